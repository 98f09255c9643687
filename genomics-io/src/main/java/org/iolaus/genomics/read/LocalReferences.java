package org.iolaus.genomics.read;

import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.cram.ref.CRAMReferenceSource;
import htsjdk.samtools.reference.IndexedFastaSequenceFile;
import htsjdk.samtools.util.SequenceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sequences a CRAM file was compressed against, where they lie on this machine, looked for as samtools does (its manual, "Reference
 * sequences"): in {@code REF_CACHE} and {@code REF_PATH} by the checksum M5, with {@code %s} for what is left of it and {@code %2s} for
 * its next two letters, then in the indexed FASTA file that the header names in UR. Nothing is fetched over the network. A sequence with
 * another checksum than the header's is not taken.
 */
final class LocalReferences implements CRAMReferenceSource {

    private final List<String> patterns = new ArrayList<>();
    private String lastName = "";
    private byte[] lastBases = new byte[0];

    /** Says which sequence was asked for; on its way through the library, which may wrap it. */
    static final class Missing extends RuntimeException {
        private final String reason;

        Missing(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    LocalReferences() {
        this(System.getenv());
    }

    /** With an environment, for tests. */
    LocalReferences(Map<String, String> environment) {
        Optional.ofNullable(environment.get("REF_CACHE")).ifPresent(patterns::add);
        String path = environment.getOrDefault("REF_PATH", "").replaceAll("(https?|ftp):+//[^:]*(:[0-9]+/[^:]*)?", "");
        Arrays.stream(path.split(":")).filter(part -> !part.isBlank()).forEach(patterns::add);
    }

    @Override
    public synchronized byte[] getReferenceBases(SAMSequenceRecord sequence, boolean tryNameVariants) {
        if (!sequence.getSequenceName().equals(lastName)) {
            lastBases = find(sequence);
            lastName = sequence.getSequenceName();
        }
        return lastBases;
    }

    @Override
    public byte[] getReferenceBasesByRegion(SAMSequenceRecord sequence, int start, int length) {
        byte[] bases = getReferenceBases(sequence, false);
        return Arrays.copyOfRange(bases, Math.min(start, bases.length), Math.min(start + length, bases.length));
    }

    private byte[] find(SAMSequenceRecord sequence) {
        String checksum = sequence.getMd5();
        List<byte[]> candidates = new ArrayList<>();
        try {
            if (checksum != null && !checksum.isBlank()) {
                for (String pattern : patterns) {
                    Path file = Path.of(expanded(pattern, checksum));
                    if (Files.isRegularFile(file)) {
                        candidates.add(SequenceUtil.upperCase(Files.readAllBytes(file)));
                    }
                }
            }
            byte[] named = fromFasta(sequence);
            if (named != null) {
                candidates.add(named);
            }
        } catch (IOException | InvalidPathException e) {
            throw new Missing(
                    "its reference sequence " + sequence.getSequenceName() + " cannot be read: " + e.getMessage());
        }
        for (byte[] bases : candidates) {
            if (checksum == null || checksum.equalsIgnoreCase(SequenceUtil.calculateMD5String(bases))) {
                return bases;
            }
        }
        throw new Missing("needs its reference sequence " + sequence.getSequenceName()
                + ", which is not on this machine: name its place in REF_PATH, or convert the file with samtools view -b -T"
                + " REFERENCE");
    }

    /** samtools' pattern: a directory without a percent sign holds files named by whole checksums. */
    static String expanded(String pattern, String checksum) {
        StringBuilder path = new StringBuilder();
        int used = 0;
        int at = 0;
        while (at < pattern.length()) {
            int sign = pattern.indexOf('%', at);
            int end = sign < 0 ? -1 : pattern.indexOf('s', sign);
            if (end < 0) {
                break;
            }
            path.append(pattern, at, sign);
            String digits = pattern.substring(sign + 1, end);
            int letters = digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : checksum.length();
            int to = Math.min(checksum.length(), used + letters);
            path.append(checksum, used, to);
            used = to;
            at = end + 1;
        }
        path.append(pattern.substring(at));
        if (used < checksum.length()) {
            path.append('/').append(checksum.substring(used));
        }
        return path.toString();
    }

    private static byte @Nullable [] fromFasta(SAMSequenceRecord sequence) throws IOException {
        String place = sequence.getAttribute(SAMSequenceRecord.URI_TAG);
        if (place == null) {
            return null;
        }
        Path fasta = Path.of(place.replaceFirst("^file:(//)?", ""));
        if (!Files.isRegularFile(fasta) || !Files.isRegularFile(Path.of(fasta + ".fai"))) {
            return null;
        }
        try (IndexedFastaSequenceFile file = new IndexedFastaSequenceFile(fasta)) {
            return SequenceUtil.upperCase(
                    file.getSequence(sequence.getSequenceName()).getBases());
        }
    }
}
