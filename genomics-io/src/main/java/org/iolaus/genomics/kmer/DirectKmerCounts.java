package org.iolaus.genomics.kmer;

/** Counts of short k-mers in an array with one place for every possible k-mer, cut into partitions by the leading bits. */
final class DirectKmerCounts extends CountTable {

    /** Beyond this length the array would be larger than a hash table of the k-mers that occur. */
    static final int MAX_K = 11;

    private final int k;
    private final int restBits;
    private final char[][] counts;

    DirectKmerCounts(int k) {
        this.k = k;
        int partitionBits = Math.min(PARTITION_BITS, 2 * k);
        this.restBits = 2 * k - partitionBits;
        this.counts = new char[1 << partitionBits][1 << restBits];
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    long key(long canonical) {
        return canonical;
    }

    @Override
    int partition(long key) {
        return (int) (key >>> restBits);
    }

    @Override
    void add(int partition, long[] keys, int from, int to) {
        char[] part = counts[partition];
        int mask = (1 << restBits) - 1;
        synchronized (part) {
            for (int i = from; i < to; i++) {
                int at = (int) keys[i] & mask;
                if (part[at] < SATURATION) {
                    part[at]++;
                }
            }
        }
    }

    @Override
    long bytes() {
        return 2L << (2 * k);
    }

    @Override
    public int count(long canonical) {
        return counts[(int) (canonical >>> restBits)][(int) canonical & ((1 << restBits) - 1)];
    }

    @Override
    public long distinct() {
        long distinct = 0;
        for (char[] part : counts) {
            for (char count : part) {
                distinct += count == 0 ? 0 : 1;
            }
        }
        return distinct;
    }

    @Override
    public void forEach(Visitor visitor) {
        for (int p = 0; p < counts.length; p++) {
            for (int i = 0; i < counts[p].length; i++) {
                if (counts[p][i] != 0) {
                    visitor.visit(((long) p << restBits) | i, counts[p][i]);
                }
            }
        }
    }
}
