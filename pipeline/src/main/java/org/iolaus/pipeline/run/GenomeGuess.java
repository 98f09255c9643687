package org.iolaus.pipeline.run;

import org.iolaus.genomics.kmer.KmerHistogram;

/**
 * How many different k-mers the sample holds that are no errors, where the spectrum has no peak that would tell the genome size. It
 * needs to be right within a factor of a few only: the language model's context lengths are chosen by it.
 */
final class GenomeGuess {

    /** A k-mer seen less often than this share of the typical depth is taken for an error. */
    private static final double ERROR_SHARE = 0.1;

    private GenomeGuess() {}

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
