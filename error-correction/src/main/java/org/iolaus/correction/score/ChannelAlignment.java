package org.iolaus.correction.score;

import java.util.Arrays;
import org.iolaus.genomics.read.Read;

/**
 * The channel's bits where raw and corrected read differ in length: the cheapest way to turn one into the other by substitutions,
 * insertions and deletions (Needleman and Wunsch 1970 with the channel's bits as costs), within a band around the diagonal.
 */
final class ChannelAlignment {

    /** How far from the straight line an alignment may stray beyond the difference in length. */
    private static final int SLACK = 12;

    private final NoiseChannel channel;

    ChannelAlignment(NoiseChannel channel) {
        this.channel = channel;
    }

    /**
     * The bits of the cheapest alignment.
     *
     * @param raw the raw read
     * @param truth the codes of the corrected read
     * @param length how many of them
     */
    double bits(Read raw, byte[] truth, int length) {
        double insertion = channel.insertionBits();
        double deletion = channel.deletionBits();
        int band = Math.abs(raw.length() - length) + SLACK;
        double[] previous = new double[length + 1];
        double[] current = new double[length + 1];
        for (int j = 0; j <= length; j++) {
            previous[j] = j <= band ? j * deletion : Double.POSITIVE_INFINITY;
        }
        for (int i = 1; i <= raw.length(); i++) {
            int from = Math.max(0, i - band);
            int to = Math.min(length, i + band);
            // The next row looks one place beyond this one's band on each side.
            Arrays.fill(current, Math.max(0, from - 1), Math.min(length, to + 1) + 1, Double.POSITIVE_INFINITY);
            for (int j = from; j <= to; j++) {
                double best = previous[j] + insertion;
                if (j > 0) {
                    best = Math.min(best, current[j - 1] + deletion);
                    best = Math.min(best, previous[j - 1] + channel.bits(raw, i - 1, truth[j - 1]));
                }
                current[j] = best;
            }
            double[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[length];
    }
}
