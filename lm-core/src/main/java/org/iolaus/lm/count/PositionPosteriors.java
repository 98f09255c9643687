package org.iolaus.lm.count;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * How likely each base is the true one at every position of a read, from the reads that share the contexts on its left and on its right;
 * the base itself and its quality are not asked. One thread's working space.
 */
public final class PositionPosteriors {

    /** The largest escape probability of a side that is believed where the other side agrees to be asked as well. */
    private static final double BOTH_SIDES = 0.005;

    /** The largest escape probability of a side that is believed alone. */
    private static final double ONE_SIDE = 0.001;

    /** The least probability of a base that one side proves. */
    private static final double PROVEN = 0.98;

    private final OwnKmers own;
    private final CountScorer scorer;
    private byte[] codes = new byte[512];
    private byte[] reverse = new byte[512];
    private double[] forwards = new double[2048];
    private double[] backwards = new double[2048];
    private double[] leftEscape = new double[512];
    private double[] rightEscape = new double[512];
    private int length;

    PositionPosteriors(OwnKmers own, CountScorer scorer) {
        this.own = own;
        this.scorer = scorer;
    }

    /**
     * Leaves a fragment out of the counts; to be called before its reads are computed.
     *
     * @param pair the raw fragment
     */
    public void own(ReadPair pair) {
        own.set(pair);
    }

    /**
     * Takes a read.
     *
     * @param read a raw read of the fragment left out
     */
    public void compute(Read read) {
        length = read.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) Nucleotide.code(read.bases()[i]);
            reverse[length - 1 - i] = (byte) Nucleotide.complement(codes[i]);
        }
        scorer.announce(codes, 0, length);
        scorer.distributions(codes, length, forwards, leftEscape);
        scorer.distributions(reverse, length, backwards, rightEscape);
    }

    /**
     * Whether enough other reads cover a position, on its left or on its right.
     *
     * @param position from 0
     * @return false where nothing can be said
     */
    public boolean supported(int position) {
        return (left(position) && right(position))
                || leftEscape[position] <= ONE_SIDE
                || rightEscape[length - 1 - position] <= ONE_SIDE;
    }

    /**
     * The probability that a base is the true one, given the contexts that are believed.
     *
     * @param position from 0, supported
     * @param base 0 to 3
     * @return a probability; the four of a position sum to 1
     */
    public double probability(int position, int base) {
        double sum = 0;
        for (int b = 0; b < 4; b++) {
            sum += weight(position, b);
        }
        return weight(position, base) / sum;
    }

    /**
     * The base that the contexts on the left of a position all but prove.
     *
     * @param position from 0
     * @return its code, or none where they do not
     */
    public int provenFromLeft(int position) {
        for (int base = 0; base < 4; base++) {
            if (left(position) && forwards[4 * position + base] >= PROVEN) {
                return base;
            }
        }
        return Nucleotide.NONE;
    }

    /**
     * The base that the contexts on the right of a position all but prove.
     *
     * @param position from 0
     * @return its code, or none where they do not
     */
    public int provenFromRight(int position) {
        for (int base = 0; base < 4; base++) {
            if (right(position) && backwards[4 * (length - 1 - position) + 3 - base] >= PROVEN) {
                return base;
            }
        }
        return Nucleotide.NONE;
    }

    /** Contexts left and right are taken for independent given the base, all four bases being alike beforehand. */
    private double weight(int position, int base) {
        double weight = 1;
        if (left(position)) {
            weight *= forwards[4 * position + base];
        }
        if (right(position)) {
            weight *= backwards[4 * (length - 1 - position) + 3 - base];
        }
        return weight;
    }

    private boolean left(int position) {
        return leftEscape[position] <= BOTH_SIDES;
    }

    private boolean right(int position) {
        return rightEscape[length - 1 - position] <= BOTH_SIDES;
    }

    private void ensure(int needed) {
        if (codes.length < needed) {
            codes = new byte[2 * needed];
            reverse = new byte[2 * needed];
            forwards = new double[8 * needed];
            backwards = new double[8 * needed];
            leftEscape = new double[2 * needed];
            rightEscape = new double[2 * needed];
        }
    }
}
