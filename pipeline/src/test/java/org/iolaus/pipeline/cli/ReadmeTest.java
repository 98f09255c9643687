package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.pipeline.report.MultiqcContent;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.page.ExampleReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the README says of commands and options is so. */
class ReadmeTest {

    /** Words that follow the program's name where it is called; commands that are no more would be among them. */
    private static final List<String> COMMANDS = List.of(
            "tune",
            "correct",
            "evaluate",
            "score",
            "spectrum",
            "simulate",
            "report",
            "completion",
            "train",
            "models",
            "select",
            "survey",
            "try",
            "candidates",
            "samplesheet",
            "merge-counts",
            "merge-reads");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

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
        Set<String> told = Pattern.compile("^\\| `iolaus ([a-z-]+)", Pattern.MULTILINE)
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
        Set<String> named =
                OPTION.matcher(readme).results().map(match -> match.group()).collect(Collectors.toSet());
        assertThat(named).isNotEmpty().isSubsetOf(there);
    }

    /** The pages for people, the scripts of the repository, and the steps of the workflow. */
    static Stream<Path> documents() throws IOException {
        return Stream.concat(
                pages().map(Path::of),
                under("../workflows", "../testdata", "../.ci")
                        .filter(file -> file.toString().matches(".*\\.(sh|nf)") || file.endsWith("run")));
    }

    /** The pages for people. */
    static Stream<String> pages() throws IOException {
        return Stream.concat(
                Stream.of("../README.md", "../CONTRIBUTING.md"),
                under("../workflows", "../testdata").map(Path::toString).filter(name -> name.endsWith(".md")));
    }

    private static Stream<Path> under(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCallOfTheProgramCouldBeMade(Path document) throws IOException {
        String text = Files.readString(document).replaceAll("\\\\+\\n", " ");
        Matcher call = Pattern.compile(
                        "(?m)(?:\\biolaus|\\$iolaus\"?) (" + String.join("|", COMMANDS) + ")\\b([^\\n`|;]*)")
                .matcher(text);
        int calls = 0;
        while (call.find()) {
            calls++;
            assertThat(program.getSubcommands())
                    .as(document + ": " + call.group())
                    .containsKey(call.group(1));
            CommandLine command =
                    Objects.requireNonNull(program.getSubcommands().get(call.group(1)));
            Matcher option = OPTION.matcher(call.group(2));
            while (option.find()) {
                assertThat(command.getCommandSpec().optionsMap())
                        .as(document + ": " + call.group())
                        .containsKey(option.group());
            }
        }
        assertThat(calls > 0 || !document.endsWith("README.md") || document.startsWith("../testdata"))
                .as("calls are found in " + document)
                .isTrue();
    }

    /** What the configuration of the workflow adds to the command lines of its steps. */
    @Test
    void everyOptionOfTheStepsIsThere() throws IOException {
        Path workflow = Path.of("../workflows");
        Matcher step = Pattern.compile("(?s)withName: (\\w+) \\{(.*?)\\n    \\}")
                .matcher(Files.readString(workflow.resolve("conf/modules.config")));
        int options = 0;
        while (step.find()) {
            Path module = workflow.resolve("modules/" + step.group(1).toLowerCase(Locale.ROOT) + ".nf");
            Matcher call = Pattern.compile("\\n    iolaus ([a-z-]+)").matcher(Files.readString(module));
            assertThat(call.find()).as(module + " calls the program").isTrue();
            CommandLine command =
                    Objects.requireNonNull(program.getSubcommands().get(call.group(1)));
            Matcher option = OPTION.matcher(step.group(2));
            while (option.find()) {
                options++;
                assertThat(command.getCommandSpec().optionsMap())
                        .as(step.group(1))
                        .containsKey(option.group());
            }
        }
        assertThat(options).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileOfTheRepositoryThatIsNamedIsThere(String document) throws IOException {
        Path folder = Path.of(document).resolveSibling("");
        Set<String> named = Pattern.compile(
                        "(?<![\\w/$.-])((?:testdata|workflows|(?:pipeline|genomics-io|lm-core|error-correction)/src|\\.ci|share)/[\\w./-]*\\w)")
                .matcher(Files.readString(Path.of(document)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        for (String name : named) {
            Path place = name.startsWith("share/") ? Path.of("src/main/distribution", name) : Path.of("..", name);
            assertThat(Files.exists(place) || Files.exists(folder.resolve(name)))
                    .as(document + " names " + name)
                    .isTrue();
        }
    }

    /** A class has capitals within its name; the names of methods and of Java's own classes are left alone. */
    @Test
    void everyClassThatContributorsAreToldOfIsThere() throws IOException {
        Set<String> there = under("../genomics-io/src", "../lm-core/src", "../error-correction/src", "../pipeline/src")
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.toSet());
        List<String> named = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`")
                .matcher(Files.readString(Path.of("../CONTRIBUTING.md")))
                .results()
                .map(match -> match.group(1) + ".java")
                .toList();
        assertThat(named).isNotEmpty().isSubsetOf(there);
    }

    @Test
    void everyMavenProfileThatIsNamedIsThere() throws IOException {
        String project = Files.readString(Path.of("../pom.xml"));
        String text =
                readme + Files.readString(Path.of("../CONTRIBUTING.md")) + Files.readString(Path.of("../.ci/run"));
        List<String> named = Pattern.compile("-P([a-z]+)")
                .matcher(text)
                .results()
                .map(match -> "<id>" + match.group(1) + "</id>")
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(project).contains(named);
    }

    @Test
    void everyFileThatTuneWritesIsNamed() {
        RunReport<TuningReport> run =
                new ExampleReport().trial("spectral", 11, 0.5).run();
        assertThat(readme)
                .contains(MultiqcContent.of("x", run.result()).keySet())
                .contains("trials.tsv", "report.json", "report.html");
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
