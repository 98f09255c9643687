package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.run.Progress;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ConsoleTest {

    private static final String EOL = System.lineSeparator();

    @Test
    void warningsAndErrorsAreToldWhateverTheVolume() {
        assertThat(talk("--quiet").err()).isEqualTo("iolaus: warning: w" + EOL + "iolaus: the \"end\"" + EOL);
        assertThat(talk().err())
                .startsWith("iolaus: warning: w" + EOL + "iolaus: i" + EOL)
                .doesNotContain("iolaus: d")
                .containsPattern("iolaus: counting: 1,234 pairs in \\d+\\.\\d s");
        assertThat(talk("--verbose").err()).contains("iolaus: d" + EOL);
    }

    @Test
    void messagesAsJsonAreOneObjectALine() {
        assertThat(talk("--quiet", "--log-format", "json").err())
                .isEqualTo("{\"level\":\"warning\",\"message\":\"w\"}" + EOL
                        + "{\"level\":\"error\",\"message\":\"the \\\"end\\\"\"}" + EOL);
    }

    @Test
    void whatAFileSaysDoesNotControlTheTerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Console(err, err, false).error("read \033]0;x\007 \u009b2J\tb");
        new Console(err, err, false).error("A".repeat(100_000));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).isEqualTo("iolaus: read \\x1b]0;x\\x07 \\x9b2J\\x09b");
        assertThat(lines.get(1)).hasSize("iolaus: ".length() + 5003).endsWith("A...");
    }

    @Test
    void contradictionsAreRefused() {
        assertThat(talk("--quiet", "--verbose"))
                .isEqualTo(new Shell(
                        2, "", "iolaus: --quiet and --verbose exclude each other (help: iolaus talk --help)" + EOL));
        assertThat(talk("--log-format", "xml").err())
                .startsWith("iolaus: invalid value for option '--log-format'")
                .hasLineCount(1);
    }

    @Test
    void aTerminalShowsABarThatTheLastLineOverwrites() throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(err, err, true);
        try (Progress.Step step = console.step("counting", "pairs", 100)) {
            Thread.sleep(120);
            step.advance(50);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("\r\033[Kcounting  [############............]  50 pairs\r\033[Kiolaus: counting: 50 pairs");
    }

    private static Shell talk(String... options) {
        Object[] words = new Object[options.length + 1];
        words[0] = "talk";
        System.arraycopy(options, 0, words, 1, options.length);
        return Shell.run(Talking::new, words);
    }

    @Command(name = "talk")
    private record Talking(Console console) implements Callable<Integer> {
        @Override
        public Integer call() {
            console.warn("w");
            console.info("i");
            console.detail("d");
            try (Progress.Step step = console.step("counting", "pairs", 0)) {
                step.advance(1234);
            }
            throw new UserException("the \"end\"");
        }
    }
}
