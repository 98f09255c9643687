package org.iolaus.lm.mixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.device.TestEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gated convolution: its definition, its reach, its gate, its weight normalization. */
@Tag("engine")
class GatedConvolutionTest {

    private static final int WIDTH = 6;
    private static final int LENGTH = 23;

    private static MixerProbe probe(int kernel, int dilation, GatedConvolution.Gate gate) {
        return new MixerProbe(new GatedConvolution.Config(kernel, dilation, gate), WIDTH, Objective.NEXT_TOKEN);
    }

    private static void set(MixerProbe probe, String name, int from, int to, float value) {
        int offset = (int) probe.parameter(name).offset();
        Arrays.fill(probe.values, offset + from, offset + to, value);
    }

    @ParameterizedTest
    @CsvSource({"1,1,LINEAR", "4,1,LINEAR", "3,2,TANH", "4,3,RECTIFIED", "30,1,LINEAR"})
    void isItsDefinition(int kernel, int dilation, GatedConvolution.Gate gate) {
        try (MixerProbe probe = probe(kernel, dilation, gate)) {
            set(probe, "bias", 0, WIDTH, 0.3f);
            set(probe, "length", 3, 9, 1.7f);
            float[][] x = MixerProbe.random(1, LENGTH, WIDTH)[0];
            float[][] fast = probe.mix(new float[][][] {x}, LENGTH)[0];
            assertThat(PlainAttention.difference(fast, plain(probe, x, kernel, dilation, gate)))
                    .isLessThan(1e-4);
        }
    }

    private static double[][] plain(
            MixerProbe probe, float[][] x, int kernel, int dilation, GatedConvolution.Gate gate) {
        float[] v = probe.valuesOf("direction");
        float[] g = probe.valuesOf("length");
        float[] bias = probe.valuesOf("bias");
        double[][] y = new double[LENGTH][WIDTH];
        for (int t = 0; t < LENGTH; t++) {
            double[] sums = new double[2 * WIDTH];
            for (int o = 0; o < 2 * WIDTH; o++) {
                double square = 0;
                for (int i = 0; i < kernel * WIDTH; i++) {
                    square += (double) v[i * 2 * WIDTH + o] * v[i * 2 * WIDTH + o];
                    int from = t - (kernel - 1 - i / WIDTH) * dilation;
                    sums[o] += from < 0 ? 0 : (double) x[from][i % WIDTH] * v[i * 2 * WIDTH + o];
                }
                sums[o] = sums[o] * g[o] / Math.sqrt(square) + bias[o];
            }
            for (int o = 0; o < WIDTH; o++) {
                double a = sums[o];
                double b = sums[WIDTH + o];
                y[t][o] = switch (gate) {
                    case LINEAR -> a / (1 + Math.exp(-b));
                    case TANH -> Math.tanh(a) / (1 + Math.exp(-b));
                    case RECTIFIED -> Math.max(0, a) - Math.max(0, b);
                };
            }
        }
        return y;
    }

    @Test
    void reachesExactlyAsFarAsKernelAndDilationSay() {
        try (MixerProbe probe = probe(4, 3, GatedConvolution.Gate.LINEAR)) {
            float[][][] x = MixerProbe.random(1, LENGTH, WIDTH);
            float[][] before = probe.mix(x, LENGTH)[0];
            x[0][5][0] += 1;
            float[][] after = probe.mix(x, LENGTH)[0];
            List<Integer> changed = new ArrayList<>();
            for (int t = 0; t < LENGTH; t++) {
                if (!Arrays.equals(before[t], after[t])) {
                    changed.add(t);
                }
            }
            assertThat(changed).containsExactly(5, 8, 11, 14);
        }
    }

    /** Base by base, with the last kernel - 1 inputs kept, it says what it says about the whole. */
    @Test
    void aStreamNeedsTheLastInputsOnly() {
        try (MixerProbe probe = probe(4, 1, GatedConvolution.Gate.LINEAR)) {
            float[][] x = MixerProbe.random(1, LENGTH, WIDTH)[0];
            float[][] whole = probe.mix(new float[][][] {x}, LENGTH)[0];
            for (int t = 0; t < LENGTH; t++) {
                float[][] kept = Arrays.copyOfRange(x, Math.max(0, t - 3), t + 1);
                float[] now = probe.mix(new float[][][] {kept}, kept.length)[0][kept.length - 1];
                assertThat(now).containsExactly(whole[t], within(1e-5f));
            }
        }
    }

    /** An open gate leaves a linear convolution, a shut one nothing. */
    @Test
    void theGateOpensAndShuts() {
        try (MixerProbe probe = probe(4, 1, GatedConvolution.Gate.LINEAR)) {
            float[][][] x = MixerProbe.random(1, LENGTH, WIDTH);
            float[][][] twice = MixerProbe.random(1, LENGTH, WIDTH);
            for (float[] position : twice[0]) {
                for (int i = 0; i < WIDTH; i++) {
                    position[i] *= 2;
                }
            }
            set(probe, "bias", WIDTH, 2 * WIDTH, 40);
            float[] once = probe.mix(x, LENGTH)[0][9];
            float[] doubled = probe.mix(twice, LENGTH)[0][9];
            for (int i = 0; i < WIDTH; i++) {
                assertThat(doubled[i]).isCloseTo(2 * once[i], within(1e-4f));
            }
            set(probe, "bias", WIDTH, 2 * WIDTH, -60);
            assertThat(probe.mix(x, LENGTH)[0][9]).containsExactly(new float[WIDTH], within(1e-12f));
        }
    }

    /** Only the direction of a kernel counts, and its length apart from it. */
    @Test
    void theOutputIsProportionalToTheLengthAndIgnoresThatOfTheDirection() {
        try (MixerProbe probe = probe(4, 1, GatedConvolution.Gate.LINEAR)) {
            float[][][] x = MixerProbe.random(1, LENGTH, WIDTH);
            float[] before = probe.mix(x, LENGTH)[0][9];
            Parameter direction = probe.parameter("direction");
            for (int i = 0; i < direction.size(); i++) {
                probe.values[(int) direction.offset() + i] *= 5;
            }
            assertThat(probe.mix(x, LENGTH)[0][9]).containsExactly(before, within(1e-4f));
            set(probe, "length", 0, WIDTH, 3);
            float[] longer = probe.mix(x, LENGTH)[0][9];
            for (int i = 0; i < WIDTH; i++) {
                assertThat(longer[i]).isCloseTo(3 * before[i], within(1e-4f));
            }
        }
    }

    /** Why the gate is linear: through twenty layers more of the gradient is left than with the gate of recurrent networks. */
    @Test
    void gradientsSurviveDepthBetterThanWithTanh() {
        assertThat(firstLayerGradient(GatedConvolution.Gate.LINEAR))
                .isGreaterThan(3 * firstLayerGradient(GatedConvolution.Gate.TANH));
    }

    private static double firstLayerGradient(GatedConvolution.Gate gate) {
        Parameters parameters = new Parameters();
        List<SequenceMixer> layers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            layers.add(new GatedConvolution.Config(3, 1, gate)
                    .build(parameters.in(String.valueOf(i)), new Dimensions(WIDTH, 20, Objective.NEXT_TOKEN)));
        }
        float[] start = parameters.initialValues(1);
        for (Parameter parameter : parameters.list()) {
            if (parameter.name().endsWith("length")) {
                // Keeps the signal alive over twenty layers.
                Arrays.fill(start, (int) parameter.offset(), (int) parameter.offset() + parameter.size(), 2);
            }
        }
        try (NDManager manager = TestEngine.engine().newManager(TestEngine.device());
                GradientCollector collector = TestEngine.engine().recordGradients()) {
            NDArray values = manager.create(start);
            values.setRequiresGradient(true);
            Pass pass = new Pass(manager, parameters, values, new int[] {LENGTH}, LENGTH, Optional.empty());
            NDArray x =
                    manager.create(MixerProbe.flat(MixerProbe.random(1, LENGTH, WIDTH)), new Shape(1, LENGTH, WIDTH));
            for (SequenceMixer layer : layers) {
                x = layer.mix(pass, x);
            }
            collector.backward(x.square().sum().sqrt());
            float[] gradient = values.getGradient().toFloatArray();
            double square = 0;
            for (int i = 0; i < parameters.list().get(0).size(); i++) {
                square += (double) gradient[i] * gradient[i];
            }
            return Math.sqrt(square);
        }
    }
}
