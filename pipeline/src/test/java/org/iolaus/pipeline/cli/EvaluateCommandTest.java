package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    Path temporary;

    @Test
    void errorsMendedAndMadeAreCounted() throws IOException {
        Path raw = fasta("raw.fa", "ACGTACGT", "AAAACCCC");
        Path truth = fasta("truth.fa", "ACGTACGA", "AAAACCCC");
        Path corrected = fasta("corrected.fa", "ACGTACGA", "AAAACCCG");
        Shell shell = Shell.run("evaluate", "--raw", raw, "--corrected", corrected, "--truth", truth);
        assertThat(shell.exit()).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out())
                .startsWith("metric\tvalue\ngain\t0.000000\n")
                .contains("\nerrors\t1\n", "\ntrue_positives\t1\n", "\nfalse_positives\t1\n");
    }

    @Test
    void oneMeasureMustBeGiven() throws IOException {
        Path reads = fasta("raw.fa", "ACGT", "ACGA");
        String hint =
                "iolaus: give one of --truth and --reference (help: iolaus evaluate --help)" + System.lineSeparator();
        assertThat(Shell.run("evaluate", "--raw", reads, "--corrected", reads)).isEqualTo(new Shell(2, "", hint));
        assertThat(Shell.run("evaluate", "--raw", reads, "--corrected", reads, "--truth", reads, "--reference", reads))
                .isEqualTo(new Shell(2, "", hint));
    }

    @Test
    void aReadWithoutTruthIsNamed() throws IOException {
        Path raw = fasta("raw.fa", "ACGT", "ACGA");
        Path truth = fasta("truth.fa", "ACGT");
        assertThat(Shell.run("evaluate", "--raw", raw, "--corrected", raw, "--truth", truth)
                        .err())
                .isEqualTo("iolaus: " + truth + ": has no sequence called r2, which is read 2 of " + raw
                        + System.lineSeparator());
    }

    @Test
    void readsOfOtherNamesAreRefused() throws IOException {
        Path raw = fasta("raw.fa", "ACGT", "ACGA");
        Path others = Files.writeString(temporary.resolve("others.fa"), ">x\nACGT\n");
        Shell refused = new Shell(
                2,
                "",
                "iolaus: " + others + ": not one of its 1 reads has the name of a read of " + raw
                        + "; reads are matched by name" + System.lineSeparator());
        assertThat(Shell.run("evaluate", "--raw", raw, "--corrected", others, "--truth", raw))
                .isEqualTo(refused);
        assertThat(Shell.run("evaluate", "--raw", raw, "--corrected", others, "--reference", raw))
                .isEqualTo(refused);
    }

    @Test
    void droppedReadsAreCountedAgainstAReference() throws IOException {
        Path genome = SimulatedReads.make(temporary).genome();
        String bases = Files.readAllLines(genome).get(1);
        Path raw = fasta("raw.fa", bases.substring(0, 100), bases.substring(200, 300));
        Path corrected = fasta("corrected.fa", bases.substring(0, 100));
        Shell shell = Shell.run("evaluate", "--raw", raw, "--corrected", corrected, "--reference", genome);
        assertThat(shell.exit()).isZero();
        assertThat(shell.out())
                .contains("exact_match_rate_before\t1.000000\n", "exact_match_rate_after\t0.500000\n")
                .contains("\nreads\t2\n", "\ndropped_reads\t1\n", "\nunknown_reads\t0\n");
    }

    private Path fasta(String name, String... sequences) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sequences.length; i++) {
            text.append(">r").append(i + 1).append('\n').append(sequences[i]).append('\n');
        }
        return Files.writeString(temporary.resolve(name), text);
    }
}
