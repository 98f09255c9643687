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
    static final double HIGHEST_ERROR = 0.999;

    private static final double LOG_2 = Math.log(2);

    private final double[][] errors;
    private final double[][] substitutions;
    private final IndelRates indels;
    private final float[][] sameBits;
    private final float[][] errorBits;
    private final float[][] substitutionBits = new float[4][4];

    /**
     * A channel from its probabilities.
     *
     * @param errors the error probability by claimed quality and position bin, each from 1e-4 to 0.999
     * @param substitutions the share of each raw base (second index) among the errors of a true base (first index)
     * @param indels how often bases are inserted and left out
     */
    NoiseChannel(double[][] errors, double[][] substitutions, IndelRates indels) {
        this.errors = errors;
        this.substitutions = substitutions;
        this.indels = indels;
        this.sameBits = new float[QUALITIES][POSITION_BINS];
        this.errorBits = new float[QUALITIES][POSITION_BINS];
        for (int quality = 0; quality < QUALITIES; quality++) {
            for (int bin = 0; bin < POSITION_BINS; bin++) {
                double error = errors[quality][bin];
                if (!(error >= LOWEST_ERROR && error <= HIGHEST_ERROR)) {
                    throw new IllegalArgumentException(
                            "an error probability must be from 1e-4 to 0.999, was " + error + " at quality " + quality);
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
     * @param run how many bases like it stand in the true sequence at the place without a gap, from 0
     * @return at least 2
     */
    public double insertionBits(int run) {
        return indels.insertionBits(run);
    }

    /**
     * The bits of a true base that the sequencer left out.
     *
     * @param run how many bases like it stand in the true sequence without a gap, itself included, at least 1
     * @return at least 2
     */
    public double deletionBits(int run) {
        return indels.deletionBits(run);
    }

    /**
     * How often the sequencer makes up a base.
     *
     * @return insertions for each base, from 1e-6 to 0.25
     */
    public double insertionRate() {
        return indels.insertion();
    }

    /**
     * How often the sequencer leaves a base out.
     *
     * @return deletions for each base, from 1e-6 to 0.25
     */
    public double deletionRate() {
        return indels.deletion();
    }

    /**
     * The probability that a base with this quality at this place is wrong, as measured.
     *
     * @param raw the raw read
     * @param position the base's place in it, from 0
     * @return from 1e-4 to 0.999
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
