package org.iolaus.lm.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.TinyMemory;
import org.iolaus.lm.model.TinyModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bits per base from a network (G12, G13). */
@Tag("engine")
class NeuralScorerTest {

    private static NeuralScorer scorer(LanguageModel model, int batchRows) {
        return new NeuralScorer(model, batchRows, Optional.of(TinyMemory.MEMORY), NeuralScorer::bits);
    }

    private static final String CAUSAL = "org.iolaus.lm.model.TinyModels#causal";

    static byte[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[length];
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) random.nextInt(4);
        }
        return codes;
    }

    private static byte[] reverseComplement(byte[] codes) {
        byte[] reverse = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reverse[i] = (byte) Nucleotide.complement(codes[codes.length - 1 - i]);
        }
        return reverse;
    }

    /** G12: a model that knows nothing pays two bits a base, whatever the length, cut-off tokens and Ns included. */
    @ParameterizedTest
    @MethodSource("org.iolaus.lm.model.TinyModels#plain")
    void aModelThatKnowsNothingHasPerplexityFour(String name) {
        try (LanguageModel model = LanguageModel.of(
                TinyModels.config(name),
                TestEngine.engine(),
                TestEngine.device(),
                parameters -> new float[parameters.size()])) {
            List<byte[]> sequences = new ArrayList<>();
            for (int length : new int[] {1, 2, 3, 40, 64, 65, 200}) {
                sequences.add(random(length, length));
            }
            sequences.get(3)[7] = Nucleotide.NONE;
            List<float[]> bits = scorer(model, 3).score(sequences);
            for (float[] own : bits) {
                for (float value : own) {
                    assertThat(value).isCloseTo(2f, within(1e-4f));
                }
            }
            ScoreTotal total = ScoreTotal.of(sequences, bits);
            assertThat(total.bases()).isEqualTo(374);
            assertThat(total.perplexity()).isCloseTo(4, within(1e-3));
        }
    }

    /** G12: the figure does not depend on what is scored together. */
    @ParameterizedTest
    @MethodSource(CAUSAL)
    void doesNotDependOnTheBatch(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            List<byte[]> sequences = new ArrayList<>();
            for (int length : new int[] {40, 13, 100, 40, 7, 1}) {
                sequences.add(random(length, length));
            }
            List<float[]> together = scorer(model, 100).score(sequences);
            NeuralScorer single = scorer(model, 1);
            for (int i = 0; i < sequences.size(); i++) {
                float[] alone = new float[sequences.get(i).length];
                double sum = single.score(sequences.get(i), alone.length, alone);
                assertThat(alone).containsExactly(together.get(i), within(1e-4f));
                double expected = 0;
                for (float value : alone) {
                    expected += value;
                }
                assertThat(sum).isCloseTo(expected, within(1e-9));
            }
        }
    }

    /** G13: a read and its reverse complement are the same molecule. */
    @ParameterizedTest
    @MethodSource(CAUSAL)
    void bothStrandsScoreAlikeToTheLastBit(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            byte[] read = random(50, 4);
            read[20] = Nucleotide.NONE;
            NeuralScorer scorer = scorer(model, 16);
            float[] forwards = scorer.score(List.of(read)).get(0);
            float[] backwards = scorer.score(List.of(reverseComplement(read))).get(0);
            for (int i = 0; i < 50; i++) {
                assertThat(backwards[49 - i]).isEqualTo(forwards[i]);
            }
        }
    }

    /** In windows that overlap by half, every token is scored once, with at least half a context before it. */
    @Test
    void seesLongSequencesInWindows() {
        // The order-0 distribution of a model that ignores its input does not depend on where windows are cut.
        try (LanguageModel model = LanguageModel.of(
                TinyModels.config("full-attention"),
                TestEngine.engine(),
                TestEngine.device(),
                parameters -> bias(parameters, 2, 1, 0, 0))) {
            byte[] sequence = random(150, 9);
            float[] bits = scorer(model, 16).score(List.of(sequence)).get(0);
            double sum = Math.exp(2) + Math.exp(1) + 2;
            double[] cost = {2, 1, 0, 0};
            for (int i = 0; i < bits.length; i++) {
                double own = Math.log(sum / Math.exp(cost[sequence[i]])) / Math.log(2);
                double other = Math.log(sum / Math.exp(cost[3 - sequence[i]])) / Math.log(2);
                assertThat(bits[i]).isCloseTo((float) (own + other) / 2, within(1e-4f));
            }
        }
    }

    private static float[] bias(Parameters parameters, float... bias) {
        float[] values = new float[parameters.size()];
        for (Parameter parameter : parameters.list()) {
            if (parameter.name().equals("head.bias")) {
                System.arraycopy(bias, 0, values, (int) parameter.offset(), bias.length);
            }
        }
        return values;
    }

    /** As on a GPU: half precision costs about a hundredth of a bit on a base, and far less on the whole. */
    @ParameterizedTest
    @MethodSource(CAUSAL)
    void scoresInHalfPrecision(String name) {
        try (LanguageModel model = TinyModels.create(name, 1);
                LanguageModel half = model.inHalfPrecision()) {
            List<byte[]> sequences = List.of(random(100, 1), random(33, 2));
            List<float[]> exact = scorer(model, 8).score(sequences);
            List<float[]> rounded = scorer(half, NeuralScorer.fittingRows(half)).score(sequences);
            for (int i = 0; i < sequences.size(); i++) {
                assertThat(rounded.get(i)).containsExactly(exact.get(i), within(0.05f));
            }
            assertThat(ScoreTotal.of(sequences, rounded).bitsPerBase())
                    .isCloseTo(ScoreTotal.of(sequences, exact).bitsPerBase(), within(0.005));
        }
    }

    @Test
    void doesNotCallPseudoBitsBits() {
        try (LanguageModel model = TinyModels.create("masked", 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scorer(model, 1))
                    .withMessage("a masked model has no bits per base; its pseudo-bits are another figure");
        }
    }
}
