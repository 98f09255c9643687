package org.iolaus.genomics.kmer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the histogram of k-mer counts says of a genome and its reads. The figures come from a mixture of sequencing errors, peaks of
 * the genome at half, one, two, three and four times the coverage, and a background ({@link SpectrumFit}). Where the histogram has no
 * coverage peak to fit (amplicons, metagenomes, depth too low) every figure says why it is not estimable; none is guessed.
 *
 * <p>Everything is estimable when all of this holds:
 *
 * <ol>
 *   <li>at least {@value SpectrumEstimates#LEAST_KMERS} different k-mers lie in the genome's peaks;
 *   <li>the k-mer coverage is at least {@value SpectrumEstimates#LEAST_COVERAGE}, and the histogram itself is at least
 *       {@value SpectrumEstimates#LEAST_RISE} times as high at the coverage as at the lowest place before it;
 *   <li>the peak lies below {@value KmerCounts#SATURATION}, where counts end;
 *   <li>depth varies along the genome with a relative standard deviation of at most {@value SpectrumEstimates#MOST_SPREAD}: beyond it
 *       the peaks of one and two copies are one;
 *   <li>the peaks explain all but {@value SpectrumEstimates#MOST_UNEXPLAINED} of the different k-mers that are no errors;
 *   <li>around the peaks, at most {@value SpectrumEstimates#MOST_RESIDUAL} of the different k-mers lie elsewhere than the fitted curve
 *       has them ({@link SpectrumResidual}).
 * </ol>
 *
 * <p>Where depth varies by more than {@value SpectrumEstimates#EVEN_SPREAD}, or one wide peak fits about as well as several, one peak is taken,
 * every k-mer that is no error counts as one base of the genome, and heterozygosity and repeats are not estimable.
 *
 * @param histogram the histogram
 * @param genomeSize the haploid size in bases
 * @param kmerCoverage how often a k-mer that is once in the haploid genome was observed
 * @param baseCoverage the bases of all reads divided by the genome size
 * @param errorRate sequencing errors per base among the observations counted (1 - (1 - e)^k of the observations hold an error)
 * @param heterozygosity the share of positions at which two alleles differ, about 0 for a haploid genome
 * @param repeatShare the share of the genome's k-mers that are in it more than once
 * @param valley the smallest count at which a k-mer is more likely of the genome than an error
 * @param depthSpread the relative standard deviation of depth along the genome, beyond chance
 * @param unexplained the share of the different k-mers at or above the valley that no peak explains
 * @param residual the share of the different k-mers around the peaks that lie elsewhere than the fitted curve has them
 * @param isMixed whether more k-mers lie beside the peaks than two alleles leave there
 * @param curve the histogram and the fitted parts side by side, ascending; the counts that occur
 */
public record KmerSpectrum(
        KmerHistogram histogram,
        Estimate genomeSize,
        Estimate kmerCoverage,
        Estimate baseCoverage,
        Estimate errorRate,
        Estimate heterozygosity,
        Estimate repeatShare,
        Estimate valley,
        Estimate depthSpread,
        Estimate unexplained,
        Estimate residual,
        boolean isMixed,
        List<SpectrumPoint> curve) {

    private static final double LOW_COVERAGE = 8;
    private static final double HETEROZYGOUS = 0.0008;

    /** Copies the list. */
    public KmerSpectrum {
        curve = List.copyOf(curve);
    }

    /**
     * Estimates everything that the histogram gives. The result depends on the histogram alone and is the same on every run.
     *
     * @param histogram how many k-mers were observed how often
     * @param bases the bases of all reads, 0 where that is not known
     * @return the figures, or why there are none
     * @throws IllegalArgumentException when the number of bases is negative
     */
    public static KmerSpectrum of(KmerHistogram histogram, long bases) {
        if (bases < 0) {
            throw new IllegalArgumentException("the number of bases must be 0 or more, was " + bases);
        }
        return SpectrumEstimates.of(histogram, bases);
    }

    /**
     * Whether a coverage peak was found, and with it the genome size, the coverage, the error rate and the valley.
     *
     * @return false where {@link #genomeSize} holds the reason
     */
    public boolean isEstimable() {
        return genomeSize.isPresent();
    }

    /**
     * What the user should know of the sample.
     *
     * @return one line each, in a fixed order; none where all is well
     */
    public List<String> warnings() {
        if (!isEstimable()) {
            return List.of("the genome size is not estimable: " + genomeSize.reason());
        }
        List<String> warnings = new ArrayList<>();
        if (kmerCoverage.orElseThrow() < LOW_COVERAGE) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "k-mer coverage is %.1f: below %.0f, few errors can be told from the genome",
                    kmerCoverage.orElseThrow(),
                    LOW_COVERAGE));
        }
        if (heterozygosity.isPresent() && heterozygosity.orElseThrow() >= HETEROZYGOUS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "alleles differ at %.2f %% of the positions: k-mers at half the coverage are no errors",
                    100 * heterozygosity.orElseThrow()));
        } else if (isMixed) {
            warnings.add(heterozygosity.reason());
        }
        return warnings;
    }

    static KmerSpectrum notEstimable(KmerHistogram histogram, String reason) {
        Estimate none = Estimate.notEstimable(reason);
        return new KmerSpectrum(
                histogram,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                false,
                SpectrumCurve.of(histogram));
    }
}
