package org.iolaus.pipeline.cli;

import java.util.Optional;
import org.iolaus.correction.tune.Objective;
import org.iolaus.pipeline.run.MixtureSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which language model judges what was tried. */
final class MixtureOptions {

    private static final String COUNTS = "counts";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--lm",
            paramLabel = "counts|NAME|DIR",
            defaultValue = COUNTS,
            description =
                    "The language model: the counts of k-mers alone, or mixed with a network, which judges the best"
                            + " settings anew where they differ: one that 'iolaus models' lists, trained on the sample, or one that"
                            + " 'iolaus train' made and that has a memory (default: ${DEFAULT-VALUE}).")
    private String model = COUNTS;

    @Option(
            names = "--lm-budget",
            paramLabel = "TOKENS",
            description =
                    "How many tokens to train the network on (default: three times the sample's, at most 1500000).")
    private @Nullable Long budget;

    @Option(
            names = "--lm-seconds",
            paramLabel = "N",
            description =
                    "End training after so many seconds; the result then depends on the machine, and the report says"
                            + " so.")
    private @Nullable Double seconds;

    @Mixin
    private DeviceOptions device = new DeviceOptions();

    /**
     * The network, or nothing for the counts alone.
     *
     * @param objective what decides; a network has nothing to say of perplexity
     */
    Optional<MixtureSettings> mixture(Objective objective) {
        if (!model.equals(COUNTS)) {
            if (objective == Objective.PERPLEXITY) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--lm " + model + " judges what edits gain; it does not go with --objective perplexity");
            }
            return Optional.of(MixtureSettings.of(model, budget, seconds, device.device(), device.threads()));
        }
        if (budget != null || seconds != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    (budget != null ? "--lm-budget" : "--lm-seconds") + " is for a network; name one with --lm");
        }
        return Optional.empty();
    }
}
