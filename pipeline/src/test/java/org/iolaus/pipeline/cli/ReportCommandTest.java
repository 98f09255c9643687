package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    static Path folder;

    private static SimulatedReads reads = new SimulatedReads(Path.of(""), Path.of(""), Path.of(""), Path.of(""));

    @BeforeAll
    static void tune() {
        reads = SimulatedReads.make(folder);
        assertThat(Shell.run("tune", reads.first(), reads.second(), "--out", folder.resolve("my results"), "-k", "17"))
                .extracting(Shell::exit)
                .isEqualTo(0);
    }

    @Test
    void anIndexOfSeveralSamples() throws IOException {
        Path index = folder.resolve("index.html");
        Path sample = folder.resolve("my results");
        assertThat(Shell.run("report", sample, sample, "--out", index))
                .isEqualTo(new Shell(0, "", "iolaus: 2 samples in " + index + System.lineSeparator()));
        assertThat(index).content().contains("<a href=\"./my%20results/report.html\">" + sample + "</a>");
        Path other = Files.createDirectories(folder.resolve("b"));
        Files.copy(sample.resolve("report.json"), other.resolve("report.json"));
        assertThat(Shell.run("report", sample, other, "--out", index, "--force").exit())
                .isZero();
        assertThat(index).content().contains("report.html\">my results</a>", "<a href=\"./b/report.html\">b</a>");
        assertThat(Shell.run("report", sample, "--out", index).err())
                .isEqualTo("iolaus: " + index + ": is there already; choose another file, or write over it with --force"
                        + System.lineSeparator());
        assertThat(Shell.run("report", sample, "--out", index, "--force").exit())
                .isZero();
        assertThat(index).content().contains("<a href=\"./my%20results/report.html\">reads</a>");
    }

    @Test
    void aDirectoryWithoutAReportIsOneLine() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path index = folder.resolve("never.html");
        assertThat(Shell.run("report", empty, "--out", index))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: " + empty.resolve("report.json")
                                + ": is not there; give directories that iolaus tune wrote" + System.lineSeparator()));
        Files.writeString(empty.resolve("report.json"), "{}");
        assertThat(Shell.run("report", empty, "--out", index).err())
                .startsWith("iolaus: " + empty.resolve("report.json") + ": is not a report of iolaus tune")
                .hasLineCount(1);
        assertThat(index).doesNotExist();
    }

    @Test
    void whatEvaluateFindsGoesIntoTheReport() throws IOException {
        Path sample = folder.resolve("my results");
        Shell shell = Shell.run(
                "evaluate",
                "--raw",
                reads.first(),
                reads.second(),
                "--corrected",
                sample.resolve("reads_R1.corrected.fastq.gz"),
                sample.resolve("reads_R2.corrected.fastq.gz"),
                "--truth",
                reads.truth(),
                "--report",
                sample);
        assertThat(shell.exit()).isZero();
        assertThat(sample.resolve("evaluation.tsv")).hasContent(shell.out());
        assertThat(sample.resolve("report.html")).content().contains("reads made perfect", "reads harmed");
    }
}
