package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectrumCommandTest {

    @TempDir
    Path temporary;

    @Test
    void theGenomeIsEstimated() {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("spectrum", reads.first(), reads.second(), "--out", out, "-k", "17");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out())
                .matches("(?s)genome size: [78],\\d{3} bp\ncoverage: \\d+\\.\\dx\n.*\nerror rate: \\d\\.\\d+ %\n.*")
                .endsWith("k by published rules for this genome size: Quake 10, BFC 13, RECKONER 20, Merqury 12\n");
        assertThat(out.resolve("report.json"))
                .content()
                .containsPattern("\"genome_size\" : [78]\\d{3},")
                .contains("\"bfc\" : 13");
        assertThat(out.resolve("histogram.tsv")).content().startsWith("count\tdistinct_kmers\n1\t");
        assertThat(out.resolve("report.json")).content().contains("\"k\" : 17", "\"not_estimable\" : ");
    }

    @Test
    void wideKmersAreCountedToo() {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("out");
        Shell shell = Shell.run(
                "spectrum",
                reads.first(),
                reads.second(),
                "--out",
                out,
                "-k",
                "41",
                "--threads",
                "2",
                "--max-memory",
                "200m");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).matches("(?s)genome size: [78],\\d{3} bp\n.*");
        assertThat(out.resolve("report.json")).content().contains("\"k\" : 41");
        assertThat(Shell.run("spectrum", reads.first(), "--out", out, "-k", "64")
                        .err())
                .startsWith("iolaus: k must be from 1 to 63, was 64");
    }

    @Test
    void whatCannotBeEstimatedHasAReasonAndNoNumber() throws IOException {
        Path tiny = Files.writeString(temporary.resolve("tiny.fa"), ">r1\nACGTTGCAAGTCCATGGACTTACGA\n");
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("spectrum", tiny, "--out", out);
        assertThat(shell.exit()).isZero();
        assertThat(shell.out())
                .isEqualTo("genome size, coverage, k-mer coverage, error rate, heterozygosity, repeats: not estimable:"
                        + " too few different k-mers (5) for a coverage peak\n");
        assertThat(out.resolve("report.json"))
                .content()
                .contains("\"genome_size\" : null", "\"published_lengths\" : null");
    }
}
