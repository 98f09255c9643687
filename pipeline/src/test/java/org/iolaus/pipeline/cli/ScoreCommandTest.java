package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

    @TempDir
    Path temporary;

    @Test
    void correctedReadsScoreBetterThanRawOnes() {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("out");
        Shell.run("correct", reads.first(), reads.second(), "--out", out);
        Shell shell = Shell.run(
                "score",
                reads.first(),
                reads.second(),
                "--corrected",
                out.resolve("reads_R1.corrected.fastq.gz"),
                out.resolve("reads_R2.corrected.fastq.gz"));
        assertThat(shell.exit()).isZero();
        List<String> rows = shell.out().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("reads\tbits_per_base\tinner_bits_per_base\tperplexity\tposterior_bits\t");
        assertThat(rows.get(1)).startsWith("raw\t");
        assertThat(rows.get(2)).startsWith("corrected\t");
        for (int column : new int[] {1, 2, 3, 4}) {
            assertThat(cell(rows.get(2), column)).isLessThan(cell(rows.get(1), column));
        }
        assertThat(cell(rows.get(2), 7)).isGreaterThan(0.8);
    }

    @Test
    void missingReadsAreToldAndCountAsRaw() throws IOException {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Shell whole = Shell.run("score", reads.first(), "--quiet");
        Path one = temporary.resolve("one.fq");
        try (BufferedReader raw = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(reads.first())), StandardCharsets.US_ASCII))) {
            Files.write(one, raw.lines().limit(4).toList());
        }
        Shell shell = Shell.run("score", reads.first(), "--corrected", one, "--quiet");
        assertThat(shell.exit()).isZero();
        assertThat(shell.err())
                .contains("iolaus: warning: 1199 of 1200 sampled reads are not among the corrected ones");
        List<String> rows = shell.out().lines().toList();
        assertThat(rows.get(2)).isEqualTo(rows.get(1).replaceFirst("raw", "corrected"));
        assertThat(rows.get(1)).isEqualTo(whole.out().lines().toList().get(1));
    }

    @Test
    void readsOfOtherNamesAreRefused() throws IOException {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path other = Files.writeString(temporary.resolve("other.fa"), ">stranger\nACGT\n");
        assertThat(Shell.run("score", reads.first(), "--corrected", other, "--quiet"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: " + other + ": not one of the 1200 sampled reads is among the corrected ones; "
                                + "reads are matched by name" + System.lineSeparator()));
    }

    private static double cell(String row, int column) {
        return Double.parseDouble(row.split("\t", -1)[column]);
    }
}
