package org.iolaus.pipeline.report;

import java.util.List;
import org.iolaus.genomics.kmer.Estimate;
import org.iolaus.genomics.kmer.GenomeSizeRules;
import org.iolaus.genomics.kmer.KmerSpectrum;
import org.iolaus.genomics.kmer.SpectrumPoint;
import org.jspecify.annotations.Nullable;

/**
 * What the k-mer spectrum says of a genome and its reads. A figure that the reads do not give is null, and {@code notEstimable} says
 * why.
 *
 * @param k the k-mer length
 * @param distinctKmers how many different k-mers were observed
 * @param genomeSize in bases
 * @param kmerCoverage how often a k-mer of the genome was observed
 * @param baseCoverage how often a base of the genome was read
 * @param errorRate sequencing errors per base
 * @param heterozygosity the share of positions at which two alleles differ
 * @param repeatShare the share of the genome's k-mers that are in it more than once
 * @param publishedLengths the k that published rules pick for a genome of this size
 * @param notEstimable why the genome size, or else the heterozygosity, is null; null where both are there
 * @param curve the histogram and the fitted parts side by side
 */
public record SpectrumSummary(
        int k,
        long distinctKmers,
        @Nullable Long genomeSize,
        @Nullable Double kmerCoverage,
        @Nullable Double baseCoverage,
        @Nullable Double errorRate,
        @Nullable Double heterozygosity,
        @Nullable Double repeatShare,
        @Nullable PublishedLengths publishedLengths,
        @Nullable String notEstimable,
        List<SpectrumPoint> curve) {

    /**
     * The k that published rules pick for a genome of a size, whatever its reads are like: to compare with.
     *
     * @param quake Quake's rule
     * @param bfc BFC's
     * @param reckoner RECKONER's
     * @param merqury Merqury's
     */
    public record PublishedLengths(int quake, int bfc, int reckoner, int merqury) {

        /** What Merqury takes for the rate at which k-mers may meet by chance. */
        private static final double COLLISION_RATE = 0.001;

        static PublishedLengths of(double genomeSize) {
            return new PublishedLengths(
                    GenomeSizeRules.quake(genomeSize),
                    GenomeSizeRules.bfc(genomeSize),
                    GenomeSizeRules.reckoner(genomeSize),
                    GenomeSizeRules.merqury(genomeSize, COLLISION_RATE));
        }
    }

    /**
     * The figures of a spectrum.
     *
     * @param spectrum the spectrum
     * @return its figures
     */
    public static SpectrumSummary of(KmerSpectrum spectrum) {
        Estimate hidden = spectrum.genomeSize().isPresent() ? spectrum.heterozygosity() : spectrum.genomeSize();
        Double size = value(spectrum.genomeSize());
        return new SpectrumSummary(
                spectrum.histogram().k(),
                spectrum.histogram().distinct(),
                size == null ? null : Math.round(size),
                value(spectrum.kmerCoverage()),
                value(spectrum.baseCoverage()),
                value(spectrum.errorRate()),
                value(spectrum.heterozygosity()),
                value(spectrum.repeatShare()),
                size == null ? null : PublishedLengths.of(size),
                hidden.isPresent() ? null : hidden.reason(),
                spectrum.curve());
    }

    private static @Nullable Double value(Estimate estimate) {
        return estimate.isPresent() ? estimate.orElseThrow() : null;
    }
}
