package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.lm.model.ModelDirectory;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.run.ModelScoringRun;
import org.iolaus.pipeline.run.PseudoScoringRun;
import org.iolaus.pipeline.run.ScoringRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code iolaus score}: perplexity and posterior of reads. */
@Command(
        name = "score",
        description =
                "Score raw reads, and a correction of them, with a language model of the raw ones. Prints a table.",
        footer = {
            "",
            "Examples:",
            "  iolaus score reads.fq.gz",
            "  iolaus score reads.fq.gz --model model",
            "  iolaus score reads.fq.gz --counts all.counts --corrected out/reads.corrected.fq.gz",
            "  iolaus score reads_R1.fq reads_R2.fq --corrected out/reads_R1.corrected.fq out/reads_R2.corrected.fq"
        })
final class ScoreCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Option(
            names = "--corrected",
            arity = "1..2",
            paramLabel = "FILE",
            description = "The same reads corrected, in any order; reads are matched by name.")
    private List<Path> corrected = List.of();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "Score with a neural model that 'iolaus train' made, and with it alone. A model with a memory counts"
                            + " the k-mers of the raw reads.")
    private @Nullable Path model;

    @Option(
            names = "--counts",
            paramLabel = "FILE",
            description =
                    "The counts of the reads, which 'iolaus merge-counts' made, with the sample and its seed; nothing is"
                            + " counted then.")
    private @Nullable Path counts;

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private DeviceOptions device = new DeviceOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    ScoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (counts != null) {
            ReadOptions.checkReadable(counts);
            if (model != null) {
                throw new ParameterException(
                        spec.commandLine(), "--counts is for the model of the counts; --model is another one");
            }
        }
        if (model != null) {
            return scoreWith(model);
        }
        ScoringRun.Settings settings = UserWords.settings(spec, this::settings);
        Table<ScoringRun.Row> table = new Table<>(ScoringRun.Row.class);
        console.out().print(table.text(ScoringRun.run(settings, console)));
        console.out().flush();
        return 0;
    }

    private int scoreWith(Path directory) {
        ModelScoringRun.Settings settings = UserWords.settings(
                spec,
                () -> new ModelScoringRun.Settings(
                        directory,
                        reads.input(),
                        correction(),
                        sample.bases(),
                        sample.seed(),
                        device.device(),
                        device.threads(),
                        memory.maxMemory()));
        console.out().print(isMasked(directory) ? pseudoTable(settings) : table(settings));
        console.out().flush();
        return 0;
    }

    private static boolean isMasked(Path directory) {
        return !ModelDirectory.config(directory).objective().causal();
    }

    private String table(ModelScoringRun.Settings settings) {
        return new Table<>(ModelScoringRun.Row.class).text(ModelScoringRun.run(settings, console));
    }

    private String pseudoTable(ModelScoringRun.Settings settings) {
        return new Table<>(PseudoScoringRun.Row.class).text(PseudoScoringRun.run(settings, console));
    }

    private Optional<ReadInput> correction() {
        return corrected.isEmpty() ? Optional.empty() : Optional.of(reads.input(corrected));
    }

    private ScoringRun.Settings settings() {
        Optional<ReadInput> correction = correction();
        return new ScoringRun.Settings(
                reads.input(),
                correction,
                Optional.ofNullable(counts),
                sample.bases(),
                threads.threads(),
                sample.seed(),
                memory.maxMemory());
    }
}
