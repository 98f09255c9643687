package org.iolaus.genomics.kmer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a fitted mixture to the figures of a {@link KmerSpectrum}, with the rules that decide which of them are estimable. */
final class SpectrumEstimates {

    /** Fewest k-mers in the peaks of the genome. */
    static final int LEAST_KMERS = 500;

    /** Lowest k-mer coverage with a peak that stands apart from the errors. */
    static final double LEAST_COVERAGE = 3;

    /** How much higher the peak must be than the lowest place before it. */
    static final double LEAST_RISE = 1.2;

    /** Most variation of depth along the genome. Whole-genome sets that were measured reach 0.36, amplicons start at 0.41. */
    static final double MOST_SPREAD = 0.38;

    /** Largest share of the k-mers of the genome that the peaks may leave unexplained. */
    static final double MOST_UNEXPLAINED = 0.2;

    /** Largest share of the k-mers around the peaks that lie elsewhere than the fitted curve has them. */
    static final double MOST_RESIDUAL = 0.08;

    /** With more variation of depth than this, the peaks of alleles and repeats cannot be told from it. */
    static final double EVEN_SPREAD = 0.15;

    /** One wide peak is preferred to several narrow ones unless it fits this much worse. Alleles make it 2 to 80 times worse. */
    private static final double SIMPLER_RESIDUAL = 1.6;

    /** With a larger share of k-mers below the peaks, the sample holds more than two alleles at equal depth. */
    private static final double MOST_MINOR = 0.05;

    /** Below this share of the coverage, errors that many reads repeat look like a minor strain. */
    private static final double LEAST_MINOR_DEPTH = 0.04;

    /** Largest share of the k-mers above {@link #OFTEN} that may have reached the end of counting. */
    private static final double MOST_SATURATED = 0.1;

    private static final int OFTEN = 256;

    /** Half the width of the window in which heights of the histogram are compared. */
    private static final double WINDOW = 0.15;

    private final KmerHistogram histogram;
    private final SpectrumBins bins;
    private final SpectrumMixture mixture;
    private final double spread;
    private final boolean isEven;
    private final double residual;
    private final int valley;

    private SpectrumEstimates(KmerHistogram histogram, SpectrumMixture mixture, boolean isEven, double residual) {
        this.histogram = histogram;
        this.bins = SpectrumBins.of(histogram);
        this.mixture = mixture;
        this.spread = mixture.shape().spread();
        this.isEven = isEven;
        this.residual = residual;
        this.valley = valley();
    }

    static KmerSpectrum of(KmerHistogram histogram, long bases) {
        if (saturatedShare(histogram) > MOST_SATURATED) {
            return KmerSpectrum.notEstimable(
                    histogram, "the coverage peak lies where counts end (" + KmerCounts.SATURATION + ")");
        }
        List<SpectrumMixture> severalPeaks = SpectrumFit.fit(histogram, false);
        if (severalPeaks.isEmpty()) {
            return KmerSpectrum.notEstimable(
                    histogram, "too few different k-mers (" + histogram.distinct() + ") for a coverage peak");
        }
        SpectrumMixture several = severalPeaks.get(0);
        SpectrumMixture one = SpectrumFit.fit(histogram, true).get(0);
        double residual = SpectrumResidual.of(histogram, several);
        boolean oneIsEnough = one.shape().spread() > EVEN_SPREAD
                && SpectrumResidual.of(histogram, one) <= SIMPLER_RESIDUAL * residual;
        boolean isEven = several.shape().spread() <= EVEN_SPREAD && !oneIsEnough;
        SpectrumEstimates estimates = new SpectrumEstimates(histogram, isEven ? several : one, isEven, residual);
        return estimates
                .objection()
                .map(reason -> KmerSpectrum.notEstimable(histogram, reason))
                .orElseGet(() -> estimates.spectrum(bases));
    }

    private Optional<String> objection() {
        double coverage = mixture.shape().coverage();
        long inPeaks = Math.round(Math.max(0, peakWeight()) * histogram.distinct());
        if (inPeaks < LEAST_KMERS) {
            return Optional.of(String.format(
                    Locale.ROOT, "too few different k-mers in coverage peaks (%d, at least %d)", inPeaks, LEAST_KMERS));
        }
        if (coverage < LEAST_COVERAGE || rise(coverage) < LEAST_RISE) {
            return Optional.of(
                    "no coverage peak stands out of the errors (depth too low, or very uneven as in amplicons,"
                            + " metagenomes and mixtures)");
        }
        if (spread > MOST_SPREAD) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "depth varies by %.0f %% along the genome (at most %.0f %%; amplicons, mixtures?)",
                    100 * spread,
                    100 * MOST_SPREAD));
        }
        double unexplained = unexplained();
        if (unexplained > MOST_UNEXPLAINED) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "coverage peaks leave %.0f %% of the k-mers unexplained (at most %.0f %%; a metagenome or mixture?)",
                    100 * unexplained,
                    100 * MOST_UNEXPLAINED));
        }
        if (residual > MOST_RESIDUAL) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the histogram differs by %.0f %% from any curve of coverage peaks (at most %.0f %%; amplicons,"
                            + " mixtures?)",
                    100 * residual,
                    100 * MOST_RESIDUAL));
        }
        return Optional.empty();
    }

    private KmerSpectrum spectrum(long bases) {
        double coverage = mixture.shape().coverage();
        double genomeSize = isEven ? genomicObservations() / coverage : genomicKmers();
        return new KmerSpectrum(
                histogram,
                Estimate.of(genomeSize),
                Estimate.of(coverage),
                bases > 0 ? Estimate.of(bases / genomeSize) : Estimate.notEstimable("the number of bases is not known"),
                Estimate.of(errorRate()),
                heterozygosity(),
                repeatShare(genomeSize),
                Estimate.of(valley),
                Estimate.of(spread),
                Estimate.of(unexplained()),
                Estimate.of(residual),
                isMixed(),
                SpectrumCurve.of(histogram, mixture));
    }

    private double genomicObservations() {
        double sum = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            sum += bins.observations[bin] * genomic(bin);
        }
        return sum;
    }

    private double genomicKmers() {
        double sum = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            sum += bins.distinct[bin] * genomic(bin);
        }
        return sum / (1 - mixture.unseen(mixture.shape().coverage()));
    }

    /** A k-mer that fits neither errors nor peaks belongs to the genome from the valley on. */
    private double genomic(int bin) {
        double background = bins.center[bin] < valley ? mixture.posterior(SpectrumMixture.BACKGROUND, bin) : 0;
        return 1 - mixture.posterior(SpectrumMixture.ERRORS, bin) - background;
    }

    private double errorRate() {
        double share = 1 - genomicObservations() / histogram.observations();
        return 1 - Math.pow(1 - Math.max(0, share), 1.0 / histogram.k());
    }

    private Estimate heterozygosity() {
        double coverage = mixture.shape().coverage();
        if (!isEven) {
            return uneven();
        }
        if (coverage < SpectrumMixture.LEAST_COVERAGE_FOR_ALLELES) {
            return Estimate.notEstimable(String.format(
                    Locale.ROOT,
                    "k-mer coverage %.1f is too low to tell alleles from errors (at least %.0f)",
                    coverage,
                    SpectrumMixture.LEAST_COVERAGE_FOR_ALLELES));
        }
        if (isMixed()) {
            return Estimate.notEstimable(String.format(
                    Locale.ROOT,
                    "%.0f %% of the k-mers lie beside the peaks of two alleles (a mixture of strains?)",
                    100 * minorShare()));
        }
        // Each position with two alleles gives two k-mers that hold it.
        double different = mixture.weight(SpectrumMixture.ONE_ALLELE) / 2 / (1 - mixture.unseen(coverage / 2));
        double same = mixture.weight(SpectrumMixture.SINGLE_COPY) / (1 - mixture.unseen(coverage));
        return Estimate.of(1 - Math.pow(same / (same + different), 1.0 / histogram.k()));
    }

    private boolean isMixed() {
        return isEven
                && mixture.shape().coverage() >= SpectrumMixture.LEAST_COVERAGE_FOR_ALLELES
                && minorShare() > MOST_MINOR;
    }

    /** How many k-mers lie between the errors and the single copies that no peak explains, for one in the peaks. */
    private double minorShare() {
        double coverage = mixture.shape().coverage();
        double from = Math.max(valley, coverage * LEAST_MINOR_DEPTH);
        return background(from, coverage) / (peakWeight() * histogram.distinct());
    }

    private Estimate repeatShare(double genomeSize) {
        if (!isEven) {
            return uneven();
        }
        double coverage = mixture.shape().coverage();
        double once = mixture.weight(SpectrumMixture.SINGLE_COPY) / (1 - mixture.unseen(coverage))
                + mixture.weight(SpectrumMixture.ONE_ALLELE) / 2 / (1 - mixture.unseen(coverage / 2));
        return Estimate.of(Math.max(0, 1 - once * histogram.distinct() / genomeSize));
    }

    private Estimate uneven() {
        return Estimate.notEstimable(String.format(
                Locale.ROOT,
                "depth varies by %.0f %% along the genome, which hides alleles and repeats (at most %.0f %%)",
                100 * spread,
                100 * EVEN_SPREAD));
    }

    private double unexplained() {
        double background = background(valley, Double.POSITIVE_INFINITY);
        return background / (background + peakWeight() * histogram.distinct());
    }

    private double background(double from, double to) {
        double sum = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            if (bins.center[bin] >= from && bins.center[bin] < to) {
                sum += bins.distinct[bin] * mixture.posterior(SpectrumMixture.BACKGROUND, bin);
            }
        }
        return sum;
    }

    private double peakWeight() {
        return 1 - mixture.weight(SpectrumMixture.ERRORS) - mixture.weight(SpectrumMixture.BACKGROUND);
    }

    private int valley() {
        int bin = 0;
        while (bin < bins.size() && mixture.posterior(SpectrumMixture.ERRORS, bin) >= 0.5) {
            bin++;
        }
        return bin == 0 ? 1 : (int) Math.floor(bins.center[bin - 1]) + 1;
    }

    private static double saturatedShare(KmerHistogram histogram) {
        long often = 0;
        for (int count = OFTEN; count <= histogram.maxCount(); count++) {
            often += histogram.distinct(count);
        }
        return (double) histogram.distinct(KmerCounts.SATURATION) / Math.max(1, often);
    }

    /** How many times as high the histogram is at a count as at the lowest place before it. */
    private double rise(double count) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int x = 1; x < count; x++) {
            lowest = Math.min(lowest, height(x));
        }
        return height(count) / Math.max(lowest, 1e-9);
    }

    private double height(double count) {
        int middle = (int) Math.round(count);
        int from = Math.min((int) Math.ceil(count * (1 - WINDOW)), middle);
        int to = Math.max((int) Math.floor(count * (1 + WINDOW)), middle);
        double sum = 0;
        for (int x = from; x <= to; x++) {
            sum += histogram.distinct(x);
        }
        return sum / (to - from + 1);
    }
}
