package org.iolaus.genomics.kmer;

/**
 * Counts of wide k-mers in 256 open-addressing tables, chosen by the top bits of a hash, each with a lock of its own and growing by
 * itself when it is three quarters full.
 */
final class WideKmerTable implements WideKmerCounts {

    static final int PARTITIONS = 256;

    /** Two numbers and a count. */
    static final int SLOT_BYTES = 18;

    private static final int PARTITION_SHIFT = 56;
    private static final int FIRST_SLOTS = 64;

    private final int k;
    private final Partition[] partitions = new Partition[PARTITIONS];

    WideKmerTable(int k) {
        this.k = WideKmer.checkK(k);
        for (int p = 0; p < PARTITIONS; p++) {
            partitions[p] = new Partition(FIRST_SLOTS);
        }
    }

    /** Spreads both halves over 64 bits: two rounds of the finisher of MurmurHash3 (Appleby). */
    static long hash(long high, long low) {
        return mix(low ^ mix(high + 0x9E3779B97F4A7C15L));
    }

    static int partition(long hash) {
        return (int) (hash >>> PARTITION_SHIFT);
    }

    /** Adds one observation of each k-mer {@code (kmers[i], kmers[i + 1])} with i even in [from, to). Safe to call from several threads. */
    void add(int partition, long[] kmers, int from, int to) {
        Partition part = partitions[partition];
        synchronized (part) {
            for (int i = from; i < to; i += 2) {
                part.add(kmers[i], kmers[i + 1], 1);
            }
        }
    }

    /** A table of those k-mers of which the lowest bits of the hash are zero. */
    WideKmerTable sample(int zeroBits) {
        WideKmerTable sample = new WideKmerTable(k);
        forEach((high, low, count) -> {
            long hash = hash(high, low);
            if (isSampled(hash, zeroBits)) {
                sample.partitions[partition(hash)].add(high, low, count);
            }
        });
        return sample;
    }

    static boolean isSampled(long hash, int zeroBits) {
        return (hash & ((1L << zeroBits) - 1)) == 0;
    }

    long bytes() {
        long bytes = 0;
        for (Partition part : partitions) {
            bytes += (long) SLOT_BYTES * part.counts.length;
        }
        return bytes;
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public int count(WideKmer canonical) {
        return partitions[partition(hash(canonical.high(), canonical.low()))].count(canonical.high(), canonical.low());
    }

    @Override
    public long distinct() {
        long distinct = 0;
        for (Partition part : partitions) {
            distinct += part.used;
        }
        return distinct;
    }

    @Override
    public void forEach(Visitor visitor) {
        for (Partition part : partitions) {
            for (int at = 0; at < part.counts.length; at++) {
                if (part.counts[at] != 0) {
                    visitor.visit(part.high[at], part.low[at], part.counts[at]);
                }
            }
        }
    }

    private static long mix(long x) {
        long h = x;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /** Linear probing; a count of 0 marks a free slot. */
    private static final class Partition {

        private long[] high;
        private long[] low;
        private char[] counts;
        private int used;

        Partition(int slots) {
            high = new long[slots];
            low = new long[slots];
            counts = new char[slots];
        }

        int count(long kmerHigh, long kmerLow) {
            return counts[slot(kmerHigh, kmerLow)];
        }

        void add(long kmerHigh, long kmerLow, int observations) {
            int at = slot(kmerHigh, kmerLow);
            if (counts[at] == 0) {
                high[at] = kmerHigh;
                low[at] = kmerLow;
                used++;
            }
            counts[at] = (char) Math.min(KmerCounts.SATURATION, counts[at] + observations);
            if (used > counts.length - (counts.length >>> 2)) {
                grow();
            }
        }

        /** Where the k-mer is, or the free slot where it belongs. The bits above those of the partition's sample choose the slot. */
        private int slot(long kmerHigh, long kmerLow) {
            int mask = counts.length - 1;
            int at = (int) (hash(kmerHigh, kmerLow) >>> 16) & mask;
            while (counts[at] != 0 && (low[at] != kmerLow || high[at] != kmerHigh)) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            Partition larger = new Partition(2 * counts.length);
            for (int at = 0; at < counts.length; at++) {
                if (counts[at] != 0) {
                    larger.add(high[at], low[at], counts[at]);
                }
            }
            high = larger.high;
            low = larger.low;
            counts = larger.counts;
        }
    }
}
