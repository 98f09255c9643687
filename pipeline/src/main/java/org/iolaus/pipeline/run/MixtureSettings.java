package org.iolaus.pipeline.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.DeviceChoice;
import org.iolaus.lm.head.MemoryMixtureHead;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.ModelDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The network that is asked beside the counts.
 *
 * @param name what the user called it
 * @param directory where it is, if it was trained before
 * @param config what it is made of, with a head that mixes the counts in
 * @param budget how many tokens to train it on, or null for a number that suits the sample
 * @param seconds how long that may take, or null for as long as it takes: only then is the verdict the same on every machine
 * @param device where it computes
 * @param engineThreads how many threads one computation uses
 */
public record MixtureSettings(
        String name,
        Optional<Path> directory,
        ModelConfig config,
        @Nullable Long budget,
        @Nullable Double seconds,
        DeviceChoice device,
        int engineThreads) {

    /** The units that look at what the memory says, in a model that is given a memory here. */
    private static final int HIDDEN = 32;

    /** Checks the limits. */
    public MixtureSettings {
        if (budget != null && budget < 1) {
            throw new IllegalArgumentException("the budget must be at least 1 token, was " + budget);
        }
        if (seconds != null && !(seconds > 0)) {
            throw new IllegalArgumentException("the time must be more than 0 seconds, was " + seconds);
        }
        if (directory.isPresent() && (budget != null || seconds != null)) {
            throw new IllegalArgumentException(
                    "a model that was trained before has no budget; give the name of one to train it here");
        }
        LanguageModel.countParameters(config);
    }

    /**
     * Makes sure that there is what it computes on, before other work.
     *
     * @throws UserException where there is no such device
     */
    void requireDevice() {
        ComputingPlace.open(device, engineThreads);
    }

    /**
     * Finds the model.
     *
     * @param name a directory that {@code iolaus train} made, a name that {@code iolaus models} lists, or a model file
     * @param budget as above
     * @param seconds as above
     * @param device as above
     * @param engineThreads as above
     * @return the settings
     * @throws UserException where there is no such model, or it cannot be mixed with counts
     */
    public static MixtureSettings of(
            String name, @Nullable Long budget, @Nullable Double seconds, DeviceChoice device, int engineThreads) {
        Path path = Path.of(name);
        if (Files.isDirectory(path) && !ModelFiles.shipped().contains(name)) {
            ModelConfig config = ModelDirectory.config(path);
            if (!config.head().remembers()) {
                throw new UserException(
                        path + ": is a model without a memory, which cannot be mixed with counts; train one"
                                + " with --model-config memory-convolution, or give the name of one to train it here");
            }
            return new MixtureSettings(name, Optional.of(path), config, budget, seconds, device, engineThreads);
        }
        ModelConfig config = ModelFiles.find(name);
        try {
            ModelConfig mixing = config.head().remembers() ? config : config.with(new MemoryMixtureHead.Config(HIDDEN));
            return new MixtureSettings(name, Optional.empty(), mixing, budget, seconds, device, engineThreads);
        } catch (IllegalArgumentException e) {
            throw new UserException("the model " + name + " cannot be mixed with counts: " + e.getMessage(), e);
        }
    }
}
