package org.iolaus.correction.evaluate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAligner;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAlignment;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;
import org.broadinstitute.hellbender.utils.bwa.CouldNotCreateIndexException;
import org.broadinstitute.hellbender.utils.bwa.CouldNotCreateIndexImageException;
import org.broadinstitute.hellbender.utils.bwa.CouldNotReadImageException;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;
import org.jspecify.annotations.Nullable;

/**
 * Aligns reads to a reference inside this process, with BWA-MEM (Li 2013, arXiv:1303.3997), to see how many fit it before and after
 * correction. Every read is aligned for itself, mates too, so that the figures of a read depend on nothing else. The reference's
 * index lives in a private temporary folder while the comparison is open.
 */
public final class AlignmentComparison implements Closeable {
    private static final int BATCH_READS = 20_000;
    private static final int UNALIGNED = 0x4;
    private static final int SECONDARY_OR_SUPPLEMENTARY = 0x900;

    private final BwaMemIndex index;
    private final int threads;

    /**
     * Indexes a reference.
     *
     * @param reference FASTA, plain or compressed
     * @param threads how many threads align, at least 1; the figures do not depend on it
     * @throws UserException where the reference cannot be read or has no bases, or where this machine cannot run the aligner
     */
    public AlignmentComparison(Path reference, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.threads = threads;
        load();
        this.index = index(reference);
    }

    /**
     * Aligns reads.
     *
     * @param reads the reads, raw or corrected
     * @return how they fit the reference
     */
    public AlignmentCounts align(ReadInput reads) {
        try (Tally tally = new Tally()) {
            Mates.forEach(reads, (read, mate) -> tally.add(read));
            return tally.finish();
        }
    }

    /**
     * Aligns reads that are in memory.
     *
     * @param reads the reads, raw or corrected
     * @return how they fit the reference
     */
    public AlignmentCounts align(Iterable<Read> reads) {
        try (Tally tally = new Tally()) {
            reads.forEach(tally::add);
            return tally.finish();
        }
    }

    /** Lets go of the index. */
    @Override
    public void close() {
        index.close();
    }

    /** Loads the aligner's native library, so that what fails later has another cause. */
    private static void load() {
        try {
            BwaMemIndex.getBWAVersion();
        } catch (LinkageError | RuntimeException e) {
            throw new UserException(
                    "the aligner cannot be loaded (it needs Linux or macOS on x86_64, and to write to the temporary folder "
                            + System.getProperty("java.io.tmpdir") + "): " + firstLine(e)
                            + "; simulated reads can be evaluated by their truth instead",
                    e);
        }
    }

    private static BwaMemIndex index(Path reference) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("iolaus-reference");
            Path fasta = folder.resolve("reference.fa");
            Path image = folder.resolve("reference.img");
            copy(reference, fasta);
            BwaMemIndex.createIndexImageFromFastaFile(fasta.toString(), image.toString());
            return new BwaMemIndex(image.toString());
        } catch (IOException
                | CouldNotCreateIndexException
                | CouldNotCreateIndexImageException
                | CouldNotReadImageException e) {
            throw new UserException(reference + ": cannot be indexed: " + firstLine(e), e);
        } finally {
            // The image stays mapped into memory after its file is gone.
            delete(folder);
        }
    }

    /**
     * The aligner ends the whole process at a file that it does not like, so it gets one that was read and written here, plain and
     * with names of its own.
     */
    private static void copy(Path reference, Path fasta) throws IOException {
        List<Read> sequences = new ArrayList<>();
        Mates.forEach(ReadInput.single(reference), (read, mate) -> sequences.add(read));
        if (sequences.stream().allMatch(sequence -> sequence.length() == 0)) {
            throw new UserException(reference + ": has no bases to align to");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fasta))) {
            for (int i = 0; i < sequences.size(); i++) {
                out.write((">" + (i + 1) + "\n").getBytes(StandardCharsets.US_ASCII));
                out.write(sequences.get(i).bases());
                out.write('\n');
            }
        }
    }

    /** How many bases one operation of a CIGAR (SAM specification, section 1.4) has in all, matches and mismatches being M. */
    private static int lengthOf(String cigar, char operation) {
        int sum = 0;
        int length = 0;
        for (int i = 0; i < cigar.length(); i++) {
            char letter = cigar.charAt(i);
            if (letter >= '0' && letter <= '9') {
                length = 10 * length + letter - '0';
                continue;
            }
            sum += letter == operation ? length : 0;
            length = 0;
        }
        return sum;
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** Collects reads into batches, aligns them and counts. */
    private final class Tally implements Closeable {
        private final BwaMemAligner aligner = new BwaMemAligner(index);
        private final List<byte[]> batch = new ArrayList<>();
        private long reads;
        private long aligned;
        private long exact;
        private long bases;
        private long mismatches;

        Tally() {
            aligner.setNThreadsOption(threads);
        }

        void add(Read read) {
            reads++;
            if (read.length() == 0) {
                return;
            }
            batch.add(read.bases());
            if (batch.size() == BATCH_READS) {
                alignBatch();
            }
        }

        AlignmentCounts finish() {
            alignBatch();
            return new AlignmentCounts(reads, aligned, exact, bases, mismatches);
        }

        @Override
        public void close() {
            aligner.close();
        }

        private void alignBatch() {
            if (batch.isEmpty()) {
                return;
            }
            List<List<BwaMemAlignment>> alignments = aligner.alignSeqs(batch);
            for (int i = 0; i < batch.size(); i++) {
                for (BwaMemAlignment alignment : alignments.get(i)) {
                    if ((alignment.getSamFlag() & (UNALIGNED | SECONDARY_OR_SUPPLEMENTARY)) == 0) {
                        count(alignment, batch.get(i).length);
                    }
                }
            }
            batch.clear();
        }

        private void count(BwaMemAlignment alignment, int length) {
            String cigar = alignment.getCigar();
            int gaps = lengthOf(cigar, 'I') + lengthOf(cigar, 'D');
            int matched = lengthOf(cigar, 'M');
            aligned++;
            exact += matched == length && alignment.getNMismatches() == 0 ? 1 : 0;
            bases += matched;
            // The aligner counts the bases of gaps as mismatches.
            mismatches += alignment.getNMismatches() - gaps;
        }
    }
}
