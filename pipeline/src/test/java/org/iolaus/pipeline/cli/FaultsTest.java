package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.pipeline.cli.RealLauncher.Started;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the surroundings of a run can do to it: each ends in one line and leaves no file. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class FaultsTest {

    private static final Path DATA = Path.of("../testdata");
    private static final List<String> LITTLE_DISK = List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh");

    @TempDir
    Path folder;

    private Path out = Path.of("");
    private Path first = Path.of("");
    private Path second = Path.of("");
    private RealLauncher launcher = new RealLauncher(out, out);

    @BeforeEach
    void copyReads() throws IOException {
        launcher = RealLauncher.in(folder);
        out = folder.resolve("out");
        first = Files.copy(DATA.resolve("lambda_R1.fastq.gz"), folder.resolve("lambda_R1.fastq.gz"));
        second = Files.copy(DATA.resolve("lambda_R2.fastq.gz"), folder.resolve("lambda_R2.fastq.gz"));
    }

    @Test
    void aFullDisk() throws Exception {
        Started run = launcher.start(Map.of(), LITTLE_DISK, "correct", first, second, "--out", out, "--quiet");
        assertThat(oneLine(run)).startsWith("iolaus: " + out).contains("cannot be written", "File too large");
    }

    @Test
    void aFullStandardOutput() throws Exception {
        Started run = launcher.start(
                Map.of(),
                List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh"),
                "score",
                first,
                "--quiet",
                "--sample",
                "20000");
        assertThat(oneLine(run))
                .isEqualTo("iolaus: reading or writing failed: standard output: No space left on device");
    }

    @Test
    void aReaderThatStopsEarly() throws Exception {
        Started run = launcher.start(
                Map.of(),
                List.of("bash", "-c", "\"$@\" | true; exit ${PIPESTATUS[0]}", "bash"),
                "score",
                first,
                "--quiet",
                "--sample",
                "20000");
        assertThat(run.exit()).isEqualTo(141);
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void correctedReadsGoToStandardOutput() throws Exception {
        Started run = launcher.start("correct", first, second, "--stdout", "--quiet");
        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.messages()).isEmpty();
        assertThat(launcher.start("correct", first, second, "--out", out, "--quiet")
                        .exit())
                .isZero();
        List<Read> expected = reads(ReadInput.paired(
                out.resolve("lambda_R1.corrected.fastq.gz"), out.resolve("lambda_R2.corrected.fastq.gz")));
        assertThat(reads(ReadInput.interleaved(run.out())))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(expected);
    }

    @Test
    void correctedReadsThatNobodyReadsEndQuietly() throws Exception {
        Started run = launcher.start(
                Map.of(),
                List.of("bash", "-c", "\"$@\" | head -c 10000 > /dev/null; exit ${PIPESTATUS[0]}", "bash"),
                "correct",
                first,
                second,
                "--stdout",
                "--quiet");
        assertThat(run.exit()).isEqualTo(141);
        assertThat(run.messages()).isEmpty();
        assertThat(launcher.temporary()).isEmptyDirectory();
    }

    @Test
    void correctedReadsThatFindNoRoom() throws Exception {
        Started run = launcher.start(
                Map.of(),
                List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh"),
                "correct",
                first,
                second,
                "--stdout",
                "--quiet");
        assertThat(oneLine(run))
                .isEqualTo("iolaus: standard output: cannot be written: IOException No space left on device");
    }

    @Test
    void aFolderThatTakesNoFiles() throws Exception {
        Started run = launcher.start("correct", first, second, "--out", "/proc/out", "--quiet");
        assertThat(oneLine(run)).startsWith("iolaus: /proc/out: cannot be written to (");
    }

    @Test
    void aTemporaryFolderThatIsMissing() throws Exception {
        Started run = launcher.start(
                Map.of("TMPDIR", folder.resolve("missing").toString()),
                List.of(),
                "tune",
                first,
                second,
                "--out",
                out,
                "--quiet");
        assertThat(oneLine(run)).contains("cannot make a temporary folder").contains("TMPDIR");
    }

    @Test
    void inputThatIsRemoved() throws Exception {
        Started run = launcher.start("tune", first, second, "--out", out);
        run.awaitWork();
        Files.delete(second);
        assertThat(lastLine(run)).isEqualTo("iolaus: " + second + ": there is no such file");
    }

    @Test
    void inputThatChanges() throws Exception {
        Started run = launcher.start("tune", first, second, "--out", out);
        run.awaitWork();
        Files.write(second, Files.readAllBytes(first), StandardOpenOption.APPEND);
        assertThat(lastLine(run)).startsWith("iolaus: " + second + ": has changed since the run began");
    }

    @Test
    void aHeapTooSmall() throws Exception {
        Started run = launcher.start(
                Map.of("IOLAUS_JAVA_OPTS", "-Xmx40m"), List.of(), "tune", first, second, "--out", out, "--quiet");
        assertThat(oneLine(run)).matches("iolaus: .* (needs|allow) \\d+ MiB .*");
        Started fits = launcher.start("correct", first, second, "--out", out, "--quiet", "--max-memory", "200m");
        assertThat(fits.exit()).as(fits.messages()).isZero();
    }

    private static List<Read> reads(ReadInput input) {
        List<Read> reads = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                reads.addAll(pair.reads());
            }
        }
        return reads;
    }

    private String oneLine(Started run) throws Exception {
        String line = lastLine(run);
        assertThat(run.messages()).hasLineCount(1);
        return line;
    }

    private String lastLine(Started run) throws Exception {
        assertThat(run.exit()).as(run.messages()).isEqualTo(2);
        assertThat(run.messages()).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
        assertThat(launcher.temporary()).isEmptyDirectory();
        List<String> lines = run.messages().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
