package org.iolaus.correction.score;

import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * Judges several answers for one read against each other, the raw read among them, by the bits that a model of the genome asks for each:
 * an answer's posterior is proportional to 2^-(model bits + channel bits), and an edit is right with the posterior of all answers that
 * make it. What no answer proposes is not asked for. One thread's working space.
 */
public final class AnswerOdds {

    private final NoiseChannel channel;
    private final ChannelAlignment alignment;

    /**
     * Makes the working space.
     *
     * @param channel the noise channel
     */
    public AnswerOdds(NoiseChannel channel) {
        this.channel = channel;
        this.alignment = new ChannelAlignment(channel);
    }

    /**
     * The expected gain of every answer: the number of errors it is expected to remove, less those it makes.
     *
     * @param raw the raw read
     * @param answers base codes of different answers, one of them the raw read's own
     * @param modelBits what the model asks for each, in bits
     * @return one figure an answer; 0 for the raw read
     */
    public double[] gains(Read raw, List<byte[]> answers, double[] modelBits) {
        double[] posterior = posteriors(raw, answers, modelBits);
        double[] gains = new double[answers.size()];
        for (int answer = 0; answer < gains.length; answer++) {
            gains[answer] = answers.get(answer).length == raw.length()
                    ? substitutions(raw, answers, posterior, answers.get(answer))
                    : whole(raw, answers.get(answer), posterior[answer]);
        }
        return gains;
    }

    private double[] posteriors(Read raw, List<byte[]> answers, double[] modelBits) {
        double[] weights = new double[answers.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int answer = 0; answer < weights.length; answer++) {
            weights[answer] = modelBits[answer] + channelBits(raw, answers.get(answer));
            least = Math.min(least, weights[answer]);
        }
        double sum = 0;
        for (int answer = 0; answer < weights.length; answer++) {
            weights[answer] = Math.pow(2, least - weights[answer]);
            sum += weights[answer];
        }
        for (int answer = 0; answer < weights.length; answer++) {
            weights[answer] /= sum;
        }
        return weights;
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
