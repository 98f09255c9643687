package org.iolaus.lm.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.TinyModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pseudo-bits of masked models (G12, G13): every token is hidden once, whatever the length. */
@Tag("engine")
class PseudoScorerTest {

    private static final String MASKED = "org.iolaus.lm.model.TinyModels#masked";

    private static List<byte[]> sequences() {
        List<byte[]> sequences = new ArrayList<>();
        // Shorter than the stride, as long as the context (64) and longer.
        for (int length : new int[] {1, 3, 8, 40, 64, 65, 200}) {
            sequences.add(NeuralScorerTest.random(length, length));
        }
        sequences.get(3)[7] = Nucleotide.NONE;
        return sequences;
    }

    @ParameterizedTest
    @MethodSource(MASKED)
    void aModelThatKnowsNothingHasPseudoPerplexityFour(String name) {
        try (LanguageModel model = LanguageModel.of(
                TinyModels.config(name),
                TestEngine.engine(),
                TestEngine.device(),
                parameters -> new float[parameters.size()])) {
            ScoreTotal total = new PseudoScorer(model, 5).score(sequences());
            assertThat(total.bases()).isEqualTo(1 + 3 + 8 + 40 + 64 + 65 + 200 - 1);
            assertThat(total.perplexity()).isCloseTo(4, within(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource(MASKED)
    void dependsNeitherOnTheBatchNorOnTheOrderNorOnTheStrand(String name) {
        try (LanguageModel model = TinyModels.create(name, 1)) {
            List<byte[]> sequences = sequences();
            double expected = new PseudoScorer(model, 100).score(sequences).bits();
            assertThat(new PseudoScorer(model, 1).score(sequences).bits()).isCloseTo(expected, within(1e-2));
            List<byte[]> turned = new ArrayList<>();
            for (byte[] sequence : sequences) {
                byte[] reverse = new byte[sequence.length];
                for (int i = 0; i < reverse.length; i++) {
                    reverse[i] = (byte) Nucleotide.complement(sequence[reverse.length - 1 - i]);
                }
                turned.add(reverse);
            }
            assertThat(new PseudoScorer(model, 100).score(turned).bits()).isEqualTo(expected);
            Collections.reverse(sequences);
            assertThat(new PseudoScorer(model, 100).score(sequences).bits()).isCloseTo(expected, within(1e-2));
        }
    }

    /** With one base alone nothing is seen: the four probabilities, of which a base and its complement share a mean, add up to 1. */
    @Test
    void aHiddenBaseIsNotSeen() {
        try (LanguageModel model = TinyModels.create("masked", 1)) {
            double[] p = new double[4];
            for (byte base = 0; base < 4; base++) {
                p[base] = new PseudoScorer(model, 1)
                        .score(List.of(new byte[] {base}))
                        .perplexity();
            }
            assertThat(p[0]).isEqualTo(p[3]);
            assertThat(p[1]).isEqualTo(p[2]);
            // The geometric mean of two numbers is at most half their sum.
            assertThat(1 / p[0] + 1 / p[1]).isBetween(0.3, 0.5 + 1e-6);
        }
    }

    @Test
    void doesNotCallBitsPseudoBits() {
        try (LanguageModel model = TinyModels.create("full-attention", 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PseudoScorer(model, 1))
                    .withMessage("only a masked model has pseudo-bits; this one has bits per base");
        }
    }
}
