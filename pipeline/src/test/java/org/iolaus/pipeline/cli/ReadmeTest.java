package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.report.TrialRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the README says of commands and options is so. */
class ReadmeTest {

    private static String readme = "";
    private static CommandLine program = new CommandLine(new RootCommand());

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("../README.md"));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false);
        program = Main.commandLine(console, Main.commands(console));
    }

    @Test
    void theTableHasEveryCommand() {
        Set<String> told = Pattern.compile("^\\| `iolaus ([a-z]+)", Pattern.MULTILINE)
                .matcher(readme)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(new TreeSet<>(program.getSubcommands().keySet()));
    }

    @Test
    void everyOptionThatIsNamedIsThere() {
        Set<String> there = program.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                .collect(Collectors.toSet());
        there.addAll(program.getCommandSpec().optionsMap().keySet());
        Set<String> named = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*")
                .matcher(readme)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().isSubsetOf(there);
    }

    @Test
    void everyExternalCorrectorIsNamed() {
        for (KnownTool tool : KnownTool.values()) {
            assertThat(readme).contains("`" + tool.label() + "`");
        }
    }

    @Test
    void everyColumnOfTheTrialsIsExplained() {
        String header = new Table<>(TrialRow.class).text(List.of()).strip();
        for (String column : header.split("\t", -1)) {
            assertThat(readme).contains("`" + column + "`");
        }
    }
}
