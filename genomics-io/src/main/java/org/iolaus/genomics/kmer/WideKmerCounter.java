package org.iolaus.genomics.kmer;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.iolaus.genomics.UserException;

/**
 * Counts canonical k-mers of one length from 32 to 63, as {@link KmerCounter} does for shorter ones. Any number of threads take a
 * {@link WideKmerAccumulator} each; the result does not depend on who counted what when.
 *
 * <p>When the table outgrows the memory allowed, only a part of all k-mers chosen by hash is counted on, and at the end the counter
 * refuses and says how much memory all of them need, unless their histogram is enough.
 */
public final class WideKmerCounter {

    private static final int SAMPLE_BITS = 4;
    private static final int MAX_SAMPLE_BITS = 32;
    private static final long MEGABYTE = 1 << 20;

    private final int k;
    private final long maxBytes;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private WideKmerTable table;
    private int sampleBits;

    /**
     * Makes an empty table.
     *
     * @param k the length, 32 to 63
     * @param maxBytes how large the table may become
     * @throws IllegalArgumentException for another length
     */
    public WideKmerCounter(int k, long maxBytes) {
        this.k = k;
        this.maxBytes = maxBytes;
        this.table = new WideKmerTable(k);
    }

    /**
     * A way in for one thread.
     *
     * @return a new accumulator; whoever takes it flushes it
     */
    public WideKmerAccumulator accumulator() {
        return new WideKmerAccumulator(this, k);
    }

    /**
     * The counts. Complete once every accumulator is flushed.
     *
     * @return the table
     * @throws UserException when it needs more memory than allowed; its message says how much
     */
    public WideKmerCounts counts() {
        if (sampleBits > 0) {
            double needed = 1.5 * WideKmerTable.SLOT_BYTES * table.distinct() * Math.pow(2, sampleBits);
            throw new UserException(
                    "counting k-mers of length " + k + " needs about " + (long) Math.ceil(needed / MEGABYTE)
                            + " MB of memory, " + maxBytes / MEGABYTE + " MB are allowed (--max-memory); k of at most "
                            + Kmer.MAX_K + " is counted on disk");
        }
        return table;
    }

    /**
     * The histogram, where the table outgrew the memory allowed that of the part of the k-mers that fits, scaled up. Complete once every
     * accumulator is flushed.
     *
     * @return the number of different k-mers for each count
     */
    public KmerHistogram histogram() {
        // Whoever came last may have found the table small enough; what is held must not depend on that.
        while (table.bytes() > maxBytes && sampleBits < MAX_SAMPLE_BITS) {
            dropMost();
        }
        long[] distinctByCount = KmerHistogram.of(table).toArray();
        for (int count = 0; count < distinctByCount.length; count++) {
            distinctByCount[count] <<= sampleBits;
        }
        return KmerHistogram.of(k, distinctByCount);
    }

    /** Adds k-mers of one partition. Safe to call from several threads. */
    void add(int partition, long[] kmers, int from, int to) {
        lock.readLock().lock();
        try {
            int end = sampleBits == 0 ? to : keepSampled(kmers, from, to);
            table.add(partition, kmers, from, end);
        } finally {
            lock.readLock().unlock();
        }
        // Partitions fill alike, so looking once for all of them is enough.
        if (partition == 0 && table.bytes() > maxBytes) {
            dropMost();
        }
    }

    private int keepSampled(long[] kmers, int from, int to) {
        int end = from;
        for (int i = from; i < to; i += 2) {
            if (WideKmerTable.isSampled(WideKmerTable.hash(kmers[i], kmers[i + 1]), sampleBits)) {
                kmers[end++] = kmers[i];
                kmers[end++] = kmers[i + 1];
            }
        }
        return end;
    }

    private void dropMost() {
        lock.writeLock().lock();
        try {
            if (table.bytes() > maxBytes) {
                sampleBits += SAMPLE_BITS;
                table = table.sample(sampleBits);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
