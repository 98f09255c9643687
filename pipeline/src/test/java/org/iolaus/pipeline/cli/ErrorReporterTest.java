package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ErrorReporterTest {

    @Test
    void whatTheUserCanMendIsOneLineAndTwo() {
        assertThat(failingWith(new UserException("reads.fq: record 3:\nno bases", new IOException("below"))))
                .isEqualTo(new Shell(2, "", "iolaus: reads.fq: record 3: no bases" + System.lineSeparator()));
    }

    @Test
    void aDefectIsATraceAndOne() {
        Shell shell = failingWith(new IllegalStateException("reads in: 3, reads out: 2"));
        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err())
                .startsWith("iolaus: this is a defect of version ")
                .contains("java.lang.IllegalStateException: reads in: 3, reads out: 2")
                .contains("at org.iolaus");
    }

    @Test
    void aClosedPipeEndsQuietly() {
        assertThat(failingWith(new UncheckedIOException(new IOException("Broken pipe"))))
                .isEqualTo(new Shell(141, "", ""));
        assertThat(failingWith(new UserException("-: cannot be written", new IOException("Broken pipe"))))
                .isEqualTo(new Shell(141, "", ""));
    }

    @Test
    void whatTheDiskRefusesIsNoDefect() {
        assertThat(failingWith(new UncheckedIOException(new IOException("No space left on device"))))
                .isEqualTo(new Shell(
                        2, "", "iolaus: reading or writing failed: No space left on device" + System.lineSeparator()));
    }

    @Test
    void tooLittleMemoryNamesTheRemedy() {
        Shell shell = failingWith(new IllegalStateException(new OutOfMemoryError("Java heap space")));
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .matches(
                        "iolaus: out of memory: \\d+ MiB were allowed and more is needed; allow \\d+ MiB with --max-memory, or as many on another machine\\R");
        assertThat(ErrorReporter.outOfMemory(100)).contains("; allow 512 MiB with");
        assertThat(ErrorReporter.outOfMemory(4000)).contains("; allow 8000 MiB with");
    }

    private static Shell failingWith(Exception failure) {
        return Shell.run(console -> new Failing(failure), "fail");
    }

    @Command(name = "fail")
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
