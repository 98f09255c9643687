package org.iolaus.genomics.kmer;

/**
 * An invertible hash of the 2k bits of a k-mer: two rounds of multiplying by an odd number and folding the upper half onto the lower.
 * Because nothing is lost, a table needs to store only the part of the hash that the slot's place does not tell.
 */
final class KmerHash {

    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long SECOND_FACTOR = 0xD6E8FEB86659FD93L;
    private static final long FIRST_INVERSE = inverse(FIRST_FACTOR);
    private static final long SECOND_INVERSE = inverse(SECOND_FACTOR);

    private final int k;
    private final long mask;

    KmerHash(int k) {
        this.k = k;
        this.mask = Kmer.mask(k);
    }

    /** The hash of a k-mer: 2k bits. */
    long forward(long kmer) {
        long h = (kmer * FIRST_FACTOR) & mask;
        h ^= h >>> k;
        h = (h * SECOND_FACTOR) & mask;
        return h ^ (h >>> k);
    }

    /** The k-mer of a hash. Folding by k of 2k bits undoes itself. */
    long backward(long hash) {
        long x = hash ^ (hash >>> k);
        x = (x * SECOND_INVERSE) & mask;
        x ^= x >>> k;
        return (x * FIRST_INVERSE) & mask;
    }

    /** The inverse of an odd number modulo 2^64, by Newton's iteration, which doubles the number of right bits each time. */
    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 6; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
