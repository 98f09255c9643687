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
     * @param differences the difference of the two in each fragment
     * @return the interval of their sum
     */
    Interval interval(double[] differences) {
        double[] some = Arrays.stream(differences).filter(d -> d != 0).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            for (double difference : some) {
                sums[r] += poisson(random) * difference;
            }
        }
        Arrays.sort(sums);
        int beyond = (int) (0.025 * replicates); // on each side, so that who is compared with whom makes no difference
        return new Interval(sums[beyond], sums[replicates - 1 - beyond]);
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
