package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.TrainingConfig;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.TinyMemory;
import org.iolaus.lm.model.TinyModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training: what it learns, and that it can be repeated and resumed to the last bit. */
@Tag("engine")
class TrainerTest {

    @TempDir
    private Path directory;

    /** Random reads of different lengths. */
    static TrainingReads reads(int count, int length) {
        SplittableRandom random = new SplittableRandom(5);
        List<byte[]> reads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] read = new byte[length - i % 7];
            for (int j = 0; j < read.length; j++) {
                // A in A's company: something to learn.
                read[j] = (byte) (j > 0 && read[j - 1] == 0 ? 0 : random.nextInt(4));
            }
            reads.add(read);
        }
        return remembering(reads.subList(4, count), reads.subList(0, 4));
    }

    /** With a memory for the models that want one. */
    private static TrainingReads remembering(List<byte[]> training, List<byte[]> heldOut) {
        return new TrainingReads(
                training.stream().map(CountedSequence::of).toList(),
                heldOut.stream().map(CountedSequence::of).toList(),
                Optional.of(TinyMemory.MEMORY));
    }

    private static Trainer.Settings settings(long budget, Optional<Path> checkpoint) {
        return new Trainer.Settings(budget, 1000, 7, checkpoint);
    }

    static ModelConfig with(ModelConfig config, int width, TrainingConfig training) {
        return new ModelConfig(
                config.tokenizer(),
                config.objective(),
                width,
                config.context(),
                config.trunk(),
                config.head(),
                training);
    }

    static LanguageModel create(ModelConfig config) {
        return LanguageModel.create(config, TestEngine.engine(), TestEngine.device(), 1);
    }

    @Test
    void theSameRunGivesTheSameWeights() {
        float[] once = train("full-attention", Optional.empty(), 30_000);
        assertSame(train("full-attention", Optional.empty(), 30_000), once);
        assertThat(train("full-attention", Optional.empty(), 20_000)).isNotEqualTo(once);
    }

    private static float[] train(String name, Optional<Path> checkpoint, long budget) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            Trainer.train(model, reads(40, 40), settings(budget, checkpoint), TrainingListener.SILENT);
            return model.values().toFloatArray();
        }
    }

    /** A run broken off at any step goes on from its checkpoint and ends with the weights of an unbroken one. */
    @ParameterizedTest
    @MethodSource("org.iolaus.lm.model.TinyModels#names")
    void resumesExactly(String name) {
        float[] unbroken = train(name, Optional.empty(), 30_000);
        Optional<Path> checkpoint = Optional.of(directory.resolve("checkpoint"));
        for (int stop : new int[] {20, 40}) {
            try (LanguageModel model = TinyModels.create(name, 1)) {
                assertThatThrownBy(() ->
                                Trainer.train(model, reads(40, 40), settings(30_000, checkpoint), stopAfter(stop)))
                        .hasMessage("stopped");
            }
        }
        assertSame(train(name, checkpoint, 30_000), unbroken);
    }

    /** Equal to the last bit; a failure shows one weight, not thousands. */
    private static void assertSame(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        int place = Arrays.mismatch(actual, expected);
        assertThat(place).as("the first weight that differs").isEqualTo(-1);
    }

    private static TrainingListener stopAfter(int steps) {
        return new TrainingListener() {
            @Override
            public void trained(long tokens, double bitsPerBase, double tokensPerSecond) {}

            @Override
            public void judged(long step, double bitsPerBase, boolean best) {
                // Told before the checkpoint is written: the run goes back to the one before.
                if (step > steps) {
                    throw new IllegalStateException("stopped");
                }
            }
        };
    }

    @Test
    void doesNotGoOnFromAnotherRun() {
        Path checkpoint = directory.resolve("checkpoint");
        train("full-attention", Optional.of(checkpoint), 10_000);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> train("full-attention", Optional.of(checkpoint), 11_000))
                .withMessage(
                        checkpoint + ": belongs to a training run with another model, reads, seed, budget, device or"
                                + " number of threads; remove it to begin anew");
    }

    /** Two half batches whose gradients are added are one batch, whatever the lengths of the reads in them. */
    @Test
    void accumulatesGradientsOfUnequalBatches() {
        ModelConfig config = TinyModels.config("full-attention");
        TrainingReads reads = reads(40, 40);
        float[] accumulated;
        try (LanguageModel model = create(with(config, 16, new TrainingConfig(8, 2, 1e-3, 0, 0, 1e9, 1, 9)))) {
            Trainer.train(model, reads, settings(1, Optional.empty()), TrainingListener.SILENT);
            accumulated = model.values().toFloatArray();
        }
        float[] gradientOfBoth = GradientProbe.gradientOfBatches(
                create(with(config, 16, new TrainingConfig(8, 2, 1e-3, 0, 0, 1e9, 1, 9))), reads, 7, 2);
        float[] start = start(config);
        int compared = 0;
        for (int i = 0; i < start.length; i++) {
            // The first step of Adam goes by the sign of the gradient.
            if (Math.abs(gradientOfBoth[i]) > 1e-4) {
                assertThat(accumulated[i] - start[i]).isCloseTo(-1e-3f * Math.signum(gradientOfBoth[i]), within(2e-5f));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(start.length / 2);
    }

    private static float[] start(ModelConfig config) {
        try (LanguageModel model = create(config)) {
            return model.values().toFloatArray();
        }
    }

    /** G10: a model that cannot learn eight reads by heart cannot learn. Own reverse complements, for either strand is shown. */
    @ParameterizedTest
    @MethodSource("org.iolaus.lm.model.TinyModels#causal")
    void learnsEightReadsByHeart(String name) {
        SplittableRandom random = new SplittableRandom(3);
        List<byte[]> reads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] read = new byte[64];
            for (int j = 0; j < 32; j++) {
                read[j] = (byte) random.nextInt(4);
                read[63 - j] = (byte) (3 - read[j]);
            }
            reads.add(read);
        }
        ModelConfig config = TinyModels.config(name);
        TrainingConfig training = new TrainingConfig(16, 1, 1e-2, 20, 0, 1, 50, 100);
        try (LanguageModel model = create(with(config, 32, training))) {
            long budget = 700_000L / model.tokenizer().basesPerToken();
            assertThatThrownBy(() -> Trainer.train(
                            model,
                            remembering(reads, reads),
                            settings(budget, Optional.empty()),
                            stopBelow(0.05 / Math.log(2))))
                    .hasMessage("stopped");
        }
    }

    private static TrainingListener stopBelow(double bits) {
        return new TrainingListener() {
            @Override
            public void trained(long tokens, double bitsPerBase, double tokensPerSecond) {}

            @Override
            public void judged(long step, double bitsPerBase, boolean best) {
                if (bitsPerBase < bits) {
                    throw new IllegalStateException("stopped");
                }
            }
        };
    }

    @Test
    void losesPatienceWhereNothingIsLeftToLearn() {
        ModelConfig config = TinyModels.config("full-attention");
        SplittableRandom random = new SplittableRandom(1);
        List<byte[]> noise = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] read = new byte[30];
            for (int j = 0; j < read.length; j++) {
                read[j] = (byte) random.nextInt(4);
            }
            noise.add(read);
        }
        TrainingConfig training = new TrainingConfig(16, 1, 1e-2, 1, 0, 1, 5, 3);
        try (LanguageModel model = create(with(config, 16, training))) {
            Trainer.Outcome outcome = Trainer.train(
                    model,
                    TrainingReads.of(noise.subList(0, 4), noise.subList(4, 8)),
                    settings(1_000_000, Optional.empty()),
                    TrainingListener.SILENT);
            assertThat(outcome.outOfPatience()).isTrue();
            assertThat(outcome.tokens()).isLessThan(1_000_000);
            assertThat(outcome.steps()).isEqualTo(outcome.bestStep() + 15);
        }
    }

    @Test
    void saysThatItBrokeDown() {
        ModelConfig config = TinyModels.config("full-attention");
        TrainingConfig training = new TrainingConfig(4, 1, 1, 0, 0, 1e30, 1000, 3);
        try (LanguageModel model = create(with(config, 16, training))) {
            model.values().muli(Float.NaN);
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> Trainer.train(
                            model, reads(40, 40), settings(100_000, Optional.empty()), TrainingListener.SILENT))
                    .withMessage("training broke down at step 10: the cost is not a number; lower learning-rate or"
                            + " clip-norm in the model file");
        }
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(0, Optional.empty()))
                .withMessage("the budget must be at least 1 token, was 0");
    }

    @Test
    void holdsOutOneUnitInEight() {
        BitSet heldOut = new BitSet();
        int alike = 0;
        for (int unit = 0; unit < 800; unit++) {
            heldOut.set(unit, TrainingReads.isHeldOut(unit, 1));
            alike += heldOut.get(unit) == TrainingReads.isHeldOut(unit, 2) ? 1 : 0;
        }
        assertThat(heldOut.cardinality()).isBetween(70, 130);
        assertThat(alike).isLessThan(700);
    }
}
