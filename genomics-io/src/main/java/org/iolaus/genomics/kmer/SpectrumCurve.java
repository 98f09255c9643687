package org.iolaus.genomics.kmer;

import java.util.ArrayList;
import java.util.List;

/** A histogram and what was fitted to it as points of curves, in the bins of the fit. */
final class SpectrumCurve {

    private SpectrumCurve() {}

    /** The histogram beside the parts of a mixture. */
    static List<SpectrumPoint> of(KmerHistogram histogram, SpectrumMixture mixture) {
        SpectrumBins bins = SpectrumBins.of(histogram);
        double all = histogram.distinct();
        List<SpectrumPoint> points = new ArrayList<>();
        for (int bin = 0; bin < bins.size(); bin++) {
            double repeats = 0;
            for (int component = SpectrumMixture.SINGLE_COPY + 1; component < SpectrumMixture.COMPONENTS; component++) {
                repeats += mixture.densityOf(component, bin);
            }
            points.add(new SpectrumPoint(
                    bins.center[bin],
                    bins.distinct[bin] / bins.width[bin],
                    all * mixture.densityOf(SpectrumMixture.ERRORS, bin),
                    all * mixture.densityOf(SpectrumMixture.ONE_ALLELE, bin),
                    all * mixture.densityOf(SpectrumMixture.SINGLE_COPY, bin),
                    all * repeats,
                    all * mixture.densityOf(SpectrumMixture.BACKGROUND, bin)));
        }
        return points;
    }

    /** The histogram alone, where no fit is believed. */
    static List<SpectrumPoint> of(KmerHistogram histogram) {
        SpectrumBins bins = SpectrumBins.of(histogram);
        double none = Double.NaN;
        List<SpectrumPoint> points = new ArrayList<>();
        for (int bin = 0; bin < bins.size(); bin++) {
            points.add(new SpectrumPoint(
                    bins.center[bin], bins.distinct[bin] / bins.width[bin], none, none, none, none, none));
        }
        return points;
    }
}
