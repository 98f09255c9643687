package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iolaus.pipeline.cli.RealLauncher.Started;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Colours are for terminals, and for those who want them. {@code script} plays the terminal. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class TerminalTest {

    private static final String ESCAPE = "\033[";

    @TempDir
    Path folder;

    @Test
    void theHelpHasColoursOnATerminalUnlessTheUserWantsNone() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no program script (bsdutils)");
        assertThat(help(Map.of("TERM", "xterm"), true)).contains("Usage", ESCAPE);
        assertThat(help(Map.of("TERM", "xterm", "NO_COLOR", "1"), true))
                .contains("Usage")
                .doesNotContain(ESCAPE);
        assertThat(help(Map.of("TERM", "xterm"), false)).contains("Usage").doesNotContain(ESCAPE);
    }

    private String help(Map<String, String> environment, boolean terminal) throws Exception {
        RealLauncher launcher = RealLauncher.in(folder);
        List<String> prefix = terminal
                ? List.of("sh", "-c", "exec script -qec \"$1 tune --help\" /dev/null < /dev/null", "sh")
                : List.of();
        Started run =
                terminal ? launcher.start(environment, prefix) : launcher.start(environment, prefix, "tune", "--help");
        assertThat(run.exit()).as(run.messages()).isZero();
        return run.output();
    }
}
