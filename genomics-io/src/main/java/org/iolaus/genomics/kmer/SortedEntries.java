package org.iolaus.genomics.kmer;

import java.io.IOException;
import java.util.Arrays;

/**
 * The counts of a table in the order of the hashes of the k-mers. The top bits of a hash say which partition it belongs to; the rest of
 * the hash and the count make one {@code long}: up to 47 bits and 16 bits, so that sorting the numbers sorts the k-mers.
 */
final class SortedEntries {

    static final int COUNT_BITS = 16;
    private static final int MAX_REST_BITS = 47;

    private final int k;
    private final KmerHash hash;
    private final int restBits;

    /** Of k-mers of a length from {@code CountTable.PARTITION_BITS / 2} to 31. */
    SortedEntries(int k) {
        this.k = k;
        this.hash = new KmerHash(k);
        this.restBits = restBits(k);
    }

    /** How many bits of a hash of 2k bits lie behind the partition. */
    static int restBits(int k) {
        return Math.min(MAX_REST_BITS, 2 * k - CountTable.PARTITION_BITS);
    }

    static int partitions(int k) {
        return 1 << (2 * k - restBits(k));
    }

    /** Takes what one partition holds. */
    @FunctionalInterface
    interface PartitionSink {
        /**
         * Takes the next partition.
         *
         * @param entries ascending; the array is reused by the next call
         * @param length how many of them there are
         */
        void take(long[] entries, int length) throws IOException;
    }

    /** Adds up sorted entries of the same k-mers in place; sums saturate. Returns how many different ones there are. */
    static int sumUp(long[] entries, int length) {
        int end = 0;
        int i = 0;
        while (i < length) {
            long rest = entries[i] >>> COUNT_BITS;
            long sum = 0;
            for (; i < length && entries[i] >>> COUNT_BITS == rest; i++) {
                sum += entries[i] & KmerCounts.SATURATION;
            }
            entries[end++] = rest << COUNT_BITS | Math.min(sum, KmerCounts.SATURATION);
        }
        return end;
    }

    /** Hands over the partitions of a table in turn, empty ones too. */
    void of(KmerCounts counts, PartitionSink sink) throws IOException {
        if (counts instanceof SpillingKmerCounts spilling) {
            of(spilling.complete(), sink);
        } else if (counts instanceof HashedKmerCounts hashed) {
            ofHashed(hashed, sink);
        } else if (counts instanceof MappedKmerCounts mapped) {
            for (int partition = 0; partition < partitions(k); partition++) {
                long[] entries = mapped.entries(partition);
                sink.take(entries, entries.length);
            }
        } else if (counts instanceof DirectKmerCounts direct) {
            ofDirect(direct, sink);
        } else {
            throw new IllegalArgumentException("a table that holds all k-mers is needed, was " + counts.getClass());
        }
    }

    /** A partition of a hash table is one here, or several. */
    private void ofHashed(HashedKmerCounts table, PartitionSink sink) throws IOException {
        int group = partitions(k) >>> CountTable.PARTITION_BITS;
        long[][] entries = new long[group][64];
        int[] filled = new int[group];
        for (int p = 0; p < CountTable.PARTITIONS; p++) {
            Arrays.fill(filled, 0);
            table.forEach(p, (kmer, count) -> {
                long key = hash.forward(kmer);
                int at = (int) (key >>> restBits) & (group - 1);
                if (filled[at] == entries[at].length) {
                    entries[at] = Arrays.copyOf(entries[at], 2 * filled[at]);
                }
                entries[at][filled[at]++] = entry(key, count);
            });
            for (int i = 0; i < group; i++) {
                Arrays.sort(entries[i], 0, filled[i]);
                sink.take(entries[i], filled[i]);
            }
        }
    }

    /** The k-mers are so short that a whole hash and a count fit into a number. */
    private void ofDirect(DirectKmerCounts table, PartitionSink sink) throws IOException {
        long[] all = new long[Math.toIntExact(table.distinct())];
        int[] filled = {0};
        table.forEach((kmer, count) -> all[filled[0]++] = hash.forward(kmer) << COUNT_BITS | count);
        Arrays.sort(all);
        int from = 0;
        for (int partition = 0; partition < partitions(k); partition++) {
            int to = from;
            while (to < all.length && all[to] >>> (COUNT_BITS + restBits) == partition) {
                to++;
            }
            long[] entries = new long[to - from];
            for (int i = from; i < to; i++) {
                entries[i - from] = entry(all[i] >>> COUNT_BITS, (int) all[i] & KmerCounts.SATURATION);
            }
            sink.take(entries, entries.length);
            from = to;
        }
    }

    private long entry(long key, int count) {
        return (key & ((1L << restBits) - 1)) << COUNT_BITS | count;
    }
}
