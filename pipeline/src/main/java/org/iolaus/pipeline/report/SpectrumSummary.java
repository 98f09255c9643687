package org.iolaus.pipeline.report;

import org.iolaus.genomics.kmer.Estimate;
import org.iolaus.genomics.kmer.KmerSpectrum;
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
 * @param notEstimable why the genome size, or else the heterozygosity, is null; null where both are there
 */
public record SpectrumSummary(
        int k,
        long distinctKmers,
        @Nullable Double genomeSize,
        @Nullable Double kmerCoverage,
        @Nullable Double baseCoverage,
        @Nullable Double errorRate,
        @Nullable Double heterozygosity,
        @Nullable Double repeatShare,
        @Nullable String notEstimable) {

    /**
     * The figures of a spectrum.
     *
     * @param spectrum the spectrum
     * @return its figures
     */
    public static SpectrumSummary of(KmerSpectrum spectrum) {
        Estimate hidden = spectrum.genomeSize().isPresent() ? spectrum.heterozygosity() : spectrum.genomeSize();
        return new SpectrumSummary(
                spectrum.histogram().k(),
                spectrum.histogram().distinct(),
                value(spectrum.genomeSize()),
                value(spectrum.kmerCoverage()),
                value(spectrum.baseCoverage()),
                value(spectrum.errorRate()),
                value(spectrum.heterozygosity()),
                value(spectrum.repeatShare()),
                hidden.isPresent() ? null : hidden.reason());
    }

    private static @Nullable Double value(Estimate estimate) {
        return estimate.isPresent() ? estimate.orElseThrow() : null;
    }
}
