package org.iolaus.genomics.kmer;

/**
 * How far a histogram is from a fitted mixture around the peaks, from a quarter of the coverage to three times the coverage: the total
 * variation distance over bins of 20 % of their count, wide enough that chance does not dominate them.
 */
final class SpectrumResidual {

    private static final int LOWEST_COUNT = 3;
    private static final double BIN = 1.2;

    private SpectrumResidual() {}

    /** Half the sum of the differences over the sum of what was observed: 0 when equal, about 1 when nothing fits. */
    static double of(KmerHistogram histogram, SpectrumMixture mixture) {
        double coverage = mixture.shape().coverage();
        int highest = (int) Math.ceil(Math.min(3 * coverage, histogram.maxCount() + 1.0));
        double distinct = histogram.distinct();
        double differences = 0;
        double sum = 0;
        int count = Math.max(LOWEST_COUNT, (int) (coverage / 4));
        while (count < highest) {
            int next = Math.max(count + 1, (int) (count * BIN));
            double observed = 0;
            double expected = 0;
            for (int c = count; c < next; c++) {
                observed += histogram.distinct(c);
                expected += distinct * mixture.densityAt(c);
            }
            differences += Math.abs(observed - expected);
            sum += observed;
            count = next;
        }
        return differences / 2 / Math.max(1, sum);
    }
}
