package org.iolaus.correction.edit;

import java.util.Arrays;

/**
 * K-mers whose last bases are contested, with some of the fragments that show each, on either strand: open addressing, behind a filter
 * that turns most other k-mers away. First k-mers are added, by one thread; then any number of threads may note who shows them; then
 * they may ask. Of each strand the fragments with the lowest numbers are kept, so that it does not matter who came first.
 */
final class AlleleTable {

    private static final int SMALLEST = 1 << 10;

    /** The filter has so many bits, two to this power: half a megabyte, which fits into a processor's caches. */
    private static final int FILTER_BITS = 22;

    private static final int LOCKS = 64;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] filter = new long[1 << (FILTER_BITS - 6)];

    /** Each place holds a k-mer plus one, or 0. */
    private long[] kmers = new long[SMALLEST];

    /** The number of the k-mer at each place, in the order in which they were added. */
    private int[] numbers = new int[SMALLEST];

    private int size;

    /** How many fragments of each strand are kept. */
    private final int kept;

    /** For each k-mer those of one strand, then those of the other one, in ascending order, before nobody. */
    private int[] fragments = new int[0];

    private final Object[] locks = new Object[LOCKS];

    AlleleTable(int kept) {
        this.kept = kept;
        Arrays.setAll(locks, i -> new Object());
    }

    /** Adds a k-mer that is not there yet, and has this canonical form. */
    void add(long kmer, long canonical) {
        int bit = filterBit(canonical);
        filter[bit >>> 6] |= 1L << bit;
        if (4L * (size + 1) > kmers.length) {
            long[] smaller = kmers;
            int[] smallerNumbers = numbers;
            kmers = new long[Math.multiplyExact(2, smaller.length)];
            numbers = new int[kmers.length];
            for (int at = 0; at < smaller.length; at++) {
                if (smaller[at] != 0) {
                    put(smaller[at], smallerNumbers[at]);
                }
            }
        }
        put(kmer + 1, size);
        size++;
    }

    private void put(long stored, int number) {
        int at = home(stored - 1);
        while (kmers[at] != 0) {
            at = (at + 1) & (kmers.length - 1);
        }
        kmers[at] = stored;
        numbers[at] = number;
    }

    /** No more k-mers are added: makes room for fragments. */
    void complete() {
        fragments = new int[Math.multiplyExact(2 * kept, size)];
        Arrays.fill(fragments, Integer.MAX_VALUE);
    }

    int size() {
        return size;
    }

    /** False where no k-mer of this canonical form is there; mostly false where none is. */
    boolean mayHold(long canonical) {
        int bit = filterBit(canonical);
        return (filter[bit >>> 6] & (1L << bit)) != 0;
    }

    private static int filterBit(long canonical) {
        return (int) ((canonical * FACTOR) >>> (64 - FILTER_BITS));
    }

    /** The number of a k-mer, or -1. */
    int find(long kmer) {
        int at = home(kmer);
        while (kmers[at] != 0) {
            if (kmers[at] == kmer + 1) {
                return numbers[at];
            }
            at = (at + 1) & (kmers.length - 1);
        }
        return -1;
    }

    private int home(long kmer) {
        return (int) ((kmer * FACTOR) >>> (Long.numberOfLeadingZeros(kmers.length) + 1));
    }

    /**
     * Takes note of a fragment.
     *
     * @param number that of the k-mer
     * @param strand the one on which the fragment shows it, 0 or 1
     * @param fragment its number
     */
    void note(int number, int strand, int fragment) {
        int from = (2 * number + strand) * kept;
        synchronized (locks[number % LOCKS]) {
            int at = from + kept - 1;
            if (fragment >= fragments[at] || Arrays.binarySearch(fragments, from, at, fragment) >= 0) {
                return;
            }
            for (; at > from && fragments[at - 1] > fragment; at--) {
                fragments[at] = fragments[at - 1];
            }
            fragments[at] = fragment;
        }
    }

    /**
     * Whether enough fragments show a base in one of two k-mers, at least one of them on each strand.
     *
     * @param one the number of the k-mer that ends with the base, or -1 for none
     * @param other that of the one that does so on the other strand
     */
    boolean isShown(int one, int other) {
        int[] showing = new int[4 * kept];
        int all = 0;
        for (int strand = 0; strand < 2; strand++) {
            int before = all;
            all = copy(other, 1 - strand, showing, copy(one, strand, showing, all));
            if (all == before) {
                return false;
            }
        }
        return Arrays.stream(showing, 0, all).distinct().limit(kept).count() == kept;
    }

    private int copy(int number, int strand, int[] showing, int size) {
        int copied = size;
        int from = (2 * number + strand) * kept;
        for (int i = from; number >= 0 && i < from + kept && fragments[i] < Integer.MAX_VALUE; i++) {
            showing[copied++] = fragments[i];
        }
        return copied;
    }
}
