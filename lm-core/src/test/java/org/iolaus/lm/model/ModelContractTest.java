package org.iolaus.lm.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.channel.ChannelConfig;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.head.HeadConfig;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.tokenize.TokenizerConfig;
import org.iolaus.lm.trunk.LayerConfig;
import org.iolaus.lm.trunk.LayerStack;
import org.iolaus.lm.trunk.TrunkConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every model must do, whatever it is made of (G1 to G4, G6 and G11 of the contract). G5 has nothing to test, for no part carries a
 * state from one piece to the next. Elsewhere: growth of memory and the plain forms (G7, G9) in {@code AttentionTest}, {@code
 * GatedConvolutionTest} and {@code PointerSentinelHeadTest}, of time (G8) in {@code MixerBenchmark}, learning by heart (G10) in {@code
 * TrainerTest}, accounts of perplexity and strands (G12, G13) in {@code NeuralScorerTest} and {@code PseudoScorerTest}.
 */
@Tag("engine")
class ModelContractTest {

    private static final String ALL = "org.iolaus.lm.model.TinyModels#names";
    private static final String CAUSAL = "org.iolaus.lm.model.TinyModels#causal";
    private static final String MASKED = "org.iolaus.lm.model.TinyModels#masked";

    /** Around the block sizes of the tiny models (4 and 8), and far from them. */
    private static final int LENGTH = 41;

    private static final int[] PLACES = {1, 3, 4, 5, 7, 8, 9, LENGTH / 2, LENGTH - 1};

    private static final double SAME = 1e-5;
    private static final double CHANGED = 1e-4;

    @Test
    void everyMemberOfEveryRegistryIsTested() {
        Set<Class<?>> met = new HashSet<>();
        TinyModels.names().map(TinyModels::config).forEach(config -> meet(config, met));
        for (Class<?> registry : List.of(
                TokenizerConfig.class, MixerConfig.class, ChannelConfig.class, TrunkConfig.class, HeadConfig.class)) {
            assertThat(met).contains(registry.getPermittedSubclasses());
        }
    }

    private static void meet(ModelConfig config, Set<Class<?>> met) {
        met.addAll(List.of(
                config.tokenizer().getClass(),
                config.trunk().getClass(),
                config.head().getClass()));
        if (config.trunk() instanceof LayerStack.Config stack) {
            for (LayerConfig layer : stack.layers()) {
                met.add(layer.mixer().getClass());
                met.add(layer.channel().getClass());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void givesADistributionAtEveryPositionOfAnyLength(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            for (int length : new int[] {1, 2, 13, 63, 100}) {
                float[][][] answer = Probe.ask(model, Probe.randomTokens(model, length, 2));
                assertThat(answer[0])
                        .hasDimensions(length, model.tokenizer().vocabulary().predicted());
                for (float[] logProbabilities : answer[0]) {
                    double sum = 0;
                    for (float value : logProbabilities) {
                        sum += Math.exp(value);
                    }
                    assertThat(sum).isBetween(1 - 1e-4, 1 + 1e-4);
                }
            }
        }
    }

    /** G1: nothing before a changed token changes, also on the way that training takes; something behind it does. */
    @ParameterizedTest
    @MethodSource(CAUSAL)
    void doesNotSeeTheFuture(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[] tokens = Probe.randomTokens(model, LENGTH, 2);
            for (boolean training : new boolean[] {false, true}) {
                float[][] before = Probe.ask(model, 0, training, tokens)[0];
                for (int place : PLACES) {
                    int[] changed = tokens.clone();
                    for (int i = place; i < LENGTH; i++) {
                        changed[i] =
                                (tokens[i] + 1) % model.tokenizer().vocabulary().predicted();
                    }
                    float[][] after = Probe.ask(model, 0, training, changed)[0];
                    assertThat(Probe.difference(before, after, 0, place)).isLessThanOrEqualTo(SAME);
                    assertThat(Probe.difference(before, after, place, LENGTH)).isGreaterThan(CHANGED);
                }
            }
        }
    }

    /** The other side of G1: a masked model must learn from both sides, or it wastes half of what it reads. */
    @ParameterizedTest
    @MethodSource(MASKED)
    void aMaskedModelSeesTheFuture(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[] tokens = Probe.randomTokens(model, LENGTH, 2);
            int[] changed = tokens.clone();
            changed[20] = (tokens[20] + 1) % 4;
            assertThat(Probe.difference(Probe.ask(model, tokens)[0], Probe.ask(model, changed)[0], 0, 20))
                    .isGreaterThan(CHANGED);
        }
    }

    /** G2: what stands behind a piece has no part in its answer. */
    @ParameterizedTest
    @MethodSource(CAUSAL)
    void answersAPrefixAsItAnswersTheWhole(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[] tokens = Probe.randomTokens(model, LENGTH, 2);
            float[][] whole = Probe.ask(model, tokens)[0];
            for (int length : new int[] {1, 5, 13, 27, 39}) {
                float[][] prefix = Probe.ask(model, Arrays.copyOf(tokens, length))[0];
                assertThat(Probe.difference(whole, prefix, 0, length)).isLessThanOrEqualTo(SAME);
            }
        }
    }

    /** G3: the other rows of a batch have no part in a row's answer, nor has their order. */
    @ParameterizedTest
    @MethodSource(ALL)
    void answersARowAsIfItWereAlone(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[] longest = Probe.randomTokens(model, LENGTH, 2);
            int[] middle = Probe.randomTokens(model, 30, 3);
            int[] shortest = Probe.randomTokens(model, 9, 4);
            float[][][] together = Probe.ask(model, longest, middle, shortest);
            float[][][] turned = Probe.ask(model, shortest, longest, middle);
            assertThat(Probe.difference(together[0], Probe.ask(model, longest)[0], 0, LENGTH))
                    .isLessThanOrEqualTo(SAME);
            assertThat(Probe.difference(together[1], Probe.ask(model, middle)[0], 0, 30))
                    .isLessThanOrEqualTo(SAME);
            assertThat(Probe.difference(together[2], Probe.ask(model, shortest)[0], 0, 9))
                    .isLessThanOrEqualTo(SAME);
            assertThat(Probe.difference(together[0], turned[1], 0, LENGTH)).isLessThanOrEqualTo(SAME);
            assertThat(Probe.difference(together[2], turned[0], 0, 9)).isLessThanOrEqualTo(SAME);
        }
    }

    /** G4: padding has no part in any answer, and costs nothing. */
    @ParameterizedTest
    @MethodSource(ALL)
    void doesNotSeePadding(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[] tokens = Probe.randomTokens(model, LENGTH, 2);
            float[][] plain = Probe.ask(model, tokens)[0];
            double cost = cost(model, 0, tokens);
            for (int padding : new int[] {1, 3, 4, 7, 8, 23}) {
                float[][] padded = Probe.ask(model, padding, false, tokens)[0];
                assertThat(Probe.difference(plain, padded, 0, LENGTH)).isLessThanOrEqualTo(SAME);
                assertThat(cost(model, padding, tokens)).isBetween(cost - 1e-3, cost + 1e-3);
            }
        }
    }

    private static double cost(LanguageModel model, int padding, int[] tokens) {
        try (NDManager step = model.manager().newSubManager()) {
            return model.predict(step, Probe.batch(model, padding, tokens))
                    .costs()
                    .sum()
                    .getFloat();
        }
    }

    /** G6: every parameter learns, and in the direction in which the cost falls. */
    @ParameterizedTest
    @MethodSource(ALL)
    void everyParameterHasTheRightGradient(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[][] rows = {Probe.randomTokens(model, LENGTH, 2), Probe.randomTokens(model, 30, 3)};
            TokenBatch batch = Probe.batch(model, 0, rows);
            float[] values = model.values().toFloatArray();
            float[] gradient = gradient(model, batch);
            for (Parameter parameter : model.parameters().list()) {
                int from = (int) parameter.offset();
                float[] own = Arrays.copyOfRange(gradient, from, from + parameter.size());
                double square = 0;
                for (float value : own) {
                    assertThat(value).as(parameter.name()).isFinite();
                    square += (double) value * value;
                }
                assertThat(Math.sqrt(square)).as(parameter.name()).isGreaterThan(1e-7);
                assertSlope(model, batch, values, from, own, Math.sqrt(square), parameter.name());
            }
        }
    }

    /** Nothing that a gradient needs may lie where the garbage collector takes it away. */
    @ParameterizedTest
    @MethodSource(ALL)
    void theGarbageCollectorHasNoPartInGradients(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            int[][] rows = {Probe.randomTokens(model, LENGTH, 2), Probe.randomTokens(model, 30, 3)};
            TokenBatch batch = Probe.batch(model, 0, rows);
            float[] expected = gradient(model, batch);
            try (NDManager step = model.manager().newSubManager();
                    GradientCollector collector = TestEngine.engine().recordGradients()) {
                NDArray values = model.values().duplicate();
                values.attach(step);
                values.setRequiresGradient(true);
                NDArray costs = model.predict(step, values, batch, false).costs();
                NDArray cost =
                        costs.mul(Copies.scalar(costs, 1.0 / batch.targets())).sum();
                overwriteFreedMemory();
                collector.backward(cost);
                assertThat(Arrays.mismatch(values.getGradient().toFloatArray(), expected))
                        .isEqualTo(-1);
            }
        }
    }

    /** Lets the collector free memory outside the Java heap, and fills what it freed with something else. */
    private static void overwriteFreedMemory() {
        for (int round = 0; round < 2; round++) {
            System.gc();
            for (int i = 0; i < 2000; i++) {
                ByteBuffer taken = ByteBuffer.allocateDirect(4 << (i % 5));
                while (taken.hasRemaining()) {
                    taken.put((byte) 0x55);
                }
            }
        }
    }

    /** The cost along a parameter's gradient rises as steeply as the gradient is long. */
    private static void assertSlope(
            LanguageModel model, TokenBatch batch, float[] values, int from, float[] own, double norm, String name) {
        double best = Double.POSITIVE_INFINITY;
        // Rounding spoils short steps, curvature long ones.
        for (double length : new double[] {0.3, 0.1, 0.03, 0.01, 0.003}) {
            float[] up = values.clone();
            float[] down = values.clone();
            for (int i = 0; i < own.length; i++) {
                up[from + i] += (float) (length * own[i] / norm);
                down[from + i] -= (float) (length * own[i] / norm);
            }
            double slope = (meanCost(model, batch, up) - meanCost(model, batch, down)) / (2 * length);
            best = Math.min(best, Math.abs(slope - norm) - 1e-5);
        }
        assertThat(best).as("slope along %s", name).isLessThanOrEqualTo(1e-2 * norm);
    }

    private static float[] gradient(LanguageModel model, TokenBatch batch) {
        try (NDManager step = model.manager().newSubManager();
                GradientCollector collector = TestEngine.engine().recordGradients()) {
            NDArray values = model.values().duplicate();
            values.attach(step);
            values.setRequiresGradient(true);
            Prediction prediction = model.predict(step, values, batch, false);
            NDArray share = Copies.scalar(prediction.costs(), 1.0 / batch.targets());
            collector.backward(prediction.costs().mul(share).sum());
            return values.getGradient().toFloatArray();
        }
    }

    private static double meanCost(LanguageModel model, TokenBatch batch, float[] values) {
        try (NDManager step = model.manager().newSubManager()) {
            float[] costs = model.predict(step, step.create(values), batch, false)
                    .costs()
                    .toFloatArray();
            double sum = 0;
            for (float cost : costs) {
                sum += cost;
            }
            return sum / batch.targets();
        }
    }

    /** G11: what was saved comes back and answers alike, to the last bit. */
    @ParameterizedTest
    @MethodSource(ALL)
    void answersAlikeAfterSavingAndLoading(String name, @TempDir Path directory) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            ModelDirectory.save(directory, model, ModelDirectoryTest.RECORD);
            int[] tokens = Probe.randomTokens(model, LENGTH, 2);
            try (LanguageModel loaded = ModelDirectory.load(directory, TestEngine.engine(), TestEngine.device())) {
                assertThat(loaded.config()).isEqualTo(model.config());
                assertThat(Probe.ask(loaded, tokens)).isDeepEqualTo(Probe.ask(model, tokens));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void theSameSeedGivesTheSameModel(String name) {
        try (LanguageModel model = TinyModels.create(name, 1);
                LanguageModel same = TinyModels.create(name, 1);
                LanguageModel other = TinyModels.create(name, 2)) {
            assertThat(same.values().toFloatArray()).isEqualTo(model.values().toFloatArray());
            assertThat(other.values().toFloatArray())
                    .isNotEqualTo(model.values().toFloatArray());
        }
    }

    /** What a pass makes ends with the pass. */
    @ParameterizedTest
    @MethodSource(ALL)
    void leavesNoArrayBehind(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            TokenBatch batch = Probe.batch(model, 2, Probe.randomTokens(model, LENGTH, 2));
            int before = model.manager().getManagedArrays().size();
            gradient(model, batch);
            Probe.ask(model, Probe.randomTokens(model, LENGTH, 2));
            assertThat(model.manager().getManagedArrays()).hasSize(before);
        }
    }

    /** Half precision changes answers by roundings only. */
    @ParameterizedTest
    @MethodSource(ALL)
    void halfPrecisionAnswersNearlyAlike(String name) {
        try (LanguageModel model = TinyModels.create(name, 1);
                LanguageModel half = model.inHalfPrecision()) {
            int[] tokens = Probe.randomTokens(model, LENGTH, 2);
            int[] shorter = Probe.randomTokens(model, 17, new SplittableRandom(3).nextLong());
            float[][][] whole = Probe.ask(model, tokens, shorter);
            float[][][] rounded = Probe.ask(half, tokens, shorter);
            assertThat(Probe.difference(whole[0], rounded[0], 0, LENGTH)).isBetween(1e-7, 0.05);
            assertThat(Probe.difference(whole[1], rounded[1], 0, 17)).isBetween(1e-7, 0.05);
        }
    }
}
