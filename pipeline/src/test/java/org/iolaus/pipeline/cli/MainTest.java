package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void versionIsOneCleanLine() {
        Shell shell = Shell.run("--version");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).matches("iolaus \\d+\\.\\d+\\.\\d+(-[A-Z]+)?\\R");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void helpNamesEveryCommand() {
        Shell shell = Shell.run("--help");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).startsWith("Usage: iolaus").contains("completion");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void withoutCommandTheCommandsAreNamed() {
        Shell shell = Shell.run();
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .startsWith("iolaus: no command given; use one of ")
                .hasLineCount(1);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aMistypedCommandIsCorrected() {
        assertThat(Shell.run("compltion"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: there is no command 'compltion'; did you mean completion? (help: iolaus --help)"
                                + System.lineSeparator()));
    }

    @Test
    void aMistypedOptionIsCorrected() {
        assertThat(Shell.run("completion", "--hepl"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: unknown option: '--hepl'; did you mean --help? (help: iolaus completion --help)"
                                + System.lineSeparator()));
    }

    @Test
    void anUnknownWordWithoutANeighbourGetsNoHint() {
        assertThat(Shell.run("completion", "extra").err())
                .isEqualTo("iolaus: one argument too many: 'extra' (help: iolaus completion --help)"
                        + System.lineSeparator());
    }

    @Test
    void completionKnowsTheCommands() {
        Shell shell = Shell.run("completion");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).startsWith("#!/usr/bin/env bash").contains("completion");
    }
}
