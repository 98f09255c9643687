package org.iolaus.lm.count;

/**
 * How often the right next base was none of those seen after a context, by level and by the number of observations n, measured on the
 * reads themselves, each left out of the counts in its turn. What is missed after many observations on the longest contexts is the
 * sequencing error rate of the missed bases, not of the model; it is subtracted.
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

    private final double[][] escape;

    private EscapeRates(double[][] escape) {
        this.escape = escape;
    }

    /** The share that shorter contexts decide after n observations. */
    double escape(int level, int n) {
        return escape[level][bin(n)];
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

        private final long[][] predictions;
        private final long[][] misses;

        Tally(int levels) {
            predictions = new long[levels][BINS];
            misses = new long[levels][BINS];
        }

        void add(int level, int n, boolean missed) {
            predictions[level][bin(n)]++;
            misses[level][bin(n)] += missed ? 1 : 0;
        }

        void add(Tally other) {
            for (int level = 0; level < predictions.length; level++) {
                for (int bin = 0; bin < BINS; bin++) {
                    predictions[level][bin] += other.predictions[level][bin];
                    misses[level][bin] += other.misses[level][bin];
                }
            }
        }

        EscapeRates rates() {
            double errors = sequencingErrors();
            double[][] escape = new double[predictions.length][BINS];
            for (int level = 0; level < escape.length; level++) {
                double last = HIGHEST;
                for (int bin = 0; bin < BINS; bin++) {
                    double rate = (misses[level][bin] + PSEUDO_PREDICTIONS / 2)
                            / (predictions[level][bin] + PSEUDO_PREDICTIONS);
                    // More observations never make a miss likelier; bins with little data take what fewer observations
                    // gave.
                    last = Math.min(last, Math.max(LOWEST, Math.min(HIGHEST, rate - errors)));
                    escape[level][bin] = last;
                }
            }
            return new EscapeRates(escape);
        }

        /** The lowest share of misses in any bin with enough predictions: there only the sequencer is left to be wrong. */
        private double sequencingErrors() {
            double lowest = 1;
            for (int level = 0; level < predictions.length; level++) {
                for (int bin = 0; bin < BINS; bin++) {
                    if (predictions[level][bin] >= ENOUGH) {
                        lowest = Math.min(lowest, (double) misses[level][bin] / predictions[level][bin]);
                    }
                }
            }
            return lowest == 1 ? 0 : lowest;
        }
    }
}
