package org.iolaus.genomics.kmer;

import java.nio.file.Path;
import java.util.List;
import org.iolaus.genomics.UserException;

/**
 * Counts canonical k-mers of several lengths in one pass over the reads. Any number of threads take a {@link KmerAccumulator} each;
 * counts are saturating sums, so the result does not depend on who counted what when.
 */
public final class KmerCounter {

    private static final long MEGABYTE = 1 << 20;

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
     * Makes empty tables that keep what does not fit into memory on disk. The counts are the same.
     *
     * @param lengths the k-mer lengths, each from 1 to 31
     * @param maxBytes how large all tables together may be in memory while they are filled
     * @param folder where temporary files may be written; they are removed by themselves
     * @param expected how many k-mers of each length there will be, more or less, so that tables need not grow; 0 where that is not known
     * @throws UserException when the memory is too little to start with; its message says how much is needed
     */
    public KmerCounter(List<Integer> lengths, long maxBytes, Path folder, long expected) {
        long least = leastBytes(lengths);
        if (maxBytes < least) {
            throw new UserException(
                    "counting k-mers of " + lengths.size() + (lengths.size() == 1 ? " length" : " lengths")
                            + " needs " + megabytes(least) + " MB of memory at least, " + maxBytes / MEGABYTE
                            + " MB are left for it (--max-memory)");
        }
        long more = (maxBytes - least) / Math.max(1, lengths.size());
        tables = lengths.stream()
                .map(k -> CountTable.of(k, leastBytes(k) + more, folder, expected))
                .toList();
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
        return tables.stream().map(CountTable::complete).toList();
    }

    /**
     * The memory held by the tables.
     *
     * @return bytes
     */
    public long bytes() {
        return tables.stream().mapToLong(CountTable::bytes).sum();
    }

    /**
     * The least memory that tables can be filled in, with the rest on disk.
     *
     * @param lengths the k-mer lengths, each from 1 to 31
     * @return bytes
     */
    public static long leastBytes(List<Integer> lengths) {
        return lengths.stream().mapToLong(KmerCounter::leastBytes).sum();
    }

    private static long leastBytes(int k) {
        return Kmer.checkK(k) <= DirectKmerCounts.MAX_K
                ? new DirectKmerCounts(k).bytes()
                : SpillingKmerCounts.leastBytes(k);
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}
