package org.iolaus.genomics.kmer;

/**
 * A k-mer histogram at one count, beside the parts of the mixture that was fitted to it ({@link KmerSpectrum}). Everything is a number of
 * different k-mers for each single count, so that wide bins compare with narrow ones.
 *
 * @param count how often the k-mers were observed; the middle of the bin where several counts are put together
 * @param observed how many different k-mers were
 * @param errors how many of them the fit takes for sequencing errors; not a number, like the others, where no fit is believed
 * @param oneAllele how many belong to one of two alleles
 * @param singleCopy how many are once in the genome
 * @param repeats how many are in it two to four times
 * @param background how many neither errors nor peaks explain
 */
public record SpectrumPoint(
        double count,
        double observed,
        double errors,
        double oneAllele,
        double singleCopy,
        double repeats,
        double background) {}
