package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;

/** A read in one of its two orientations, as the search wants it. Reused from read to read. */
final class OrientedRead {

    /** The base codes. */
    byte[] codes = new byte[0];

    /** What it costs in bits to take the base for another one. */
    double[] change = new double[0];

    /** How many other reads hold the k-mer that ends at a position; not set before position k-1. */
    int[] support = new int[0];

    /** How many bases there are. */
    int length;

    void resize(int newLength) {
        if (codes.length < newLength) {
            int room = Math.max(newLength, 2 * codes.length);
            codes = new byte[room];
            change = new double[room];
            support = new int[room];
        }
        length = newLength;
    }

    /** The k-mer that ends at a position; a base that is none counts as A. */
    long kmer(int end, int k) {
        long kmer = 0;
        for (int i = end - k + 1; i <= end; i++) {
            kmer = (kmer << 2) | (codes[i] & 3);
        }
        return kmer & Kmer.mask(k);
    }

    /** Becomes the reverse complement of another one. */
    void reverse(OrientedRead other, int k) {
        resize(other.length);
        for (int i = 0, j = length - 1; i < length; i++, j--) {
            codes[i] = (byte) Nucleotide.complement(other.codes[j]);
            change[i] = other.change[j];
        }
        for (int i = k - 1, j = length - 1; i < length; i++, j--) {
            support[i] = other.support[j];
        }
    }
}
