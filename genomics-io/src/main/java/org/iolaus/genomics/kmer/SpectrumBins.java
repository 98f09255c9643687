package org.iolaus.genomics.kmer;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * The non-empty parts of a histogram, cut so finely that no peak is wider than its neighbourhood: one count a bin up to {@link #EXACT},
 * above that bins of 1.5 % of their count. The fit visits these few hundred bins instead of up to 65,535 counts.
 */
final class SpectrumBins {

    private static final int EXACT = 100;

    /** Counts in the middle of each bin, weighted by what was observed. */
    final double[] center;

    /** How many counts each bin spans. */
    final double[] width;

    /** How many different k-mers lie in each bin. */
    final double[] distinct;

    /** How many observations lie in each bin. */
    final double[] observations;

    /** ln(center!), needed by every probability. */
    final double[] logFactorial;

    private SpectrumBins(List<double[]> bins) {
        int size = bins.size();
        center = new double[size];
        width = new double[size];
        distinct = new double[size];
        observations = new double[size];
        logFactorial = new double[size];
        for (int bin = 0; bin < size; bin++) {
            distinct[bin] = bins.get(bin)[0];
            observations[bin] = bins.get(bin)[1];
            width[bin] = bins.get(bin)[2];
            center[bin] = observations[bin] / distinct[bin];
            logFactorial[bin] = Gamma.logGamma(center[bin] + 1);
        }
    }

    static SpectrumBins of(KmerHistogram histogram) {
        List<double[]> bins = new ArrayList<>();
        int count = 1;
        while (count <= histogram.maxCount()) {
            int next = count < EXACT ? count + 1 : (int) Math.ceil(count * 1.015);
            double distinct = 0;
            double observations = 0;
            for (int c = count; c < next; c++) {
                distinct += histogram.distinct(c);
                observations += (double) c * histogram.distinct(c);
            }
            if (distinct > 0) {
                bins.add(new double[] {distinct, observations, next - count});
            }
            count = next;
        }
        return new SpectrumBins(bins);
    }

    int size() {
        return center.length;
    }
}
