package org.iolaus.lm.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.channel.NoChannel;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.mixer.BigBirdAttention;
import org.iolaus.lm.mixer.FullAttention;
import org.iolaus.lm.mixer.GatedConvolution;
import org.iolaus.lm.mixer.LocalAttention;
import org.iolaus.lm.mixer.MixerConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far what happens at one position is felt after several layers, to the position. */
@Tag("engine")
class ReachTest {

    private static final int WIDTH = 8;
    private static final int LENGTH = 61;
    private static final int PLACE = 26;

    private static LocalAttention.Config local(LocalAttention.Pattern pattern) {
        return new LocalAttention.Config(2, 8, pattern);
    }

    private static BigBirdAttention.Config bigBird(int random, boolean global) {
        return new BigBirdAttention.Config(2, 4, random, global, BigBirdAttention.Placement.UNIFORM, 1);
    }

    /** A causal window reaches itself less one back in each layer, one that looks both ways half of itself to either side. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aWindowReachesFartherWithEveryLayer(int layers) {
        LocalAttention.Config window = local(LocalAttention.Pattern.SLIDING);
        assertReached(window, Objective.NEXT_TOKEN, layers, t -> t >= PLACE && t <= PLACE + 7 * layers);
        assertReached(window, Objective.MASKED, layers, t -> Math.abs(t - PLACE) <= 4 * layers);
    }

    /** Nothing ever leaves a block that does not overlap others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void blocksKeepToThemselves(int layers) {
        LocalAttention.Config blocks = local(LocalAttention.Pattern.BLOCKS);
        assertReached(blocks, Objective.MASKED, layers, t -> t / 8 == PLACE / 8);
        assertReached(blocks, Objective.NEXT_TOKEN, layers, t -> t / 8 == PLACE / 8 && t >= PLACE);
    }

    /** R = 1 + the sum of (kernel - 1) dilation: what is R or more positions back has no part. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void convolutionsReachWhatTheirKernelsAddUpTo(int layers) {
        assertReached(
                new GatedConvolution.Config(4, 1, GatedConvolution.Gate.LINEAR),
                Objective.NEXT_TOKEN,
                layers,
                t -> t >= PLACE && t - PLACE <= 3 * layers);
        assertReached(
                new GatedConvolution.Config(3, 4, GatedConvolution.Gate.LINEAR),
                Objective.NEXT_TOKEN,
                layers,
                t -> t >= PLACE && t - PLACE <= 8 * layers && (t - PLACE) % 4 == 0);
    }

    /** Through the global blocks everything is two layers away; without them and without chance, a block a layer. */
    @Test
    void globalBlocksMakeEverythingNear() {
        assertReached(bigBird(0, true), Objective.MASKED, 2, t -> true);
        assertReached(bigBird(2, true), Objective.MASKED, 2, t -> true);
        for (int layers : new int[] {1, 2, 3}) {
            int reached = layers;
            assertReached(bigBird(0, false), Objective.MASKED, layers, t -> Math.abs(t / 4 - PLACE / 4) <= reached);
            assertReached(
                    bigBird(0, false), Objective.NEXT_TOKEN, layers, t -> t >= PLACE && t / 4 - PLACE / 4 <= reached);
        }
    }

    @Test
    void fullAttentionReachesEverything() {
        assertReached(new FullAttention.Config(2), Objective.MASKED, 1, t -> true);
        assertReached(new FullAttention.Config(2), Objective.NEXT_TOKEN, 1, t -> t >= PLACE);
    }

    /** Forwards by what a change changes, backwards by what gradients flow to: a sum of states at t depends on just these. */
    private static void assertReached(MixerConfig mixer, Objective objective, int layers, IntPredicate expected) {
        try (NDManager manager = TestEngine.engine().newManager(TestEngine.device())) {
            SplittableRandom random = new SplittableRandom(4);
            float[] x = new float[LENGTH * WIDTH];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            Stack stack = new Stack(mixer, objective, layers);
            float[] before = stack.run(manager, x).toFloatArray();
            float[] changed = x.clone();
            for (int i = 0; i < WIDTH; i++) {
                changed[PLACE * WIDTH + i] = -changed[PLACE * WIDTH + i];
            }
            float[] after = stack.run(manager, changed).toFloatArray();
            int[] reached = IntStream.range(0, LENGTH)
                    .filter(t -> !Arrays.equals(before, t * WIDTH, (t + 1) * WIDTH, after, t * WIDTH, (t + 1) * WIDTH))
                    .toArray();
            assertThat(reached)
                    .containsExactly(IntStream.range(0, LENGTH).filter(expected).toArray());
            for (int t : new int[] {0, PLACE - 9, PLACE, PLACE + 7, PLACE + 8, LENGTH - 1}) {
                assertThat(stack.slopeAt(manager, x, t))
                        .as("slope of position %d by %d", t, PLACE)
                        .satisfies(slope -> assertThat(slope != 0).isEqualTo(expected.test(t)));
            }
        }
    }

    /** Layers of one mixer and nothing else. */
    private static final class Stack {

        private final Parameters parameters = new Parameters();
        private final Trunk trunk;

        Stack(MixerConfig mixer, Objective objective, int layers) {
            this.trunk = new LayerStack.Config(List.of(new LayerConfig(layers, mixer, new NoChannel())))
                    .build(parameters, WIDTH, objective);
        }

        NDArray run(NDManager manager, float[] x) {
            return run(manager, Copies.of(manager, x, 1, LENGTH, WIDTH));
        }

        private NDArray run(NDManager manager, NDArray x) {
            NDArray values = Copies.of(manager, parameters.initialValues(1), parameters.size());
            return trunk.run(new Pass(manager, parameters, values, new int[] {LENGTH}, LENGTH, Optional.empty()), x);
        }

        /** The largest slope of what comes out at t by what goes in at the place. */
        double slopeAt(NDManager manager, float[] x, int t) {
            try (GradientCollector collector = TestEngine.engine().recordGradients()) {
                NDArray input = Copies.of(manager, x, 1, LENGTH, WIDTH);
                input.setRequiresGradient(true);
                // A weighted sum: the plain one of normalized states is always 0.
                NDArray weights =
                        manager.arange(WIDTH).toType(input.getDataType(), true).square();
                NDArray own = run(manager, input).get(new NDIndex(0, t));
                collector.backward(own.mul(weights).sum());
                return input.getGradient()
                        .reshape(new Shape(LENGTH, WIDTH))
                        .get(PLACE)
                        .abs()
                        .max()
                        .getFloat();
            }
        }
    }
}
