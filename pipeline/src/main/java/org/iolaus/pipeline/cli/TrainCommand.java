package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.model.TrainingRecord;
import org.iolaus.pipeline.run.ModelTrainingRun;
import org.iolaus.pipeline.run.OutputDirectory;
import org.iolaus.pipeline.run.RunPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code iolaus train}: a neural language model of reads. */
@Command(
        name = "train",
        description = "Train a neural language model on reads. One read in eight is held out to judge it by.",
        footer = {
            "",
            "A run that was broken off goes on, to the same weights, with the same command and --force.",
            "",
            "Examples:",
            "  iolaus train reads.fq.gz --out model",
            "  iolaus train reads_R1.fq reads_R2.fq --model-config bigbird --tokens 2000000 --out model"
        })
final class TrainCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--model-config",
            paramLabel = "NAME|FILE",
            defaultValue = "gated-convolution",
            description = "A model that 'iolaus models' lists, or a file like those (default: ${DEFAULT-VALUE}).")
    private String model = "";

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "How many tokens to train on (default: three times the sample's, at most 5000000).")
    private @Nullable Long tokens;

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Mixin
    private DeviceOptions device = new DeviceOptions();

    @Option(
            names = "--held-out-scores",
            paramLabel = "FILE",
            description =
                    "Also write a table of what every held-out read costs the model, in bits, and what it costs the"
                            + " counts alone where the model has a memory.")
    private @Nullable Path heldOutScores;

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelTrainingRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(
                console,
                directory -> RunPlan.of(settings, directory),
                directory -> tell(ModelTrainingRun.run(settings, directory, console), directory));
    }

    private void tell(TrainingRecord record, OutputDirectory directory) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "%.4f %s on %d held-out reads after %d tokens; model in %s%n",
                        record.heldOut(),
                        record.unit(),
                        record.heldOutReads(),
                        record.tokens(),
                        directory);
        console.out().flush();
    }

    private ModelTrainingRun.Settings settings() {
        return new ModelTrainingRun.Settings(
                reads.input(),
                ModelFiles.find(model),
                sample.bases(),
                tokens,
                sample.seed(),
                device.device(),
                device.threads(),
                memory.maxMemory(),
                Optional.ofNullable(heldOutScores));
    }
}
