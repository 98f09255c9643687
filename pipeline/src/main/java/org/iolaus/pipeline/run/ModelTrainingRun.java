package org.iolaus.pipeline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.DeviceChoice;
import org.iolaus.lm.memory.ExpertBits;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.ModelDirectory;
import org.iolaus.lm.model.TrainingRecord;
import org.iolaus.lm.train.Trainer;
import org.iolaus.lm.train.TrainingReads;
import org.iolaus.pipeline.report.Version;
import org.jspecify.annotations.Nullable;

/** Trains a neural model on a sample of reads and keeps it in a directory. */
public final class ModelTrainingRun {

    private static final String CHECKPOINT = "checkpoint.safetensors";

    /** The held-out reads are judged by so many tokens at most: a look should cost little beside the training. */
    private static final long HELD_OUT_TOKENS = 200_000;

    /** Without another budget the model sees the sample so often, */
    private static final int DEFAULT_ROUNDS = 3;

    /** but not more than so many tokens. */
    private static final long MOST_DEFAULT_TOKENS = 5_000_000;

    private ModelTrainingRun() {}

    /**
     * What is trained, and on what.
     *
     * @param reads the reads
     * @param config what the model is made of
     * @param sampleBases how many bases of the reads are used
     * @param budget how many tokens to train on, or null for a number that suits the sample
     * @param seed of the sample, the first weights and the batches
     * @param device where it is trained
     * @param engineThreads how many threads one computation uses; the weights depend on it
     * @param maxMemory how many bytes the counts of a model with a memory may use
     * @param heldOutScores where what every held-out read costs the model is written, if anywhere
     */
    public record Settings(
            ReadInput reads,
            ModelConfig config,
            long sampleBases,
            @Nullable Long budget,
            long seed,
            DeviceChoice device,
            int engineThreads,
            long maxMemory,
            Optional<Path> heldOutScores) {

        /** Checks the sizes, and that the parts of the model fit each other. */
        public Settings {
            LanguageModel.countParameters(config);
            if (sampleBases < 1) {
                throw new IllegalArgumentException("the sample must have at least 1 base, was " + sampleBases);
            }
            if (heldOutScores.isPresent() && !config.objective().causal()) {
                throw new IllegalArgumentException("a masked model has "
                        + config.objective().unit() + " of hidden bases, so there are no scores of the held-out reads");
            }
            if (budget != null && budget < 1) {
                throw new IllegalArgumentException("the budget must be at least 1 token, was " + budget);
            }
        }
    }

    /**
     * Trains.
     *
     * @param settings what, and on what
     * @param directory where the model is kept; a checkpoint there is gone on from
     * @param progress is told
     * @return how the model came to be, as it is kept
     */
    public static TrainingRecord run(Settings settings, OutputDirectory directory, Progress progress) {
        ComputingPlace place = ComputingPlace.open(settings.device(), settings.engineThreads());
        progress.info("training on " + place + " with " + place.engine().version());
        TrainingSample sample = TrainingSample.of(settings, progress);
        TrainingReads reads = sample.reads();
        reads.memory()
                .ifPresent(memory -> progress.info(String.format(
                        Locale.ROOT,
                        "counts alone: %.4f bits/base on the held-out reads",
                        ExpertBits.of(memory, reads.lookedAt(HELD_OUT_TOKENS, 1))
                                .best())));
        try (LanguageModel model = LanguageModel.create(settings.config(), place, settings.seed())) {
            long budget = budget(settings, reads, model.tokenizer().basesPerToken());
            Path checkpoint = directory.resolve(CHECKPOINT);
            Trainer.Settings training =
                    new Trainer.Settings(budget, HELD_OUT_TOKENS, settings.seed(), Optional.of(checkpoint));
            Trainer.Outcome outcome;
            try (Progress.Step step = progress.step("training", "tokens", budget)) {
                outcome =
                        Trainer.train(model, reads, training, new TrainingMessages(settings.config(), step, progress));
            }
            TrainingRecord record = record(settings, model, place, reads, budget, outcome);
            settings.heldOutScores().ifPresent(file -> HeldOutScores.write(model, sample, file, progress));
            ModelDirectory.save(directory.resolve(""), model, record);
            Files.deleteIfExists(checkpoint);
            return record;
        } catch (IOException e) {
            throw new UserException(directory + ": cannot be written to (" + e.getMessage() + ")", e);
        }
    }

    private static long budget(Settings settings, TrainingReads reads, int basesPerToken) {
        if (settings.budget() != null) {
            return settings.budget();
        }
        long bases = Stream.concat(reads.training().stream(), reads.heldOut().stream())
                .mapToLong(read -> read.codes().length)
                .sum();
        return Math.max(1, Math.min(MOST_DEFAULT_TOKENS, DEFAULT_ROUNDS * bases / basesPerToken));
    }

    private static TrainingRecord record(
            Settings settings,
            LanguageModel model,
            ComputingPlace place,
            TrainingReads reads,
            long budget,
            Trainer.Outcome outcome) {
        return new TrainingRecord(
                Version.current(),
                model.engine().version(),
                place.toString(),
                model.engine().threads(),
                settings.seed(),
                model.parameters().size(),
                reads.training().size(),
                reads.heldOut().size(),
                budget,
                outcome.tokens(),
                outcome.steps(),
                outcome.bestStep(),
                outcome.heldOut(),
                settings.config().objective().unit(),
                outcome.outOfPatience() ? "patience" : "budget");
    }
}
