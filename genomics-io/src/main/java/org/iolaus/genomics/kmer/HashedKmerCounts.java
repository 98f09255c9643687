package org.iolaus.genomics.kmer;

/**
 * Counts in a compact open-addressing table. The top bits of a k-mer's invertible hash choose one of 256 partitions, the next ones its
 * home slot, and only the remainder is stored, with the displacement from home and the count, in one {@code long}: 40 bits remainder,
 * 8 bits displacement, 16 bits count. A partition grows by itself when it is three quarters full or a displacement would not fit, so
 * that no k-mer is ever lost.
 */
final class HashedKmerCounts extends CountTable {

    private static final int COUNT_BITS = 16;
    private static final int DISPLACEMENT_BITS = 8;
    private static final int MAX_DISPLACEMENT = (1 << DISPLACEMENT_BITS) - 1;
    private static final int MAX_REMAINDER_BITS = 64 - COUNT_BITS - DISPLACEMENT_BITS;
    private static final int SMALLEST_HOME_BITS = 6;

    private final int k;
    private final KmerHash hash;
    private final int restBits;
    private final long restMask;
    private final Partition[] partitions = new Partition[PARTITIONS];

    HashedKmerCounts(int k) {
        this.k = k;
        this.hash = new KmerHash(k);
        this.restBits = 2 * k - PARTITION_BITS;
        this.restMask = (1L << restBits) - 1;
        int homeBits = Math.min(restBits, Math.max(SMALLEST_HOME_BITS, restBits - MAX_REMAINDER_BITS));
        for (int p = 0; p < PARTITIONS; p++) {
            partitions[p] = new Partition(homeBits);
        }
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    long key(long canonical) {
        return hash.forward(canonical);
    }

    @Override
    int partition(long key) {
        return (int) (key >>> restBits);
    }

    @Override
    void add(int partition, long[] keys, int from, int to) {
        Partition part = partitions[partition];
        synchronized (part) {
            part.fetch(keys, from, to);
            for (int i = from; i < to; i++) {
                part.add(keys[i] & restMask, 1);
            }
        }
    }

    /** Adds several observations of one key. For one thread only. */
    void add(long key, int observations) {
        partitions[partition(key)].add(key & restMask, observations);
    }

    @Override
    long bytes() {
        long bytes = 0;
        for (Partition part : partitions) {
            bytes += 8L * part.slots.length;
        }
        return bytes;
    }

    @Override
    public int count(long canonical) {
        long key = hash.forward(canonical);
        return partitions[(int) (key >>> restBits)].count(key & restMask);
    }

    /** Home slots are read first, all of them, so that the memory works on many at once, and the counts then found in the caches. */
    @Override
    public void count(long[] canonical, int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            long key = hash.forward(canonical[i]);
            counts[i] = (int) partitions[(int) (key >>> restBits)].home(key & restMask);
        }
        for (int i = from; i < to; i++) {
            counts[i] = counts[i] == 0 ? 0 : count(canonical[i]);
        }
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
        for (int p = 0; p < PARTITIONS; p++) {
            forEachOf(p, visitor);
        }
    }

    /** Visits the k-mers of one partition. */
    void forEachOf(int partition, Visitor visitor) {
        long top = (long) partition << restBits;
        partitions[partition].forEach((rest, count) -> visitor.visit(hash.backward(top | rest), count));
    }

    /** The slots of the k-mers whose hash starts with the same bits. */
    private final class Partition {

        private long[] slots;
        private int remainderBits;
        private int used;

        /** Nobody asks for it: it keeps the compiler from leaving out the reading. */
        @SuppressWarnings("UnusedVariable")
        private long fetched;

        Partition(int homeBits) {
            slots = new long[1 << homeBits];
            remainderBits = restBits - homeBits;
        }

        /** The slot where the search for a k-mer begins. */
        long home(long rest) {
            return slots[(int) (rest >>> remainderBits)];
        }

        /** Reads the home slots of k-mers that are added next into the caches. */
        void fetch(long[] keys, int from, int to) {
            long any = 0;
            for (int i = from; i < to; i++) {
                any |= home(keys[i] & restMask);
            }
            fetched = any;
        }

        /** Linear probing: a slot's upper bits are remainder and displacement together, so that one comparison tells a hit. */
        int count(long rest) {
            long[] table = slots;
            int mask = table.length - 1;
            int shift = remainderBits;
            int at = (int) (rest >>> shift);
            long wanted = (rest & ((1L << shift) - 1)) << DISPLACEMENT_BITS;
            for (int d = 0; d <= MAX_DISPLACEMENT; d++) {
                long slot = table[at];
                if (slot == 0) {
                    return 0;
                }
                if (slot >>> COUNT_BITS == (wanted | d)) {
                    return (int) slot & SATURATION;
                }
                at = (at + 1) & mask;
            }
            return 0;
        }

        void add(long rest, int observations) {
            while (!tryAdd(rest, observations)) {
                grow();
            }
            if (used > slots.length - (slots.length >>> 2) && remainderBits > 0) {
                grow();
            }
        }

        private boolean tryAdd(long rest, int observations) {
            long[] table = slots;
            int mask = table.length - 1;
            int at = (int) (rest >>> remainderBits);
            long wanted = (rest & ((1L << remainderBits) - 1)) << DISPLACEMENT_BITS;
            for (int d = 0; d <= MAX_DISPLACEMENT; d++) {
                long slot = table[at];
                if (slot == 0) {
                    table[at] = (wanted | d) << COUNT_BITS | observations;
                    used++;
                    return true;
                }
                if (slot >>> COUNT_BITS == (wanted | d)) {
                    long sum = Math.min(SATURATION, (slot & SATURATION) + observations);
                    table[at] = (slot & ~(long) SATURATION) | sum;
                    return true;
                }
                at = (at + 1) & mask;
            }
            return false;
        }

        private void grow() {
            Partition larger = new Partition(Integer.numberOfTrailingZeros(slots.length) + 1);
            forEach((rest, count) -> {
                while (!larger.tryAdd(rest, count)) {
                    larger.grow();
                }
            });
            slots = larger.slots;
            remainderBits = larger.remainderBits;
            used = larger.used;
        }

        /** Visits the hash without the partition's bits: home slot and remainder put together again. */
        void forEach(Visitor visitor) {
            int mask = slots.length - 1;
            for (int at = 0; at < slots.length; at++) {
                long slot = slots[at];
                if (slot != 0) {
                    int displacement = (int) (slot >>> COUNT_BITS) & MAX_DISPLACEMENT;
                    long home = ((long) at - displacement) & mask;
                    long remainder = slot >>> (COUNT_BITS + DISPLACEMENT_BITS);
                    visitor.visit(home << remainderBits | remainder, (int) slot & SATURATION);
                }
            }
        }
    }
}
