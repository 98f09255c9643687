package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run of tune that was broken off is gone on with, and nobody could tell from its results. */
@DisabledOnOs(OS.WINDOWS)
class ResumedTuningTest {

    @TempDir
    Path folder;

    private SimulatedReads reads = new SimulatedReads(Path.of(""), Path.of(""), Path.of(""), Path.of(""));
    private Path marker = Path.of("");
    private Path out = Path.of("");
    private String tool = "";

    /** A corrector that fails where there is no marker: after all the trials of the built-in correctors. */
    @BeforeEach
    void makeTool() throws IOException {
        reads = SimulatedReads.make(folder);
        marker = folder.resolve("marker");
        out = folder.resolve("out");
        Path script = folder.resolve("tool.sh");
        Files.writeString(script, "#!/bin/sh\n[ -e " + marker + " ] || exit 3\ncp \"$1\" \"$2\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        tool = script + " {in} {out}";
    }

    @Test
    void finishedTrialsAreNotMadeAgain() throws IOException {
        breakOff();
        Shell resumed = tune(out, "--resume");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("iolaus: 5 trials are taken from the run that was broken off");

        Path unbroken = folder.resolve("unbroken");
        Shell other = tune(unbroken);
        assertThat(other.exit()).isZero();
        assertThat(names(out)).isEqualTo(names(unbroken));
        for (String name : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(out.resolve(name)).hasSameBinaryContentAs(unbroken.resolve(name));
        }
        assertThat(trialsWithoutSeconds(out)).isEqualTo(trialsWithoutSeconds(unbroken));
        assertThat(resumed.out().lines().findFirst())
                .isEqualTo(other.out().lines().findFirst());
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        breakOff();
        refused(out + ": holds a run that was broken off; go on with --resume, or begin anew with --force");
        refused("--resume goes on with a run and --force begins anew; give one of them", "--resume", "--force");
        refused(
                out + ": the run that was broken off was made with '--seed 1', this one with '--seed 2'; go on with the"
                        + " same, or begin anew with --force",
                "--resume",
                "--seed",
                2);
        refused("this one with '-k [15]'", "--resume", "-k", "15");
        Path trial = out.resolve(".iolaus-trials/002.trial");
        byte[] bytes = Files.readAllBytes(trial);
        bytes[bytes.length - 1] ^= 1;
        Files.write(trial, bytes);
        refused(trial + ": is damaged: its checksum is ", "--resume");
        assertThat(tune(out, "--force").exit()).isZero();
        assertThat(names(out)).doesNotContain(".iolaus-trials");
    }

    @Test
    void withoutABrokenRunItIsAnOrdinaryOne() throws IOException {
        Files.createFile(marker);
        Files.createDirectories(out);
        Files.createFile(out.resolve(".iolaus-0123456789abcdef.part"));
        assertThat(tune(out, "--resume").exit()).isZero();
        assertThat(tune(out, "--resume").err()).contains(out + ": is there already");
    }

    private void breakOff() throws IOException {
        Shell broken = tune(out);
        assertThat(broken.exit()).as(broken.err()).isEqualTo(2);
        assertThat(names(out)).containsExactly(".iolaus-trials");
        Files.createFile(marker);
    }

    private void refused(String message, Object... options) {
        Shell shell = tune(out, options);
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains(message).hasLineCount(1);
    }

    private Shell tune(Path directory, Object... options) {
        List<Object> words = new ArrayList<>(List.of("tune", reads.first(), reads.second(), "--out", directory));
        if (!Arrays.asList(options).contains("-k")) {
            words.addAll(List.of("-k", "13,17"));
        }
        words.addAll(List.of("--with-command", tool));
        words.addAll(List.of(options));
        return Shell.run(words.toArray());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> trialsWithoutSeconds(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("trials.tsv")).stream()
                .map(line -> line.replaceFirst("\t[^\t]*$", ""))
                .toList();
    }
}
