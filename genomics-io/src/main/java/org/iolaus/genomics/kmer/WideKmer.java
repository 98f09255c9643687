package org.iolaus.genomics.kmer;

import org.iolaus.genomics.read.Nucleotide;

/**
 * A k-mer of 32 to 63 bases in two {@code long}s, two bits a base as in {@link Kmer}: the last 32 bases in {@code low}, those before in
 * the lowest bits of {@code high}. Canonical means the smaller of a k-mer and its reverse complement, both read as unsigned numbers.
 *
 * @param high the bases before the last 32
 * @param low the last 32 bases
 */
public record WideKmer(long high, long low) {

    /** The shortest k-mer that needs two numbers. */
    public static final int MIN_K = Kmer.MAX_K + 1;

    /** The longest k-mer that fits. */
    public static final int MAX_K = 63;

    /**
     * Checks a k-mer length.
     *
     * @param k the length
     * @return k
     * @throws IllegalArgumentException outside 32 to 63
     */
    public static int checkK(int k) {
        if (k < MIN_K || k > MAX_K) {
            throw new IllegalArgumentException("k must be from " + MIN_K + " to " + MAX_K + ", was " + k);
        }
        return k;
    }

    /**
     * A k-mer from letters.
     *
     * @param bases 32 to 63 ASCII letters, all of them A, C, G or T
     * @return the k-mer
     * @throws IllegalArgumentException for another letter or another number of them
     */
    public static WideKmer of(String bases) {
        int k = checkK(bases.length());
        WideKmer kmer = new WideKmer(0, 0);
        for (int i = 0; i < k; i++) {
            int code = Nucleotide.code((byte) bases.charAt(i));
            if (code == Nucleotide.NONE) {
                throw new IllegalArgumentException("a k-mer has the letters A, C, G and T only, was " + bases);
            }
            kmer = kmer.append(code, k);
        }
        return kmer;
    }

    /**
     * The k-mer with one more base behind it and its first base gone.
     *
     * @param code the new base, 0 to 3
     * @param k its length
     * @return the next k-mer of the sequence
     */
    public WideKmer append(int code, int k) {
        return new WideKmer(((high << 2) | (low >>> 62)) & highMask(k), (low << 2) | code);
    }

    /**
     * The reverse complement.
     *
     * @param k its length
     * @return the k-mer of the other strand
     */
    public WideKmer reverseComplement(int k) {
        // Both halves turned around lie at the upper end of 128 bits, from where they are moved down.
        long upper = Kmer.reverseComplement(low, 32);
        long lower = Kmer.reverseComplement(high, 32);
        int shift = 128 - 2 * k;
        return shift == 64
                ? new WideKmer(0, upper)
                : new WideKmer(upper >>> shift, (upper << -shift) | (lower >>> shift));
    }

    /**
     * The canonical form.
     *
     * @param k its length
     * @return the smaller of it and its reverse complement
     */
    public WideKmer canonical(int k) {
        WideKmer other = reverseComplement(k);
        int order = Long.compareUnsigned(high, other.high);
        return order < 0 || (order == 0 && Long.compareUnsigned(low, other.low) <= 0) ? this : other;
    }

    /**
     * The letters.
     *
     * @param k its length
     * @return k letters
     */
    public String letters(int k) {
        StringBuilder letters = new StringBuilder(k);
        for (int i = k - 1; i >= 0; i--) {
            long code = i >= 32 ? high >>> (2 * (i - 32)) : low >>> (2 * i);
            letters.append((char) Nucleotide.letter((int) code & 3));
        }
        return letters.toString();
    }

    /** The bits that {@code high} may use. */
    static long highMask(int k) {
        return (1L << (2 * (k - 32))) - 1;
    }
}
