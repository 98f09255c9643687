package org.iolaus.genomics.kmer;

import org.iolaus.genomics.read.Nucleotide;

/**
 * A k-mer of up to 31 bases in a {@code long}: two bits a base (A 0, C 1, G 2, T 3), the last base in the lowest bits. Canonical means
 * the smaller of a k-mer and its reverse complement.
 */
public final class Kmer {

    /** The longest k-mer that fits. */
    public static final int MAX_K = 31;

    private Kmer() {}

    /**
     * The bits that a k-mer may use.
     *
     * @param k 1 to 31
     * @return 2k ones
     */
    public static long mask(int k) {
        return (1L << (2 * k)) - 1;
    }

    /**
     * Checks a k-mer length.
     *
     * @param k the length
     * @return k
     * @throws IllegalArgumentException outside 1 to 31
     */
    public static int checkK(int k) {
        if (k < 1 || k > MAX_K) {
            throw new IllegalArgumentException("k must be from 1 to " + MAX_K + ", was " + k);
        }
        return k;
    }

    /**
     * The k-mer with one more base behind it and its first base gone.
     *
     * @param kmer a k-mer
     * @param code the new base, 0 to 3
     * @param k its length
     * @return the next k-mer of the sequence
     */
    public static long append(long kmer, int code, int k) {
        return ((kmer << 2) | code) & mask(k);
    }

    /**
     * The reverse complement. Complementing is flipping all bits; the order of the two-bit groups is reversed with byte swaps.
     *
     * @param kmer a k-mer
     * @param k its length
     * @return the k-mer of the other strand
     */
    public static long reverseComplement(long kmer, int k) {
        long x = ~kmer;
        x = ((x >>> 2) & 0x3333333333333333L) | ((x & 0x3333333333333333L) << 2);
        x = ((x >>> 4) & 0x0f0f0f0f0f0f0f0fL) | ((x & 0x0f0f0f0f0f0f0f0fL) << 4);
        return Long.reverseBytes(x) >>> (64 - 2 * k);
    }

    /**
     * The canonical form.
     *
     * @param kmer a k-mer
     * @param k its length
     * @return the smaller of it and its reverse complement
     */
    public static long canonical(long kmer, int k) {
        return Math.min(kmer, reverseComplement(kmer, k));
    }

    /**
     * A k-mer from letters.
     *
     * @param bases ASCII letters, all of them A, C, G or T
     * @return the k-mer
     * @throws IllegalArgumentException for another letter or more than 31 of them
     */
    public static long of(String bases) {
        checkK(bases.length());
        long kmer = 0;
        for (int i = 0; i < bases.length(); i++) {
            int code = Nucleotide.code((byte) bases.charAt(i));
            if (code == Nucleotide.NONE) {
                throw new IllegalArgumentException("a k-mer has the letters A, C, G and T only, was " + bases);
            }
            kmer = (kmer << 2) | code;
        }
        return kmer;
    }

    /**
     * The letters of a k-mer.
     *
     * @param kmer a k-mer
     * @param k its length
     * @return k letters
     */
    public static String toString(long kmer, int k) {
        StringBuilder letters = new StringBuilder(k);
        for (int i = k - 1; i >= 0; i--) {
            letters.append((char) Nucleotide.letter((int) (kmer >>> (2 * i)) & 3));
        }
        return letters.toString();
    }
}
