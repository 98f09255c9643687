package org.iolaus.genomics.kmer;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Draws the histogram of a genome that never was: k-mers with known copies and depth, and errors beside them. */
final class SyntheticSpectrum {

    private final RandomGenerator random;
    private final int k;
    private final long[] distinctByCount = new long[KmerCounts.SATURATION + 1];
    private long observations;

    SyntheticSpectrum(int k, long seed) {
        this.k = k;
        this.random = new Well19937c(seed);
    }

    /** K-mers observed so often in the mean, at depths that vary with a relative standard deviation (gamma distributed). */
    SyntheticSpectrum kmers(int number, double mean, double spread) {
        double shape = 1 / (spread * spread);
        GammaDistribution depth = spread == 0 ? null : new GammaDistribution(random, shape, mean * spread * spread);
        for (int i = 0; i < number; i++) {
            add(poisson(depth == null ? mean : depth.sample()));
        }
        return this;
    }

    /** K-mers at depths whose logarithm is normal: what amplification leaves. */
    SyntheticSpectrum amplified(int number, double median, double deviation) {
        for (int i = 0; i < number; i++) {
            add(poisson(median * Math.exp(deviation * random.nextGaussian())));
        }
        return this;
    }

    /** Errors at a rate per base: k-mers that are wrong, most of them seen once. */
    SyntheticSpectrum errors(double rate) {
        double share = 1 - Math.pow(1 - rate, k);
        long wrong = Math.round(observations * share / (1 - share));
        while (wrong > 0) {
            int count = 1 + poisson(0.03);
            add(count);
            wrong -= count;
        }
        return this;
    }

    KmerHistogram histogram() {
        return KmerHistogram.of(k, distinctByCount);
    }

    private void add(int count) {
        observations += count;
        if (count > 0) {
            distinctByCount[Math.min(count, KmerCounts.SATURATION)]++;
        }
    }

    private int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return new PoissonDistribution(
                        random,
                        Math.max(mean, 1e-9),
                        PoissonDistribution.DEFAULT_EPSILON,
                        PoissonDistribution.DEFAULT_MAX_ITERATIONS)
                .sample();
    }
}
