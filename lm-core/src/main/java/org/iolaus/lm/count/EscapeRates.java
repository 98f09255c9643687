package org.iolaus.lm.count;

/**
 * How often the right next base was none of those seen after a context, by level and by the number of observations n, measured on the
 * reads themselves, each left out of the counts in its turn. A context that is asked because a longer one was not seen, or was seen
 * with other bases only, is more often one that occurs by chance: such predictions are counted apart. A part of the misses are
 * sequencing errors of the missed bases, not of the model: what is missed where least is, but no more than {@value #OVERSTATED} times
 * what their qualities claim. It is subtracted.
 */
final class EscapeRates {

    /** Below this nothing can be measured on a sample. */
    static final double LOWEST = 1e-4;

    private static final double HIGHEST = 0.98;

    /** Misses are counted as if so many more predictions had been made, half of them missed: a bin without data escapes. */
    private static final double PSEUDO_PREDICTIONS = 2;

    private static final int EXACT = 8;
    private static final int BINS = EXACT + 30;
    private static final long ENOUGH = 2000;

    /** Qualities that claim fewer errors than there are do so seldom by a larger factor. */
    private static final double OVERSTATED = 3;

    /**
     * Sequencing errors are taken for so many standard errors commoner than they are measured: the lowest of many rates is low by
     * chance, and what is left above it must not be mere chance either, since true corrections have to outweigh it.
     */
    private static final double STANDARD_ERRORS = 2;

    private final double[][][] escape;

    private EscapeRates(double[][][] escape) {
        this.escape = escape;
    }

    /** The share that shorter contexts decide after n observations. */
    double escape(int level, boolean fallback, int n) {
        return escape[fallback ? 1 : 0][level][bin(n)];
    }

    /** One bin each for 1 to 8 observations, two an octave beyond. */
    private static int bin(int n) {
        if (n <= EXACT) {
            return n - 1;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(n);
        int upperHalf = (n >>> (octave - 1)) & 1;
        return EXACT + 2 * (octave - 3) + upperHalf;
    }

    /** Collects predictions and their misses. */
    static final class Tally {

        private final long[][][] predictions;
        private final long[][][] misses;
        private long bases;
        private double claimedErrors;

        Tally(int levels) {
            predictions = new long[2][levels][BINS];
            misses = new long[2][levels][BINS];
        }

        /** Takes the error probability that the quality of a base claims. */
        void addBase(double claimedError) {
            bases++;
            claimedErrors += claimedError;
        }

        void add(int level, boolean fallback, int n, boolean missed) {
            int way = fallback ? 1 : 0;
            predictions[way][level][bin(n)]++;
            misses[way][level][bin(n)] += missed ? 1 : 0;
        }

        /** Adds predictions and misses of another part of the sample; what qualities claim is not added. */
        void add(Tally other) {
            for (int way = 0; way < 2; way++) {
                for (int level = 0; level < predictions[way].length; level++) {
                    for (int bin = 0; bin < BINS; bin++) {
                        predictions[way][level][bin] += other.predictions[way][level][bin];
                        misses[way][level][bin] += other.misses[way][level][bin];
                    }
                }
            }
        }

        EscapeRates rates() {
            double errors = bases == 0 ? 0 : Math.min(OVERSTATED * claimedErrors / bases, leastMissed());
            double[][][] escape = new double[2][predictions[0].length][];
            for (int way = 0; way < 2; way++) {
                for (int level = 0; level < escape[way].length; level++) {
                    escape[way][level] = rates(predictions[way][level], misses[way][level], errors);
                }
            }
            return new EscapeRates(escape);
        }

        /** More observations never make a miss likelier; bins with little data take what fewer observations gave. */
        private static double[] rates(long[] predictions, long[] misses, double errors) {
            double[] escape = new double[BINS];
            double last = HIGHEST;
            for (int bin = 0; bin < BINS; bin++) {
                double rate = (misses[bin] + PSEUDO_PREDICTIONS / 2) / (predictions[bin] + PSEUDO_PREDICTIONS);
                double byChance =
                        predictions[bin] < ENOUGH ? 0 : STANDARD_ERRORS * Math.sqrt(errors / predictions[bin]);
                last = Math.min(last, Math.max(LOWEST, Math.min(HIGHEST, rate - errors - byChance)));
                escape[bin] = last;
            }
            return escape;
        }

        /** The lowest share of misses in any bin with enough predictions, by its upper confidence limit. */
        private double leastMissed() {
            double lowest = 1;
            for (int level = 0; level < predictions[0].length; level++) {
                for (int bin = 0; bin < BINS; bin++) {
                    double all = predictions[0][level][bin];
                    if (all >= ENOUGH) {
                        double most = misses[0][level][bin] + 1;
                        lowest = Math.min(lowest, (most + STANDARD_ERRORS * Math.sqrt(most)) / all);
                    }
                }
            }
            return lowest == 1 ? 0 : lowest;
        }
    }
}
