package org.iolaus.correction.tune;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The interval of a mean difference between two candidates, by resampling fragments (Efron 1979, Annals of Statistics 7:1). Each
 * fragment's weight in a replicate is Poisson with mean 1, which stands for drawing as many fragments with replacement and lets the
 * many fragments on which the two agree be left out.
 */
final class PairedBootstrap {

    private final int replicates;
    private final long seed;

    PairedBootstrap(int replicates, long seed) {
        this.replicates = replicates;
        this.seed = seed;
    }

    /** The 2.5 % and 97.5 % points of the sum of differences. */
    record Interval(double low, double high) {}

    /**
     * Resamples.
     *
     * @param one the first candidate's figure for each fragment
     * @param other the second one's
     * @param fragments how many of them count
     * @return the interval of the sum over fragments of one minus other
     */
    Interval difference(double[] one, double[] other, int fragments) {
        double[] differences = new double[fragments];
        int some = 0;
        for (int i = 0; i < fragments; i++) {
            double difference = one[i] - other[i];
            if (difference != 0) {
                differences[some++] = difference;
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            for (int i = 0; i < some; i++) {
                sums[r] += poisson(random) * differences[i];
            }
        }
        Arrays.sort(sums);
        return new Interval(sums[(int) (0.025 * replicates)], sums[(int) (0.975 * replicates)]);
    }

    /** Poisson with mean 1, by multiplying uniform numbers until they fall under 1/e (Knuth, The Art of Computer Programming, 3.4.1). */
    private static int poisson(SplittableRandom random) {
        double product = random.nextDouble();
        int n = 0;
        while (product > 0.36787944117144233) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
