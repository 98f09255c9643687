package org.iolaus.correction.score;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * What the sequencer does to the true bases: the probability of a raw base given the true one, the claimed quality and the place in the
 * read, as bits (negative log2). Fitted once per run ({@link ChannelFit}) before any candidate is tried, and the same for all of them:
 * a channel fitted to a candidate would forgive an over-corrector its own edits.
 */
public final class NoiseChannel {

    /** Equal parts of a read in which error rates may differ. */
    static final int POSITION_BINS = 12;

    /** Phred scores 0 to 93, and one more place for reads without qualities. */
    static final int QUALITIES = 95;

    static final int NO_QUALITY = 94;
    static final double LOWEST_ERROR = 1e-4;
    static final double HIGHEST_ERROR = 0.75;

    private static final double LOG_2 = Math.log(2);

    private final double[][] errors;
    private final double[][] substitutions;
    private final double insertionRate;
    private final double deletionRate;
    private final float[][] sameBits;
    private final float[][] errorBits;
    private final float[][] substitutionBits = new float[4][4];

    /**
     * A channel from its probabilities.
     *
     * @param errors the error probability by claimed quality and position bin, each from 1e-4 to 0.75
     * @param substitutions the share of each raw base (second index) among the errors of a true base (first index)
     * @param insertionRate bases inserted for each true base
     * @param deletionRate true bases left out for each true base
     */
    NoiseChannel(double[][] errors, double[][] substitutions, double insertionRate, double deletionRate) {
        this.errors = errors;
        this.substitutions = substitutions;
        this.insertionRate = insertionRate;
        this.deletionRate = deletionRate;
        this.sameBits = new float[QUALITIES][POSITION_BINS];
        this.errorBits = new float[QUALITIES][POSITION_BINS];
        for (int quality = 0; quality < QUALITIES; quality++) {
            for (int bin = 0; bin < POSITION_BINS; bin++) {
                double error = errors[quality][bin];
                if (!(error >= LOWEST_ERROR && error <= HIGHEST_ERROR)) {
                    throw new IllegalArgumentException(
                            "an error probability must be from 1e-4 to 0.75, was " + error + " at quality " + quality);
                }
                sameBits[quality][bin] = (float) bits(1 - error);
                errorBits[quality][bin] = (float) bits(error);
            }
        }
        for (int truth = 0; truth < 4; truth++) {
            for (int raw = 0; raw < 4; raw++) {
                substitutionBits[truth][raw] = truth == raw ? 0 : (float) bits(substitutions[truth][raw]);
            }
        }
    }

    /**
     * The bits of one raw base.
     *
     * @param raw the raw read
     * @param position the base's place in it, from 0
     * @param truth the code of the base taken for true; none where a corrector wrote N, which costs as much as the worst base would
     * @return at least 0; 0 where the raw base is N, whatever is taken for true
     */
    public double bits(Read raw, int position, int truth) {
        int observed = Nucleotide.code(raw.bases()[position]);
        if (observed == Nucleotide.NONE) {
            return 0;
        }
        int quality = quality(raw, position);
        int bin = bin(position, raw.length());
        if (truth == observed) {
            return sameBits[quality][bin];
        }
        if (truth == Nucleotide.NONE) {
            double worst = sameBits[quality][bin];
            for (int t = 0; t < 4; t++) {
                worst = t == observed
                        ? worst
                        : Math.max(worst, errorBits[quality][bin] + substitutionBits[t][observed]);
            }
            return worst;
        }
        return errorBits[quality][bin] + substitutionBits[truth][observed];
    }

    /**
     * The bits of a raw base that the sequencer made up.
     *
     * @return the insertion itself and two bits for the base
     */
    public double insertionBits() {
        return bits(insertionRate) + 2;
    }

    /**
     * The bits of a true base that the sequencer left out.
     *
     * @return at least 0
     */
    public double deletionBits() {
        return bits(deletionRate);
    }

    /**
     * The probability that a base with this quality at this place is wrong, as measured.
     *
     * @param raw the raw read
     * @param position the base's place in it, from 0
     * @return from 1e-4 to 0.75
     */
    public double errorProbability(Read raw, int position) {
        return errors[quality(raw, position)][bin(position, raw.length())];
    }

    /**
     * The share of a raw base among the errors of a true one.
     *
     * @param truth the code of the true base
     * @param observed the code of another base
     * @return a probability
     */
    public double substitutionShare(int truth, int observed) {
        return substitutions[truth][observed];
    }

    static int quality(Read read, int position) {
        return read.hasQualities() ? Math.min(93, read.qualities()[position]) : NO_QUALITY;
    }

    static int bin(int position, int length) {
        return (int) ((long) position * POSITION_BINS / length);
    }

    private static double bits(double probability) {
        return -Math.log(probability) / LOG_2;
    }
}
