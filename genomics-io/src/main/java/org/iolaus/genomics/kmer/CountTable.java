package org.iolaus.genomics.kmer;

import java.nio.file.Path;

/**
 * A table of counts while it is being filled. K-mers are first turned into keys; each key belongs to one partition, and threads hand
 * over buffers of keys of one partition, so that a lock is taken once for many k-mers.
 */
abstract sealed class CountTable implements KmerCounts
        permits HashedKmerCounts, DirectKmerCounts, SpillingKmerCounts, SampledKmerCounts {

    static final int PARTITION_BITS = 8;
    static final int PARTITIONS = 1 << PARTITION_BITS;

    /** The table that suits a k-mer length: a plain array while all k-mers fit in one, a hash table beyond. */
    static CountTable of(int k) {
        return Kmer.checkK(k) <= DirectKmerCounts.MAX_K ? new DirectKmerCounts(k) : new HashedKmerCounts(k);
    }

    /** The table that suits a k-mer length, the memory allowed and how many k-mers are expected. */
    static CountTable of(int k, long maxBytes, Path folder, long expected) {
        return Kmer.checkK(k) <= DirectKmerCounts.MAX_K
                ? new DirectKmerCounts(k)
                : new SpillingKmerCounts(k, maxBytes, folder, expected);
    }

    /** The key of a canonical k-mer. */
    abstract long key(long canonical);

    /** The partition of a key, from 0 to {@link #PARTITIONS} - 1. */
    abstract int partition(long key);

    /** Keys with one of these bits are left out by the table, so that they need not be handed over. May grow while the table is filled. */
    long unwantedBits() {
        return 0;
    }

    /** Adds one observation for each of {@code keys[from..to)}, all of the given partition. Safe to call from several threads. */
    abstract void add(int partition, long[] keys, int from, int to);

    /** The memory that the table holds, in bytes. */
    abstract long bytes();

    /** The counts when nothing more will be added. */
    KmerCounts complete() {
        return this;
    }
}
