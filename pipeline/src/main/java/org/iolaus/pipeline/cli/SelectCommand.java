package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.run.SelectionRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code iolaus select}: the verdict over trials that others made. */
@Command(
        name = "select",
        description = "Choose among correctors that 'iolaus try' has tried, as 'iolaus tune' would.",
        footer = {
            "",
            "Writes trials.tsv and report.json into --out. What the search comes by and nobody has tried is tried here.",
            "",
            "Examples:",
            "  iolaus select *.trial --counts all.counts --reads R1.fastq.gz R2.fastq.gz --out chosen",
            "  iolaus select *.trial --counts all.counts --with lighter --reads reads.fastq.gz --out chosen"
        })
final class SelectCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "TRIAL", description = "The files that 'iolaus try' wrote, in any order.")
    private List<Path> trials = List.of();

    @Mixin
    private CountsOption counts = new CountsOption();

    @Option(
            names = "--reads",
            arity = "1..2",
            paramLabel = "READS",
            description = "The reads of the counts, for k-mers that were not counted (default: the survey's files).")
    private List<Path> reads = List.of();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CandidateOptions candidates = new CandidateOptions();

    @Mixin
    private MixtureOptions mixture = new MixtureOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    SelectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        trials.forEach(ReadOptions::checkReadable);
        SelectionRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(
                console,
                directory -> List.of("chooses among " + trials.size() + " trials; writes "
                        + directory.resolve("trials.tsv") + ", " + directory.resolve("report.json")),
                directory -> {
                    TuningReport report = SelectionRun.run(settings, directory, console);
                    console.out().println(report.verdict());
                    console.out().flush();
                });
    }

    private SelectionRun.Settings settings() {
        return new SelectionRun.Settings(
                trials,
                counts.file(),
                TryCommand.input(reads),
                candidates.search(),
                candidates.tools(),
                candidates.objective(),
                candidates.allowTrim(),
                threads.threads(),
                memory.maxMemory(),
                mixture.mixture(candidates.objective()),
                UserWords.of(spec));
    }
}
