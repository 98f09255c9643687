package org.iolaus.correction.score;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.lm.score.StrandBits;

/**
 * Judges several answers for one read against each other, the raw read among them, by the bits that a model of the genome asks for them:
 * an answer's posterior is proportional to 2^-(model bits + channel bits), and an edit is right with the posterior of all answers that
 * make it. What no answer proposes is not asked for. One thread's working space.
 *
 * <p>The model's bits are those of the bases that differ between answers, and of no others: the contexts behind a rare base are rare
 * whether it is an error or not, and would count the same evidence again. Each base is judged from the sides that know the place, as
 * {@link EditOdds} does.
 */
public final class AnswerOdds {

    private final NoiseChannel channel;
    private final ChannelAlignment alignment;
    private final int startBases;

    /**
     * Makes the working space.
     *
     * @param channel the noise channel
     * @param startBases how many bases a side must have to know the place
     */
    public AnswerOdds(NoiseChannel channel, int startBases) {
        this.startBases = startBases;
        this.channel = channel;
        this.alignment = new ChannelAlignment(channel);
    }

    /**
     * The expected gain of every answer: the number of errors it is expected to remove, less those it makes.
     *
     * @param raw the raw read
     * @param answers base codes of different answers, one of them the raw read's own
     * @param modelBits what the model asks for every base of each
     * @return one figure an answer; 0 for the raw read
     */
    public double[] gains(Read raw, List<byte[]> answers, List<StrandBits> modelBits) {
        boolean[] differ = differing(raw.length(), answers);
        double[] posterior = new double[answers.size()];
        for (int answer = 0; answer < posterior.length; answer++) {
            posterior[answer] = modelBits(modelBits.get(answer), differ) + channelBits(raw, answers.get(answer));
        }
        normalize(posterior);
        double[] gains = new double[answers.size()];
        for (int answer = 0; answer < gains.length; answer++) {
            gains[answer] = answers.get(answer).length == raw.length()
                    ? substitutions(raw, answers, posterior, answers.get(answer))
                    : whole(raw, answers.get(answer), posterior[answer]);
        }
        return gains;
    }

    /** The places where answers differ; every place where one of them has another length. */
    private static boolean[] differing(int length, List<byte[]> answers) {
        boolean[] differ = new boolean[length];
        byte[] first = answers.get(0);
        for (byte[] answer : answers) {
            if (answer.length != length) {
                Arrays.fill(differ, true);
                return differ;
            }
            for (int i = 0; i < length; i++) {
                differ[i] |= answer[i] != first[i];
            }
        }
        return differ;
    }

    private double modelBits(StrandBits bits, boolean[] differ) {
        double sum = 0;
        int length = bits.forwards().length;
        for (int i = 0; i < length; i++) {
            if (i >= differ.length || differ[i]) {
                boolean before = i >= startBases;
                boolean behind = length - 1 - i >= startBases;
                float forward = bits.forwards()[i];
                float backward = bits.backwards()[i];
                sum += before == behind ? (forward + backward) / 2 : before ? forward : backward;
            }
        }
        return sum;
    }

    /** From bits to probabilities that sum to 1. */
    private static void normalize(double[] bits) {
        double least = Arrays.stream(bits).min().orElseThrow();
        double sum = 0;
        for (int answer = 0; answer < bits.length; answer++) {
            bits[answer] = Math.pow(2, least - bits[answer]);
            sum += bits[answer];
        }
        for (int answer = 0; answer < bits.length; answer++) {
            bits[answer] /= sum;
        }
    }

    private double channelBits(Read raw, byte[] answer) {
        if (answer.length != raw.length()) {
            return alignment.bits(raw, answer, answer.length);
        }
        double bits = 0;
        for (int i = 0; i < answer.length; i++) {
            bits += channel.bits(raw, i, answer[i]);
        }
        return bits;
    }

    private static double substitutions(Read raw, List<byte[]> answers, double[] posterior, byte[] answer) {
        double gain = 0;
        for (int i = 0; i < answer.length; i++) {
            if (answer[i] == Nucleotide.code(raw.bases()[i])) {
                continue;
            }
            double right = 0;
            for (int other = 0; other < posterior.length; other++) {
                byte[] codes = answers.get(other);
                right += codes.length == raw.length() && codes[i] == answer[i] ? posterior[other] : 0;
            }
            gain += EditOdds.worth(raw, answer, i, right);
        }
        return gain;
    }

    /** Inserted and deleted bases move those behind them: the edits are right or wrong together. */
    private static double whole(Read raw, byte[] answer, double right) {
        return EditOdds.editsOfOtherLength(raw, answer, answer.length) * (2 * right - 1);
    }
}
