package org.iolaus.genomics.kmer;

import java.util.List;

/**
 * Counts canonical k-mers of several lengths in one pass over the reads. Any number of threads take a {@link KmerAccumulator} each;
 * counts are saturating sums, so the result does not depend on who counted what when.
 */
public final class KmerCounter {

    private final List<CountTable> tables;

    /**
     * Makes empty tables.
     *
     * @param lengths the k-mer lengths, each from 1 to 31
     */
    public KmerCounter(List<Integer> lengths) {
        tables = lengths.stream().map(CountTable::of).toList();
    }

    /**
     * A way in for one thread.
     *
     * @return a new accumulator; whoever takes it flushes it
     */
    public KmerAccumulator accumulator() {
        return new KmerAccumulator(tables);
    }

    /**
     * The counts, in the order of the lengths given. Complete once every accumulator is flushed.
     *
     * @return one table a length
     */
    public List<KmerCounts> counts() {
        return List.copyOf(tables);
    }

    /**
     * The memory held by the tables.
     *
     * @return bytes
     */
    public long bytes() {
        return tables.stream().mapToLong(CountTable::bytes).sum();
    }
}
