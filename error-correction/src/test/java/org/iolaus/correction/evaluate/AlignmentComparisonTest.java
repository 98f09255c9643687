package org.iolaus.correction.evaluate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.iolaus.genomics.SharedData;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.ReadSimulator;
import org.iolaus.genomics.simulate.SequencingError;
import org.iolaus.genomics.simulate.SimulatedFragment;
import org.iolaus.genomics.simulate.SimulatedRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentComparisonTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsOfTheReferenceFitItExactly() throws IOException {
        String genome = genome(3000);
        String reverse = otherStrand(genome);
        String foreign = genome(9000).substring(5000, 5100);
        List<Read> reads = List.of(
                read(genome.substring(100, 200)),
                read(reverse.substring(700, 800).toLowerCase(Locale.ROOT)),
                read(genome.substring(300, 350) + other(genome.charAt(350)) + genome.substring(351, 400)),
                read(genome.substring(500, 550) + genome.substring(552, 602)),
                read(genome.substring(900, 1000) + "ACCATTTTGGCCAATCG"),
                read(foreign),
                read(""));
        AlignmentCounts counts = align(genome, reads, 2);
        assertThat(counts.reads()).isEqualTo(7);
        assertThat(counts.alignedReads()).isEqualTo(5);
        assertThat(counts.exactReads()).isEqualTo(2);
        assertThat(counts.mismatches()).as("gaps are no mismatches").isBetween(1L, 3L);
        assertThat(counts.alignedBases()).isBetween(495L, 505L);
        assertThat(counts.exactMatchRate()).isCloseTo(2 / 7.0, within(1e-12));
        assertThat(counts.alignmentRate()).isCloseTo(5 / 7.0, within(1e-12));
    }

    @Test
    void droppingReadsNeverHelps() throws IOException {
        String genome = genome(3000);
        String wrong = genome.substring(300, 350) + other(genome.charAt(350)) + genome.substring(351, 400);
        Path raw = fasta(
                "raw.fa",
                ">good\n" + genome.substring(100, 200) + "\n>wrong\n" + wrong + "\n>foreign\n"
                        + genome(9000).substring(5000, 5100) + "\n");
        Path kept = fasta("kept.fa", ">good\n" + genome.substring(100, 200) + "\n");
        AlignmentChange change = compare(genome, raw, kept);
        assertThat(change.after().exactMatchRate()).isEqualTo(1 / 3.0);
        assertThat(change.after().alignmentRate()).isEqualTo(1 / 3.0);
        assertThat(change.after().mismatchRate()).isEqualTo(1 / 200.0);
        assertThat(change.before().mismatchRate()).isEqualTo(1 / 200.0);
        assertThat(change.dropped()).isEqualTo(2);
        assertThat(change.unknown()).isZero();
    }

    @Test
    void correctedReadsAreFoundByNameInAnyOrder() throws IOException {
        String genome = genome(3000);
        String wrong = genome.substring(300, 350) + other(genome.charAt(350)) + genome.substring(351, 400);
        String right = genome.substring(300, 400);
        String good = genome.substring(100, 200);
        Path raw = fasta("raw.fa", ">good\n" + good + "\n>wrong\n" + wrong + "\n");
        Path corrected = fasta(
                "corrected.fa",
                ">wrong comment\n" + right + "\n>stranger\n" + good + "\n>good\n" + good.substring(10) + "\n>good\n"
                        + good + "\n");
        AlignmentChange change = compare(genome, raw, corrected);
        assertThat(change.before().exactReads()).isEqualTo(1);
        assertThat(change.after().reads()).isEqualTo(2);
        assertThat(change.after().exactReads()).isEqualTo(2);
        assertThat(change.dropped()).isZero();
        assertThat(change.unknown()).as("stranger").isEqualTo(1);
        assertThat(change.repeated()).as("the second good").isEqualTo(1);
        assertThat(change.shortened()).as("the first good").isEqualTo(1);
    }

    @Test
    void refusesCorrectedReadsOfOthers() throws IOException {
        Path raw = fasta("raw.fa", ">a\nACGT\n>b\nACGT\n");
        Path others = fasta("others.fa", ">x\nACGT\n>y\nACGT\n>z\nACGT\n");
        assertThatThrownBy(() -> compare(genome(500), raw, others))
                .isInstanceOf(UserException.class)
                .hasMessage(others + ": not one of its 3 reads has the name of a read of " + raw
                        + "; reads are matched by name");
    }

    @Test
    void ratesFollowTheErrorsOfTheReads() throws IOException {
        String genome = genome(20_000);
        ReadSimulator simulator = new ReadSimulator(
                List.of(new Genome("g", List.of(new Genome.Sequence("s", genome.getBytes(US_ASCII))), 1)),
                new ReadSimulator.Settings("x", 20, 100, true, 300, 30, false, ErrorProfile.illumina(), 1));
        List<Read> reads = new ArrayList<>();
        long clean = 0;
        long substitutions = 0;
        for (SimulatedFragment next = simulator.next(); next != null; next = simulator.next()) {
            for (SimulatedRead read : List.of(next.first(), requireNonNull(next.second()))) {
                reads.add(read.read());
                clean += read.errors().isEmpty() ? 1 : 0;
                substitutions += read.count(SequencingError.Kind.SUBSTITUTION);
            }
        }
        AlignmentCounts counts = align(genome, reads, 1);
        assertThat(counts.alignedReads()).isEqualTo(reads.size());
        assertThat(counts.exactReads()).isEqualTo(clean);
        assertThat(counts.mismatches())
                .as("errors near the ends are clipped")
                .isBetween(substitutions * 9 / 10, substitutions);
        assertThat(counts.mismatchRate()).isBetween(0.002, 0.006);
        assertThat(align(genome, reads, 2)).as("with another number of threads").isEqualTo(counts);
    }

    @Test
    void noReadsHaveNoRates() throws IOException {
        AlignmentCounts counts = align(genome(500), List.of(), 1);
        assertThat(counts.alignmentRate()).isZero();
        assertThat(counts.exactMatchRate()).isZero();
        assertThat(counts.mismatchRate()).isZero();
    }

    @Test
    void nothingIsSaidAndNothingIsLeftInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        assertThat(messageWith("java.io.tmpdir", temporary)).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void refusesAnEmptyReferenceAndNoThreads() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.fa"), ">a\n>b\n");
        assertThatThrownBy(() -> new AlignmentComparison(empty, 1))
                .isInstanceOf(UserException.class)
                .hasMessage(empty + ": has no bases to align to");
        assertThatThrownBy(() -> new AlignmentComparison(empty, 0)).hasMessage("threads must be at least 1, was 0");
    }

    @Test
    void withoutTheNativeLibraryThereIsOneClearLine() throws Exception {
        Path library = folder.resolve("missing.so");
        assertThat(messageWith("LIBBWA_PATH", library))
                .startsWith(
                        "the aligner cannot be loaded (it needs Linux or macOS on x86_64, and to write to the temporary folder ")
                .endsWith("): Can't load library: " + library
                        + "; simulated reads can be evaluated by their truth instead")
                .doesNotContain("\n");
    }

    @Test
    void withoutTheTemporaryFolderThereIsOneClearLine() throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(messageWith("java.io.tmpdir", missing))
                .startsWith("the aligner cannot be loaded")
                .contains("to write to the temporary folder " + missing + ")")
                .doesNotContain("\n");
    }

    /** What a comparison says in a process of its own that has a system property of this value. */
    private String messageWith(String property, Path value) throws IOException, InterruptedException {
        Path reference = Files.writeString(folder.resolve("reference.fa"), ">a\nACGT\n");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + property + "=" + value,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unloadable.class.getName(),
                        reference.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isEqualTo(0);
        return Files.readString(output);
    }

    /** Prints what a comparison says where it cannot be made. */
    static final class Unloadable {

        private Unloadable() {}

        public static void main(String[] arguments) throws IOException {
            try {
                new AlignmentComparison(Path.of(arguments[0]), 1).close();
            } catch (UserException e) {
                System.out.write(("" + e.getMessage()).getBytes(US_ASCII));
            }
            System.out.flush();
        }
    }

    /** Raw exact-match rates of the real sets, measured once with another build of the aligner. */
    @ParameterizedTest
    @CsvSource({
        "t7_nextseq, reads, 53.38",
        "ebov_hiseq, sub50x, 75.45",
        "phix_miseq, sub60x, 86.05",
        "human_mt_illumina, reads, 72.86"
    })
    void realReadsFitAsOftenAsKnown(String set, String reads, double percent) {
        Path reference = SharedData.data(set + "/ref.sample.fa");
        ReadInput input = ReadInput.paired(
                SharedData.data(set + "/" + reads + "_R1.fastq.gz"),
                SharedData.data(set + "/" + reads + "_R2.fastq.gz"));
        try (AlignmentComparison comparison = new AlignmentComparison(reference, 2)) {
            AlignmentCounts counts = comparison.align(input);
            assertThat(100 * counts.exactMatchRate()).isCloseTo(percent, within(0.01));
        }
    }

    private AlignmentChange compare(String genome, Path raw, Path corrected) throws IOException {
        try (AlignmentComparison comparison = new AlignmentComparison(fasta("genome.fa", ">g\n" + genome + "\n"), 1)) {
            return comparison.compare(ReadInput.single(raw), ReadInput.single(corrected));
        }
    }

    private Path fasta(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private AlignmentCounts align(String genome, List<Read> reads, int threads) throws IOException {
        Path reference = Files.writeString(folder.resolve("genome.fa"), ">g\n" + genome + "\n");
        try (AlignmentComparison comparison = new AlignmentComparison(reference, threads)) {
            return comparison.align(reads);
        }
    }

    private static String genome(int length) {
        Random random = new Random(1);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) Nucleotide.letter(random.nextInt(4)));
        }
        return letters.toString();
    }

    private static String otherStrand(String genome) {
        StringBuilder letters = new StringBuilder();
        for (int i = genome.length() - 1; i >= 0; i--) {
            letters.append("TGCA".charAt("ACGT".indexOf(genome.charAt(i))));
        }
        return letters.toString();
    }

    private static char other(char base) {
        return base == 'A' ? 'C' : 'A';
    }

    private static Read read(String bases) {
        return new Read("r", bases.getBytes(US_ASCII), new byte[0]);
    }
}
