package org.iolaus.genomics.kmer;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Counts in a compact open-addressing table. The top bits of a k-mer's invertible hash are its home slot, the topmost of them its
 * partition, and only the remainder is stored, with the displacement from home and the count: up to 40 bits remainder, 8 bits
 * displacement, 16 bits count. Where they fit into 32 bits, as those of short k-mers do, two slots share one {@code long} of the array.
 * All partitions lie in one array, so that a look-up is one multiplication, one shift and one visit to the memory; no displacement leads
 * out of a partition, so that threads may fill different ones. When a partition is three quarters full or a displacement would not fit,
 * the table is made twice as large: no k-mer is ever lost.
 */
final class HashedKmerCounts extends CountTable {

    /** What an array of the largest power of two takes. */
    static final long MOST_BYTES = 8L << 30;

    private static final int COUNT_BITS = 16;
    private static final int DISPLACEMENT_BITS = 8;
    private static final int MAX_DISPLACEMENT = (1 << DISPLACEMENT_BITS) - 1;
    private static final int MAX_REMAINDER_BITS = 64 - COUNT_BITS - DISPLACEMENT_BITS;
    private static final int SMALLEST_HOME_BITS = PARTITION_BITS + 6;

    private final int k;
    private final KmerHash hash;
    private final int restBits;
    /** Held for reading while a partition is filled, for writing while the table grows; it does not remember who holds it. */
    private final ReadWriteLock lock = new StampedLock().asReadWriteLock();

    private final Partition[] partitions = new Partition[PARTITIONS];
    private long[] words;
    /** 1 where two slots share a word, 0 where each has its own. */
    private int shared;

    private long slotMask;
    private int remainderBits;
    /** The slots of one partition, less one. */
    private int partitionMask;

    /** Nobody asks for it: it keeps the compiler from leaving out the reading. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    /** What is known of a partition beside its slots, and its lock. */
    private static final class Partition {
        private int used;
    }

    HashedKmerCounts(int k) {
        this(k, smallestHomeBits(k));
    }

    private HashedKmerCounts(int k, int homeBits) {
        this.k = k;
        this.hash = new KmerHash(k);
        this.restBits = 2 * k - PARTITION_BITS;
        for (int p = 0; p < PARTITIONS; p++) {
            partitions[p] = new Partition();
        }
        remainderBits = 2 * k - homeBits;
        partitionMask = (1 << (homeBits - PARTITION_BITS)) - 1;
        shared = remainderBits + DISPLACEMENT_BITS + COUNT_BITS <= Integer.SIZE ? 1 : 0;
        slotMask = shared == 1 ? (1L << Integer.SIZE) - 1 : -1;
        words = new long[1 << (homeBits - shared)];
    }

    /**
     * A table that need not grow for so many k-mers.
     *
     * @param k the length of the k-mers
     * @param expected how many there will be, more or less
     * @param maxBytes how large the table may be; not under {@link #smallestBytes}
     */
    static HashedKmerCounts expecting(int k, long expected, long maxBytes) {
        int homeBits = smallestHomeBits(k);
        while (homeBits < 2 * k && 1L << (homeBits - 1) < expected && 16L << homeBits <= maxBytes) {
            homeBits++;
        }
        return new HashedKmerCounts(k, homeBits);
    }

    private static int smallestHomeBits(int k) {
        return Math.min(2 * k, Math.max(SMALLEST_HOME_BITS, 2 * k - MAX_REMAINDER_BITS));
    }

    /** The memory of an empty table, in bytes. */
    static long smallestBytes(int k) {
        return 8L << smallestHomeBits(k);
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
        int done = from;
        while (done < to) {
            int bits;
            lock.readLock().lock();
            try {
                bits = remainderBits;
                done = addWhileRoom(partition, keys, done, to);
            } finally {
                lock.readLock().unlock();
            }
            if (done < to) {
                growFrom(bits);
            }
        }
    }

    private void growFrom(int bits) {
        lock.writeLock().lock();
        try {
            if (remainderBits == bits) {
                grow();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Adds one observation for each of {@code keys[from..to)}, all of one partition, until one has no room. Safe to call from several
     * threads, but not while the table grows.
     *
     * @return the place of the first key that was not added
     */
    int addWhileRoom(int partition, long[] keys, int from, int to) {
        Partition part = partitions[partition];
        synchronized (part) {
            long any = 0;
            for (int i = from; i < to; i++) {
                any |= words[(int) (keys[i] >>> remainderBits) >>> shared];
            }
            fetched = any;
            int at = from;
            while (at < to && tryAdd(part, keys[at], 1)) {
                at++;
            }
            return at;
        }
    }

    /** Adds several observations of one key. For one thread only. */
    void add(long key, int observations) {
        while (!tryAdd(partitions[partition(key)], key, observations)) {
            grow();
        }
    }

    @Override
    long bytes() {
        return 8L * words.length;
    }

    @Override
    public int count(long canonical) {
        return countOf(hash.forward(canonical));
    }

    /**
     * The home slots are found first, all of them, then read, so that the memory works on many at once, and the counts then found in the
     * caches. Each loop is short, so that a processor looks many turns ahead.
     */
    @Override
    public void count(long[] canonical, int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[i] = (int) (hash.forward(canonical[i]) >>> remainderBits);
        }
        for (int i = from; i < to; i++) {
            counts[i] = (int) slot(counts[i]);
        }
        for (int i = from; i < to; i++) {
            counts[i] = counts[i] == 0 ? 0 : count(canonical[i]);
        }
    }

    @Override
    public void fetch(long[] canonical, int number) {
        long any = 0;
        for (int i = 0; i < number; i++) {
            any |= words[(int) (hash.forward(canonical[i]) >>> remainderBits) >>> shared];
        }
        fetched = any;
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
            forEach(p, visitor);
        }
    }

    @Override
    public int parts() {
        return PARTITIONS;
    }

    @Override
    public void forEach(int part, Visitor visitor) {
        forEachKeyOf(part, (key, count) -> visitor.visit(hash.backward(key), count));
    }

    /** Makes the table twice as large. Not while anybody adds. */
    void grow() {
        if (bytes() >= MOST_BYTES) {
            throw new IllegalStateException("a table of " + k + "-mers has " + MOST_BYTES + " bytes at most");
        }
        HashedKmerCounts larger = new HashedKmerCounts(k, 2 * k - remainderBits + 1);
        for (int p = 0; p < PARTITIONS; p++) {
            forEachKeyOf(p, larger::add);
        }
        words = larger.words;
        shared = larger.shared;
        slotMask = larger.slotMask;
        remainderBits = larger.remainderBits;
        partitionMask = larger.partitionMask;
    }

    private long slot(int at) {
        return words[at >>> shared] >>> ((at & shared) << 5) & slotMask;
    }

    private void setSlot(int at, long slot) {
        int shift = (at & shared) << 5;
        long word = words[at >>> shared];
        words[at >>> shared] = (word & ~(slotMask << shift)) | (slot << shift);
    }

    /** Linear probing: a slot's upper bits are remainder and displacement together, so that one comparison tells a hit. */
    private int countOf(long key) {
        int shift = remainderBits;
        int mask = partitionMask;
        int at = (int) (key >>> shift);
        long wanted = (key & ((1L << shift) - 1)) << DISPLACEMENT_BITS;
        for (int d = 0; d <= MAX_DISPLACEMENT; d++) {
            long slot = slot(at);
            if (slot == 0) {
                return 0;
            }
            if (slot >>> COUNT_BITS == (wanted | d)) {
                return (int) slot & SATURATION;
            }
            at = (at & ~mask) | ((at + 1) & mask);
        }
        return 0;
    }

    private boolean tryAdd(Partition part, long key, int observations) {
        int mask = partitionMask;
        int at = (int) (key >>> remainderBits);
        long wanted = (key & ((1L << remainderBits) - 1)) << DISPLACEMENT_BITS;
        for (int d = 0; d <= MAX_DISPLACEMENT; d++) {
            long slot = slot(at);
            if (slot == 0) {
                if (part.used > mask - (mask >>> 2) && remainderBits > 0) {
                    return false;
                }
                setSlot(at, (wanted | d) << COUNT_BITS | observations);
                part.used++;
                return true;
            }
            if (slot >>> COUNT_BITS == (wanted | d)) {
                long sum = Math.min(SATURATION, (slot & SATURATION) + observations);
                setSlot(at, (slot & ~(long) SATURATION) | sum);
                return true;
            }
            at = (at & ~mask) | ((at + 1) & mask);
        }
        return false;
    }

    /** Visits the hashes of one partition: home slot and remainder put together again. */
    private void forEachKeyOf(int partition, Visitor visitor) {
        int first = partition * (partitionMask + 1);
        for (int at = first; at <= first + partitionMask; at++) {
            long slot = slot(at);
            if (slot != 0) {
                int displacement = (int) (slot >>> COUNT_BITS) & MAX_DISPLACEMENT;
                long home = first | ((at - displacement) & partitionMask);
                long remainder = slot >>> (COUNT_BITS + DISPLACEMENT_BITS);
                visitor.visit(home << remainderBits | remainder, (int) slot & SATURATION);
            }
        }
    }
}
