package org.iolaus.correction.score;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * The channel's bits where raw and corrected read differ in length: the cheapest way to turn one into the other by substitutions,
 * insertions and deletions (Needleman and Wunsch 1970 with the channel's bits as costs), within a band around the diagonal.
 */
final class ChannelAlignment {

    /** How far from the straight line an alignment may stray beyond the difference in length. */
    private static final int SLACK = 12;

    private final NoiseChannel channel;
    private int[] runs = new int[512];

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
        findRuns(truth, length);
        int band = Math.abs(raw.length() - length) + SLACK;
        double[] previous = new double[length + 1];
        double[] current = new double[length + 1];
        for (int j = 1; j <= length; j++) {
            previous[j] = j <= band ? previous[j - 1] + channel.deletionBits(runs[j - 1]) : Double.POSITIVE_INFINITY;
        }
        for (int i = 1; i <= raw.length(); i++) {
            int from = Math.max(0, i - band);
            int to = Math.min(length, i + band);
            // The next row looks one place beyond this one's band on each side.
            Arrays.fill(current, Math.max(0, from - 1), Math.min(length, to + 1) + 1, Double.POSITIVE_INFINITY);
            int observed = Nucleotide.code(raw.bases()[i - 1]);
            for (int j = from; j <= to; j++) {
                double best = previous[j] + channel.insertionBits(runAt(j, observed, truth, length));
                if (j > 0) {
                    best = Math.min(best, current[j - 1] + channel.deletionBits(runs[j - 1]));
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

    /** The length of the run that each base is part of. */
    private void findRuns(byte[] truth, int length) {
        if (runs.length < length) {
            runs = new int[2 * length];
        }
        int first = 0;
        for (int i = 1; i <= length; i++) {
            if (i == length || truth[i] != truth[first]) {
                Arrays.fill(runs, first, i, i - first);
                first = i;
            }
        }
    }

    /** The length of the run of a base that a place in front of a base is part of or adjoins; 0 where there is none. */
    private int runAt(int place, int base, byte[] truth, int length) {
        if (place > 0 && truth[place - 1] == base) {
            return runs[place - 1];
        }
        return place < length && truth[place] == base ? runs[place] : 0;
    }
}
