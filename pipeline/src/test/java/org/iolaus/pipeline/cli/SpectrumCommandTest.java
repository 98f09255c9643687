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
        double size =
                Double.parseDouble(shell.out().lines().findFirst().orElseThrow().replace("genome size: ", ""));
        assertThat(size).isBetween(7600.0, 8400.0);
        assertThat(out.resolve("histogram.tsv")).content().startsWith("count\tdistinct_kmers\n1\t");
        assertThat(out.resolve("report.json")).content().contains("\"k\" : 17", "\"not_estimable\" : ");
    }

    @Test
    void whatCannotBeEstimatedHasAReasonAndNoNumber() throws IOException {
        Path tiny = Files.writeString(temporary.resolve("tiny.fa"), ">r1\nACGTTGCAAGTCCATGGACTTACGA\n");
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("spectrum", tiny, "--out", out);
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).startsWith("genome size: not estimable: ");
        assertThat(out.resolve("report.json")).content().contains("\"genome_size\" : null");
    }
}
