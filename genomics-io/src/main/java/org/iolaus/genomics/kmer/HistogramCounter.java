package org.iolaus.genomics.kmer;

import java.util.List;

/**
 * Counts k-mers for their histogram alone, in bounded memory: all of them while they are few, else a sample of them chosen by hash,
 * scaled up. With a million k-mers in the sample the histogram is right to about 0.1 % of its sum. Any number of threads take a
 * {@link KmerAccumulator} each; the result does not depend on who counted what when.
 */
public final class HistogramCounter {

    private final int k;
    private final CountTable table;

    /**
     * Makes an empty counter.
     *
     * @param k the length of the k-mers, 1 to 31
     * @param maxKmers how many different k-mers are held at most, at least 1000; each takes about 11 to 22 bytes
     * @throws IllegalArgumentException for a number outside its range
     */
    public HistogramCounter(int k, long maxKmers) {
        if (maxKmers < 1000) {
            throw new IllegalArgumentException("the sample must hold at least 1000 k-mers, was " + maxKmers);
        }
        this.k = Kmer.checkK(k);
        this.table = k <= DirectKmerCounts.MAX_K ? new DirectKmerCounts(k) : new SampledKmerCounts(k, maxKmers);
    }

    /**
     * A way in for one thread.
     *
     * @return a new accumulator; whoever takes it flushes it
     */
    public KmerAccumulator accumulator() {
        return new KmerAccumulator(List.of(table));
    }

    /**
     * The histogram. Complete once every accumulator is flushed.
     *
     * @return the number of different k-mers for each count, estimated where not all were held
     */
    public KmerHistogram histogram() {
        long[] distinctByCount = KmerHistogram.of(table.complete()).toArray();
        long weight = table instanceof SampledKmerCounts sample ? sample.weight() : 1;
        for (int count = 0; count < distinctByCount.length; count++) {
            distinctByCount[count] *= weight;
        }
        return KmerHistogram.of(k, distinctByCount);
    }
}
