package org.iolaus.genomics.kmer;

import java.util.Arrays;

/**
 * How many different k-mers were observed once, twice, and so on. The last entry may gather every k-mer whose count reached the limit
 * of its table; it is kept as it is, and what lies in it is known to have been observed at least that often.
 */
public final class KmerHistogram {

    private final int k;
    private final long[] distinctByCount;

    private KmerHistogram(int k, long[] distinctByCount) {
        this.k = k;
        this.distinctByCount = distinctByCount;
    }

    /**
     * Takes a histogram as numbers.
     *
     * @param k the length of the k-mers, at least 1
     * @param distinctByCount at index c the number of different k-mers observed c times; index 0 must hold 0
     * @return the histogram
     * @throws IllegalArgumentException when a number is negative or index 0 is used
     */
    public static KmerHistogram of(int k, long[] distinctByCount) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        if (distinctByCount.length > 0 && distinctByCount[0] != 0) {
            throw new IllegalArgumentException("k-mers observed 0 times cannot be counted, was " + distinctByCount[0]);
        }
        for (int count = 0; count < distinctByCount.length; count++) {
            if (distinctByCount[count] < 0) {
                throw new IllegalArgumentException("the number of k-mers observed " + count
                        + " times must be 0 or more, was " + distinctByCount[count]);
            }
        }
        return new KmerHistogram(k, trimmed(distinctByCount));
    }

    /**
     * Counts the counts.
     *
     * @param counts a table of k-mers
     * @return its histogram; k-mers at {@link KmerCounts#SATURATION} make its last entry
     */
    public static KmerHistogram of(KmerCounts counts) {
        long[] distinctByCount = new long[KmerCounts.SATURATION + 1];
        counts.forEach((kmer, count) -> distinctByCount[Math.min(count, KmerCounts.SATURATION)]++);
        return of(counts.k(), distinctByCount);
    }

    /**
     * Counts the counts of k-mers of 32 bases and more.
     *
     * @param counts a table of k-mers
     * @return its histogram; k-mers at {@link KmerCounts#SATURATION} make its last entry
     */
    public static KmerHistogram of(WideKmerCounts counts) {
        long[] distinctByCount = new long[KmerCounts.SATURATION + 1];
        counts.forEach((high, low, count) -> distinctByCount[count]++);
        return of(counts.k(), distinctByCount);
    }

    /**
     * The length of the k-mers.
     *
     * @return at least 1
     */
    public int k() {
        return k;
    }

    /**
     * The largest count observed.
     *
     * @return 0 when there are no k-mers
     */
    public int maxCount() {
        return Math.max(0, distinctByCount.length - 1);
    }

    /**
     * How many different k-mers were observed so often.
     *
     * @param count 0 or more
     * @return 0 or more
     */
    public long distinct(int count) {
        return count < distinctByCount.length ? distinctByCount[count] : 0;
    }

    /**
     * How many different k-mers there are.
     *
     * @return 0 or more
     */
    public long distinct() {
        return Arrays.stream(distinctByCount).sum();
    }

    /**
     * How many observations there are: the counts of all k-mers added up.
     *
     * @return 0 or more; too low where counts are saturated
     */
    public long observations() {
        long sum = 0;
        for (int count = 1; count < distinctByCount.length; count++) {
            sum += count * distinctByCount[count];
        }
        return sum;
    }

    /**
     * The histogram as numbers.
     *
     * @return a copy, with the number of different k-mers observed c times at index c
     */
    public long[] toArray() {
        return distinctByCount.clone();
    }

    private static long[] trimmed(long[] numbers) {
        int length = numbers.length;
        while (length > 0 && numbers[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(numbers, length);
    }
}
