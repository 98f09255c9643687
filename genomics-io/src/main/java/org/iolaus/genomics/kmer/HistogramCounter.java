package org.iolaus.genomics.kmer;

import java.util.List;
import java.util.function.Supplier;

/**
 * Counts k-mers for their histogram alone, in bounded memory: all of them while they are few, else a sample of them chosen by hash,
 * scaled up. With a million k-mers in the sample the histogram is right to about 0.1 % of its sum. Any number of threads take a
 * {@link KmerIntake} each; the result does not depend on who counted what when.
 */
public final class HistogramCounter {

    /** What a wide k-mer takes in a table that is between three eighths and three quarters full. */
    private static final int BYTES_PER_WIDE_KMER = 48;

    private final Supplier<KmerIntake> ways;
    private final Supplier<KmerHistogram> result;

    /**
     * Makes an empty counter.
     *
     * @param k the length of the k-mers, 1 to 63
     * @param maxKmers how many different k-mers are held at most, at least 1000; each takes about 11 to 22 bytes, from k = 32 on 24 to 48
     * @throws IllegalArgumentException for a number outside its range
     */
    public HistogramCounter(int k, long maxKmers) {
        checkK(k);
        if (maxKmers < 1000) {
            throw new IllegalArgumentException("the sample must hold at least 1000 k-mers, was " + maxKmers);
        }
        if (k > Kmer.MAX_K) {
            WideKmerCounter wide = new WideKmerCounter(k, BYTES_PER_WIDE_KMER * maxKmers);
            ways = wide::accumulator;
            result = wide::histogram;
        } else {
            CountTable table =
                    k <= DirectKmerCounts.MAX_K ? new DirectKmerCounts(k) : new SampledKmerCounts(k, maxKmers);
            ways = () -> new KmerAccumulator(List.of(table));
            result = () -> histogram(table);
        }
    }

    /**
     * Checks a k-mer length.
     *
     * @param k the length
     * @return k
     * @throws IllegalArgumentException outside 1 to 63
     */
    public static int checkK(int k) {
        if (k < 1 || k > WideKmer.MAX_K) {
            throw new IllegalArgumentException("k must be from 1 to " + WideKmer.MAX_K + ", was " + k);
        }
        return k;
    }

    /**
     * A way in for one thread.
     *
     * @return a new accumulator; whoever takes it flushes it
     */
    public KmerIntake accumulator() {
        return ways.get();
    }

    /**
     * The histogram. Complete once every accumulator is flushed.
     *
     * @return the number of different k-mers for each count, estimated where not all were held
     */
    public KmerHistogram histogram() {
        return result.get();
    }

    private static KmerHistogram histogram(CountTable table) {
        long[] distinctByCount = KmerHistogram.of(table.complete()).toArray();
        long weight = table instanceof SampledKmerCounts sample ? sample.weight() : 1;
        for (int count = 0; count < distinctByCount.length; count++) {
            distinctByCount[count] *= weight;
        }
        return KmerHistogram.of(table.k(), distinctByCount);
    }
}
