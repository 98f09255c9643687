package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.iolaus.genomics.read.ReadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool must not outlive the program that started it, which is ended by a signal here. */
class ToolShutdownTest {

    @TempDir
    private Path folder;

    /** Runs a tool that does not end. */
    static final class Endless {
        private Endless() {}

        /**
         * Starts it.
         *
         * @param arguments the tool, the reads and the working folder
         */
        public static void main(String[] arguments) {
            new ExternalCorrector(
                            new CommandTemplate(List.of(arguments[0], "{in}", "{out}")),
                            new ExternalSettings(OptionalInt.empty(), 1, OptionalLong.empty(), 512, false))
                    .run(new ExternalReads(ReadInput.single(Path.of(arguments[1])), Path.of(arguments[2])));
        }
    }

    @Test
    void theToolEndsWithTheProgram() throws Exception {
        Path reads = folder.resolve("reads.fa");
        Files.writeString(reads, ">a\nACGT\n");
        Path tool = folder.resolve("endless");
        Path pid = folder.resolve("pid");
        Files.writeString(tool, "#!/bin/sh\necho $$ > '" + pid + "'\nexec sleep 600\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        tool.toString(),
                        reads.toString(),
                        Files.createDirectory(folder.resolve("work")).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            ProcessHandle sleeper = ProcessHandle.of(started(program, pid)).orElseThrow();
            assertThat(sleeper.isAlive()).isTrue();

            program.destroy();

            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ends(sleeper)).isTrue();
        } finally {
            program.destroyForcibly();
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private long started(Process program, Path pid) throws IOException, InterruptedException {
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            assertThat(program.isAlive())
                    .as(() -> "the program ended early, see " + folder.resolve("said"))
                    .isTrue();
            Thread.sleep(10);
        }
        return Long.parseLong(Files.readString(pid).strip());
    }

    /** Whether a process is gone, or dead and only not asked for its status, within some seconds: signals take their time. */
    static boolean ends(ProcessHandle process) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (!process.isAlive() || isZombie(process)) {
                return true;
            }
            Thread.sleep(10);
        }
        return false;
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }
}
