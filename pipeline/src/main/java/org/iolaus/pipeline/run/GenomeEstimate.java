package org.iolaus.pipeline.run;

import org.iolaus.genomics.kmer.KmerHistogram;
import org.iolaus.genomics.kmer.KmerSpectrum;

/**
 * What the k-mer spectrum says of the genome, and a size to work with in any case.
 *
 * @param spectrum the spectrum
 * @param size the genome size where it is estimable, else how many different k-mers are no errors, which is right within a factor of a
 *     few: the language model's contexts and some external tools' parameters are chosen by it
 * @param distinct how many different k-mers the reads have, errors among them
 */
record GenomeEstimate(KmerSpectrum spectrum, double size, long distinct) {

    /** The spectrum is made of k-mers of this length, or of shorter ones where the reads are short. */
    private static final int SPECTRUM_K = 21;

    /** A k-mer seen less often than this share of the typical depth is taken for an error. */
    private static final double ERROR_SHARE = 0.1;

    static GenomeEstimate of(CountingPass counting, ReadSurvey survey) {
        int k = survey.longestRead() >= 2 * SPECTRUM_K ? SPECTRUM_K : Math.max(7, survey.longestRead() / 2 | 1);
        return of(counting.histogram(k), survey);
    }

    static GenomeEstimate of(KmerHistogram histogram, ReadSurvey survey) {
        KmerSpectrum spectrum = KmerSpectrum.of(histogram, survey.bases());
        double size = spectrum.genomeSize().value().orElseGet(() -> distinctGenomic(histogram));
        return new GenomeEstimate(spectrum, size, histogram.distinct());
    }

    /**
     * How many different k-mers are counted, more or less: those that are no errors, and what the quality cut leaves of the others.
     *
     * @param survey with the cut
     */
    long counted(ReadSurvey survey) {
        long genomic = Math.min(distinct, distinctGenomic(spectrum.histogram()));
        return genomic + Math.round((distinct - genomic) * survey.wrongKmersLeft(SPECTRUM_K));
    }

    /** The number of k-mers with at least a tenth of the depth at which half of all observations lie. */
    static long distinctGenomic(KmerHistogram histogram) {
        long[] distinct = histogram.toArray();
        long half = histogram.observations() / 2;
        long seen = 0;
        int typical = distinct.length - 1;
        while (typical > 1 && seen + typical * distinct[typical] <= half) {
            seen += typical * distinct[typical];
            typical--;
        }
        long genomic = 0;
        for (int count = Math.max(1, (int) Math.ceil(typical * ERROR_SHARE)); count < distinct.length; count++) {
            genomic += distinct[count];
        }
        return genomic;
    }
}
