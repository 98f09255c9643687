package org.iolaus.lm.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Embedding;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.head.PointerSentinelHead.Alignment;
import org.iolaus.lm.tokenize.Vocabulary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pointer sentinel: one softmax over the past and the sentinel, by its definition. */
@Tag("engine")
class PointerSentinelHeadTest {

    private static final int WIDTH = 6;
    private static final int LENGTH = 14;
    private static final Vocabulary VOCABULARY = new Vocabulary(5);

    private final Parameters parameters = new Parameters();
    private final float[][] hidden = random(LENGTH, WIDTH);

    /** Begins with the token for the beginning; token 3 occurs often, token 4 never. */
    private final int[] inputs = {VOCABULARY.begin(), 3, 1, 3, 0, 3, 2, 3, 3, VOCABULARY.unknown(), 0, 1, 3, 2};

    private float[] values = {};

    private static float[][] random(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(8);
        float[][] x = new float[rows][columns];
        for (float[] row : x) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return x;
    }

    private float[][] ask(PointerSentinelHead.Config config, boolean training, float sentinelBoost) {
        Parameters own = new Parameters();
        Embedding embedding = new Embedding(own.in("embedding"), VOCABULARY.size(), WIDTH);
        OutputHead head = config.build(own.in("head"), WIDTH, VOCABULARY, embedding);
        values = own.initialValues(1);
        if (sentinelBoost != 0) {
            // tanh(bias) = 1 in every direction: the sentinel's score is its sum.
            fill(own, "head.query.weight", 0);
            fill(own, "head.query.bias", 40);
            fill(own, "head.sentinel", sentinelBoost);
        }
        for (Parameter parameter : own.list()) {
            if (parameters.list().size() < own.list().size()) {
                parameters.matrix(parameter.name(), parameter.initial(), parameter.shape());
            }
        }
        try (NDManager manager = TestEngine.engine().newManager(TestEngine.device())) {
            float[] flat = new float[LENGTH * WIDTH];
            for (int t = 0; t < LENGTH; t++) {
                System.arraycopy(hidden[t], 0, flat, t * WIDTH, WIDTH);
            }
            NDArray targets = manager.zeros(new Shape(1, LENGTH)).toType(ai.djl.ndarray.types.DataType.INT64, false);
            Pass pass = new Pass(
                    manager,
                    own,
                    manager.create(values),
                    new int[] {LENGTH},
                    LENGTH,
                    training ? Optional.of(targets) : Optional.empty());
            float[] answer = head.logProbabilities(
                            pass,
                            manager.create(flat, new Shape(1, LENGTH, WIDTH)),
                            Copies.of(manager, inputs, 1, LENGTH))
                    .toFloatArray();
            assertThat(pass.auxiliaryLosses()).hasSize(training && config.supervised() ? 1 : 0);
            float[][] result = new float[LENGTH][];
            for (int t = 0; t < LENGTH; t++) {
                result[t] = Arrays.copyOfRange(answer, 5 * t, 5 * t + 5);
            }
            return result;
        }
    }

    private void fill(Parameters own, String name, float value) {
        for (Parameter parameter : own.list()) {
            if (parameter.name().equals(name)) {
                int from = (int) parameter.offset();
                Arrays.fill(values, from, from + parameter.size(), value);
            }
        }
    }

    private float[] valuesOf(String name) {
        Parameter parameter = parameters.list().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        int from = (int) parameter.offset();
        return Arrays.copyOfRange(values, from, from + parameter.size());
    }

    @ParameterizedTest
    @CsvSource({"READ_TOKEN,4", "READ_TOKEN,100", "NEXT_TOKEN,4", "NEXT_TOKEN,100", "READ_TOKEN,1"})
    void isItsDefinition(Alignment alignment, int window) {
        float[][] fast = ask(new PointerSentinelHead.Config(false, window, alignment, false), false, 0);
        for (int t = 0; t < LENGTH; t++) {
            double[] plain = plain(t, window, alignment);
            double sum = 0;
            for (int token = 0; token < 5; token++) {
                assertThat(Math.exp(fast[t][token])).isCloseTo(plain[token], within(1e-5));
                sum += Math.exp(fast[t][token]);
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    private double[] plain(int now, int window, Alignment alignment) {
        double[] query = linear(now, "head.query");
        for (int i = 0; i < WIDTH; i++) {
            query[i] = Math.tanh(query[i]);
        }
        float[] sentinel = valuesOf("head.sentinel");
        double gate = 0;
        for (int i = 0; i < WIDTH; i++) {
            gate += query[i] * sentinel[i];
        }
        double total = Math.exp(gate);
        double[] copied = new double[5];
        for (int then = 0; then <= now; then++) {
            boolean read = alignment == Alignment.READ_TOKEN;
            int stands = read ? then : then + 1;
            if (stands > now || now - stands >= window || inputs[stands] >= 5) {
                continue;
            }
            double score = 0;
            for (int i = 0; i < WIDTH; i++) {
                score += query[i] * hidden[then][i];
            }
            copied[inputs[stands]] += Math.exp(score);
            total += Math.exp(score);
        }
        double[] ordinary = ordinary(now);
        for (int token = 0; token < 5; token++) {
            copied[token] = copied[token] / total + ordinary[token] * Math.exp(gate) / total;
        }
        return copied;
    }

    private double[] linear(int now, String name) {
        float[] weight = valuesOf(name + ".weight");
        float[] bias = valuesOf(name + ".bias");
        double[] y = new double[WIDTH];
        for (int o = 0; o < WIDTH; o++) {
            y[o] = bias[o];
            for (int i = 0; i < WIDTH; i++) {
                y[o] += hidden[now][i] * weight[i * WIDTH + o];
            }
        }
        return y;
    }

    private double[] ordinary(int now) {
        float[] weight = valuesOf("head.softmax.weight");
        double[] p = new double[5];
        double sum = 0;
        for (int token = 0; token < 5; token++) {
            for (int i = 0; i < WIDTH; i++) {
                p[token] += hidden[now][i] * weight[token * WIDTH + i];
            }
            p[token] = Math.exp(p[token]);
            sum += p[token];
        }
        for (int token = 0; token < 5; token++) {
            p[token] /= sum;
        }
        return p;
    }

    /** Where the sentinel wins, nothing is copied; where it loses, what never occurred has no probability left, but a finite logarithm. */
    @Test
    void theSentinelIsTheGate() {
        PointerSentinelHead.Config config = new PointerSentinelHead.Config(false, 100, Alignment.READ_TOKEN, false);
        float[][] ordinary = ask(config, false, 30);
        for (int t = 0; t < LENGTH; t++) {
            double[] expected = ordinary(t);
            for (int token = 0; token < 5; token++) {
                assertThat(Math.exp(ordinary[t][token])).isCloseTo(expected[token], within(1e-5));
            }
        }
        float[][] copied = ask(config, false, -60);
        assertThat(copied[13][4]).isBetween(-100f, -80f);
        // Nothing has been read at the beginning: all is the sentinel's.
        double[] first = ordinary(0);
        for (int token = 0; token < 5; token++) {
            assertThat(Math.exp(copied[0][token])).isCloseTo(first[token], within(1e-5));
        }
    }

    /** The second loss changes what is learnt, not what is said. */
    @Test
    void supervisionDoesNotChangeTheAnswer() {
        float[][] plain = ask(new PointerSentinelHead.Config(false, 9, Alignment.READ_TOKEN, false), true, 0);
        float[][] supervised = ask(new PointerSentinelHead.Config(false, 9, Alignment.READ_TOKEN, true), true, 0);
        assertThat(supervised).isDeepEqualTo(plain);
    }
}
