package org.iolaus.genomics.kmer;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Counts of all k-mers while they are few, and beyond that of those whose hash ends in enough zeros: a sample of the different k-mers,
 * each with its full count. Which k-mers are left depends only on what was added, not on when or by whom.
 */
final class SampledKmerCounts extends CountTable {

    private final int k;
    private final long maxKmers;
    /** Threads come by for every bundle of k-mers: a lock that does not remember who holds it is the faster one. */
    private final ReadWriteLock lock = new StampedLock().asReadWriteLock();

    private HashedKmerCounts table;
    private volatile int zeroBits;

    SampledKmerCounts(int k, long maxKmers) {
        this.k = k;
        this.maxKmers = maxKmers;
        this.table = new HashedKmerCounts(k);
    }

    /** For how many k-mers each one of the sample stands: a power of two. */
    long weight() {
        return 1L << zeroBits;
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    long key(long canonical) {
        return table.key(canonical);
    }

    @Override
    int partition(long key) {
        return table.partition(key);
    }

    @Override
    long unwantedBits() {
        return weight() - 1;
    }

    @Override
    void add(int partition, long[] keys, int from, int to) {
        lock.readLock().lock();
        try {
            table.add(partition, keys, from, zeroBits == 0 ? to : keepSampled(keys, from, to));
        } finally {
            lock.readLock().unlock();
        }
        // Partitions fill alike, so looking once for all of them is enough on the way.
        if (partition == 0) {
            shrink();
        }
    }

    @Override
    long bytes() {
        return table.bytes();
    }

    @Override
    KmerCounts complete() {
        shrink();
        return this;
    }

    @Override
    public int count(long canonical) {
        return table.count(canonical);
    }

    @Override
    public long distinct() {
        return table.distinct();
    }

    @Override
    public void forEach(Visitor visitor) {
        table.forEach(visitor);
    }

    private boolean isSampled(long key) {
        return (key & unwantedBits()) == 0;
    }

    private int keepSampled(long[] keys, int from, int to) {
        int end = from;
        for (int i = from; i < to; i++) {
            if (isSampled(keys[i])) {
                keys[end++] = keys[i];
            }
        }
        return end;
    }

    private void shrink() {
        if (table.distinct() <= maxKmers) {
            return;
        }
        lock.writeLock().lock();
        try {
            while (table.distinct() > maxKmers) {
                int more = zeroBits + 1;
                zeroBits = more;
                HashedKmerCounts smaller = new HashedKmerCounts(k);
                table.forEach((kmer, count) -> {
                    long key = table.key(kmer);
                    if (isSampled(key)) {
                        smaller.add(key, count);
                    }
                });
                table = smaller;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
