package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.score.StrandBits;
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

    /** Bits of an answer: some for the bases at given places, forwards and backwards, and a lot everywhere else. */
    private static StrandBits bits(int length, double forward, double backward, int... places) {
        float[] forwards = new float[length];
        float[] backwards = new float[length];
        Arrays.fill(forwards, length);
        Arrays.fill(backwards, length);
        for (int place : places) {
            forwards[place] = (float) forward / places.length;
            backwards[place] = (float) backward / places.length;
        }
        return new StrandBits(forwards, backwards);
    }

    private static AnswerOdds odds() {
        return new AnswerOdds(SAMPLE.channel(), 12);
    }

    /** 2^-(model + channel), normalized over the answers; an edit is right with all answers that make it. */
    @Test
    void anEditIsRightWithAllAnswersThatMakeIt() {
        List<byte[]> answers = List.of(CODES, edited(30), edited(30, 60));
        double[] model = {30, 12, 9};
        double[] weights = new double[3];
        List<StrandBits> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            weights[i] = Math.pow(2, -(model[i] + channelBits(answers.get(i)) - channelBits(CODES)));
            asked.add(bits(CODES.length, model[i] + 1, model[i] - 1, 30, 60));
        }
        double sum = Arrays.stream(weights).sum();
        double first = (weights[1] + weights[2]) / sum;
        double second = weights[2] / sum;
        double[] gains = odds().gains(RAW, answers, asked);
        assertThat(gains[0]).isZero();
        assertThat(gains[1]).isCloseTo(2 * first - 1, within(1e-4));
        assertThat(gains[2]).isCloseTo(2 * first - 1 + 2 * second - 1, within(1e-4));
        assertThat(first).isBetween(0.5, 1.0);
    }

    /** Near an end only the side that knows the place is asked. */
    @Test
    void nearAnEndTheOtherSideDecides() {
        for (int place : new int[] {3, CODES.length - 3}) {
            boolean first = place == 3;
            StrandBits raw = bits(CODES.length, first ? 2 : 40, first ? 40 : 2, place);
            StrandBits edited = bits(CODES.length, first ? 2 : 0, first ? 0 : 2, place);
            double[] gains = odds().gains(RAW, List.of(CODES, edited(place)), List.of(raw, edited));
            assertThat(gains[1]).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void differentBasesInOnePlaceShareTheProbability() {
        byte[] other = CODES.clone();
        other[30] = (byte) ((other[30] + 2) % 4);
        int length = CODES.length;
        double[] gains = odds().gains(
                        RAW,
                        List.of(CODES, edited(30), other),
                        List.of(bits(length, 60, 60, 30), bits(length, 0, 0, 30), bits(length, 0, 0, 30)));
        assertThat(gains[1]).isCloseTo(0, within(0.2));
        assertThat(gains[2]).isCloseTo(0, within(0.2));
    }

    /** Of another length: right or wrong as a whole. */
    @Test
    void aDeletedBaseIsJudgedWithTheWholeRead() {
        byte[] shorter = Arrays.copyOf(CODES, CODES.length - 1);
        StrandBits cheap = new StrandBits(new float[shorter.length], new float[shorter.length]);
        StrandBits dear = bits(CODES.length, 0, 0);
        StrandBits alike = new StrandBits(new float[CODES.length], new float[CODES.length]);
        double[] sure = odds().gains(RAW, List.of(CODES, shorter), List.of(dear, cheap));
        double[] wrong = odds().gains(RAW, List.of(CODES, shorter), List.of(alike, cheap));
        assertThat(sure[1]).isCloseTo(1, within(1e-6));
        assertThat(wrong[1]).isCloseTo(-1, within(1e-3));
    }
}
