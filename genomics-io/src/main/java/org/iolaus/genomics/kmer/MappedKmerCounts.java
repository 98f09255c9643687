package org.iolaus.genomics.kmer;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Counts in a file, sorted by the hash of the k-mers and mapped into memory, which the operating system fills and frees as it sees fit.
 * Hashes are spread evenly, so where a k-mer must lie can be told from its hash to within a few hundred places.
 */
final class MappedKmerCounts implements KmerCounts {

    private static final int WINDOW_BITS = 27;
    private static final int WINDOW_MASK = (1 << WINDOW_BITS) - 1;
    private static final int FIRST_STEP = 16;

    private final int k;
    private final KmerHash hash;
    private final int restBits;
    private final LongBuffer[] windows;
    private final long[] starts;

    private MappedKmerCounts(int k, LongBuffer[] windows, long[] starts) {
        this.k = k;
        this.hash = new KmerHash(k);
        this.restBits = SortedEntries.restBits(k);
        this.windows = windows;
        this.starts = starts;
    }

    /**
     * Maps sorted entries of a file, which may be closed afterwards.
     *
     * @param k the length of the k-mers
     * @param file the file
     * @param offset where in the file the entries start, in bytes
     * @param starts which entry each partition starts with, and behind the last how many there are
     */
    static MappedKmerCounts of(int k, FileChannel file, long offset, long[] starts) throws IOException {
        long size = starts[starts.length - 1];
        LongBuffer[] windows = new LongBuffer[(int) ((size + WINDOW_MASK) >>> WINDOW_BITS)];
        for (int w = 0; w < windows.length; w++) {
            long from = (long) w << WINDOW_BITS;
            long length = Math.min(size - from, 1L << WINDOW_BITS);
            windows[w] = file.map(MapMode.READ_ONLY, offset + Long.BYTES * from, Long.BYTES * length)
                    .asLongBuffer();
        }
        return new MappedKmerCounts(k, windows, starts);
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public int count(long canonical) {
        long key = hash.forward(canonical);
        int partition = (int) (key >>> restBits);
        long rest = key & ((1L << restBits) - 1);
        long low = starts[partition];
        long high = starts[partition + 1];
        long guess = low + (long) ((double) rest / (1L << restBits) * (high - low));
        return count(rest, guess, low, high);
    }

    @Override
    public long distinct() {
        return starts[starts.length - 1];
    }

    @Override
    public void forEach(Visitor visitor) {
        for (int partition = 0; partition + 1 < starts.length; partition++) {
            long top = (long) partition << restBits;
            for (long at = starts[partition]; at < starts[partition + 1]; at++) {
                long entry = entry(at);
                visitor.visit(
                        hash.backward(top | entry >>> SortedEntries.COUNT_BITS), (int) entry & KmerCounts.SATURATION);
            }
        }
    }

    /** A copy of the entries of a partition, ascending. */
    long[] entries(int partition) {
        long[] entries = new long[Math.toIntExact(starts[partition + 1] - starts[partition])];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = entry(starts[partition] + i);
        }
        return entries;
    }

    /** Widens a window around the guess until it holds the place, then halves it. */
    private int count(long rest, long guess, long low, long high) {
        long from = guess;
        for (long step = FIRST_STEP; from > low && rest(from) > rest; step *= 2) {
            from = Math.max(low, from - step);
        }
        long to = Math.min(guess + FIRST_STEP, high);
        for (long step = FIRST_STEP; to < high && rest(to) <= rest; step *= 2) {
            to = Math.min(high, to + step);
        }
        while (from < to) {
            long middle = (from + to) >>> 1;
            long entry = entry(middle);
            long found = entry >>> SortedEntries.COUNT_BITS;
            if (found == rest) {
                return (int) entry & KmerCounts.SATURATION;
            }
            if (found < rest) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return 0;
    }

    private long rest(long at) {
        return entry(at) >>> SortedEntries.COUNT_BITS;
    }

    private long entry(long at) {
        return windows[(int) (at >>> WINDOW_BITS)].get((int) at & WINDOW_MASK);
    }
}
