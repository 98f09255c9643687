package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class AnswerOddsTest {

    private static final Fitted SAMPLE =
            Fitted.to(MadeReads.FLAT, 20, 62, MadeReads.genome(MadeReads.bases(3000, 61), 1));
    private static final Read RAW = SAMPLE.raw(0, 0);
    private static final byte[] CODES = MadeReads.codes(RAW.bases());

    private static byte[] edited(int... positions) {
        byte[] codes = CODES.clone();
        for (int position : positions) {
            codes[position] = (byte) ((codes[position] + 1) % 4);
        }
        return codes;
    }

    private static double channelBits(byte[] answer) {
        double bits = 0;
        for (int i = 0; i < answer.length; i++) {
            bits += SAMPLE.channel().bits(RAW, i, answer[i]);
        }
        return bits;
    }

    /** 2^-(model + channel), normalized over the answers; an edit is right with all answers that make it. */
    @Test
    void anEditIsRightWithAllAnswersThatMakeIt() {
        List<byte[]> answers = List.of(CODES, edited(10), edited(10, 60));
        double[] model = {30, 12, 9};
        double[] weights = new double[3];
        for (int i = 0; i < 3; i++) {
            weights[i] = Math.pow(2, -(model[i] + channelBits(answers.get(i)) - channelBits(CODES)));
        }
        double sum = Arrays.stream(weights).sum();
        double first = (weights[1] + weights[2]) / sum;
        double second = weights[2] / sum;
        double[] gains = new AnswerOdds(SAMPLE.channel()).gains(RAW, answers, model);
        assertThat(gains[0]).isZero();
        assertThat(gains[1]).isCloseTo(2 * first - 1, within(1e-9));
        assertThat(gains[2]).isCloseTo(2 * first - 1 + 2 * second - 1, within(1e-9));
        assertThat(first).isBetween(0.5, 1.0);
    }

    @Test
    void differentBasesInOnePlaceShareTheProbability() {
        byte[] other = CODES.clone();
        other[10] = (byte) ((other[10] + 2) % 4);
        double[] gains =
                new AnswerOdds(SAMPLE.channel()).gains(RAW, List.of(CODES, edited(10), other), new double[] {60, 0, 0});
        assertThat(gains[1]).isCloseTo(0, within(0.2));
        assertThat(gains[2]).isCloseTo(0, within(0.2));
    }

    /** Of another length: right or wrong as a whole. */
    @Test
    void aDeletedBaseIsJudgedWithTheWholeRead() {
        byte[] shorter = Arrays.copyOf(CODES, CODES.length - 1);
        double[] sure = new AnswerOdds(SAMPLE.channel()).gains(RAW, List.of(CODES, shorter), new double[] {100, 0});
        double[] wrong = new AnswerOdds(SAMPLE.channel()).gains(RAW, List.of(CODES, shorter), new double[] {0, 0});
        assertThat(sure[1]).isCloseTo(1, within(1e-6));
        assertThat(wrong[1]).isCloseTo(-1, within(1e-3));
    }
}
