package org.iolaus.correction.evaluate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;
import org.broadinstitute.hellbender.utils.bwa.CouldNotReadImageException;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.system.ChildProcess;
import org.iolaus.genomics.system.PrivateFolder;

/**
 * Makes the aligner's index of a reference. The aligner tells its steps on standard error and ends the process at what it does not
 * like; therefore the index is made in a process of its own, whose words are kept for the case that it fails.
 */
final class ReferenceIndex {

    /** What decides where native libraries are found and unpacked. */
    private static final List<String> HANDED_ON = List.of("java.io.tmpdir", "LIBBWA_PATH");

    private ReferenceIndex() {}

    /**
     * Indexes a reference.
     *
     * @param reference FASTA, plain or compressed
     * @return the index; its files are gone, but stay mapped into memory
     * @throws UserException where the reference cannot be read, has no bases, or the aligner does not take it
     */
    static BwaMemIndex of(Path reference) {
        try (PrivateFolder folder = PrivateFolder.make()) {
            Path fasta = folder.path().resolve("reference.fa");
            Path image = folder.path().resolve("reference.img");
            Path words = folder.path().resolve("words");
            copy(reference, fasta);
            int status = ChildProcess.run(command(fasta, image, words), "stop-indexing");
            if (status != 0) {
                throw new UserException(
                        reference + ": cannot be indexed (exit status " + status + "): " + lastLine(words));
            }
            return new BwaMemIndex(image.toString());
        } catch (IOException | CouldNotReadImageException e) {
            throw new UserException(reference + ": cannot be indexed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException(reference + ": indexing was stopped", e);
        }
    }

    /** The aligner gets a file that was read and written here, plain and with names of its own. */
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

    private static ProcessBuilder command(Path fasta, Path image, Path words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:-UsePerfData"));
        for (String property : HANDED_ON) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Indexing.class.getName(),
                fasta.toString(),
                image.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
    }

    private static String lastLine(Path words) throws IOException {
        List<String> lines = new String(Files.readAllBytes(words), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty()
                ? "the aligner said nothing"
                : lines.get(lines.size() - 1).strip();
    }

    /** The process that makes the index. */
    static final class Indexing {

        private Indexing() {}

        /**
         * Makes an index.
         *
         * @param files the FASTA file and the file of the index
         */
        public static void main(String[] files) {
            BwaMemIndex.createIndexImageFromFastaFile(files[0], files[1]);
        }
    }
}
