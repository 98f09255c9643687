package org.iolaus.genomics.kmer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Counts that may outgrow the memory allowed: a hash table that is written out as a sorted run whenever it is too large. At the end the
 * runs are merged into one file, which is looked up where it lies. Sums saturate as in memory, so the counts are the same.
 */
final class SpillingKmerCounts extends CountTable {

    private final int k;
    private final long maxBytes;
    private final Path folder;
    private final long expected;
    /** Threads come by for every bundle of k-mers: a lock that does not remember who holds it is the faster one. */
    private final ReadWriteLock lock = new StampedLock().asReadWriteLock();

    private HashedKmerCounts memory;
    private @Nullable CountRuns runs;
    private @Nullable KmerCounts complete;

    /**
     * Makes an empty table.
     *
     * @param k the length of the k-mers, 12 to 31
     * @param maxBytes how large the table in memory may become, at least {@link #leastBytes}
     * @param folder where the runs are written
     */
    SpillingKmerCounts(int k, long maxBytes, Path folder) {
        this(k, maxBytes, folder, 0);
    }

    /** The same with room from the start for so many k-mers as are expected, where that is allowed. */
    SpillingKmerCounts(int k, long maxBytes, Path folder, long expected) {
        this.k = k;
        this.maxBytes = Math.min(maxBytes, HashedKmerCounts.MOST_BYTES);
        this.folder = folder;
        this.expected = expected;
        this.memory = HashedKmerCounts.expecting(k, expected, this.maxBytes);
    }

    /** The least memory that makes sense: an empty table may grow once before it is written out. */
    static long leastBytes(int k) {
        return 2 * HashedKmerCounts.smallestBytes(k);
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    long key(long canonical) {
        return memory.key(canonical);
    }

    @Override
    int partition(long key) {
        return memory.partition(key);
    }

    @Override
    void add(int partition, long[] keys, int from, int to) {
        int done = from;
        while (done < to) {
            HashedKmerCounts table;
            long size;
            lock.readLock().lock();
            try {
                table = memory;
                size = table.bytes();
                done = table.addWhileRoom(partition, keys, done, to);
            } finally {
                lock.readLock().unlock();
            }
            if (done < to) {
                makeRoom(table, size);
            }
        }
        // Partitions fill alike, so looking once for all of them is enough.
        if (partition == 0 && memory.bytes() > maxBytes) {
            makeRoom(memory, memory.bytes());
        }
    }

    @Override
    long bytes() {
        return memory.bytes();
    }

    /** Merges what was written out. Nothing may be added afterwards. */
    @Override
    KmerCounts complete() {
        Lock merging = lock.writeLock();
        merging.lock();
        try {
            if (complete == null) {
                complete = runs == null ? memory : merged(runs);
            }
            return complete;
        } finally {
            merging.unlock();
        }
    }

    @Override
    public int count(long canonical) {
        return complete().count(canonical);
    }

    @Override
    public long distinct() {
        return complete().distinct();
    }

    @Override
    public void forEach(Visitor visitor) {
        complete().forEach(visitor);
    }

    /** Lets the table grow while it may, else writes it out, unless another thread has done so since the table was looked at. */
    private void makeRoom(HashedKmerCounts table, long size) {
        Lock making = lock.writeLock();
        making.lock();
        try {
            if (memory != table || memory.bytes() != size) {
                return;
            }
            if (2 * size <= maxBytes) {
                memory.grow();
            } else {
                writeRun();
            }
        } catch (IOException e) {
            throw failure(e);
        } finally {
            making.unlock();
        }
    }

    private void writeRun() throws IOException {
        if (runs == null) {
            runs = CountRuns.in(folder, k);
        }
        runs.add(memory);
        memory = HashedKmerCounts.expecting(k, expected, maxBytes);
    }

    private KmerCounts merged(CountRuns runs) {
        try (runs) {
            runs.add(memory);
            memory = new HashedKmerCounts(k);
            return runs.merge();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UserException failure(IOException e) {
        return new UserException(
                "cannot keep k-mer counts in " + folder + ": " + e.getMessage()
                        + "; free space there, or allow more memory (--max-memory)",
                e);
    }
}
