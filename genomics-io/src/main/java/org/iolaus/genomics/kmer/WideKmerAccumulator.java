package org.iolaus.genomics.kmer;

import org.iolaus.genomics.read.Nucleotide;

/**
 * One thread's way into a {@link WideKmerCounter}: it cuts sequences into canonical k-mers and hands them over in bundles of one
 * partition.
 */
public final class WideKmerAccumulator implements KmerIntake {

    /** Numbers in a bundle: two for each k-mer. */
    private static final int BUNDLE = 256;

    private final WideKmerCounter counter;
    private final int k;
    private final long[] bundles = new long[WideKmerTable.PARTITIONS * BUNDLE];
    private final int[] filled = new int[WideKmerTable.PARTITIONS];

    WideKmerAccumulator(WideKmerCounter counter, int k) {
        this.counter = counter;
        this.k = k;
    }

    @Override
    public void add(byte[] codes, int length) {
        long highMask = WideKmer.highMask(k);
        long forwardHigh = 0;
        long forwardLow = 0;
        long reverseHigh = 0;
        long reverseLow = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            long code = codes[i];
            if (code == Nucleotide.NONE) {
                run = 0;
                continue;
            }
            forwardHigh = ((forwardHigh << 2) | (forwardLow >>> 62)) & highMask;
            forwardLow = (forwardLow << 2) | code;
            reverseLow = (reverseLow >>> 2) | (reverseHigh << 62);
            reverseHigh >>>= 2;
            // The complement enters as the first base: in the upper half, except where all 32 bases fit into the lower
            // one.
            if (k == WideKmer.MIN_K) {
                reverseLow |= (3 - code) << 62;
            } else {
                reverseHigh |= (3 - code) << (2 * (k - 33));
            }
            if (++run >= k) {
                int order = Long.compareUnsigned(forwardHigh, reverseHigh);
                boolean isForward = order < 0 || (order == 0 && Long.compareUnsigned(forwardLow, reverseLow) <= 0);
                put(isForward ? forwardHigh : reverseHigh, isForward ? forwardLow : reverseLow);
            }
        }
    }

    @Override
    public void flush() {
        for (int p = 0; p < WideKmerTable.PARTITIONS; p++) {
            if (filled[p] > 0) {
                flush(p);
            }
        }
    }

    private void put(long high, long low) {
        int partition = WideKmerTable.partition(WideKmerTable.hash(high, low));
        int at = partition * BUNDLE + filled[partition];
        bundles[at] = high;
        bundles[at + 1] = low;
        filled[partition] += 2;
        if (filled[partition] == BUNDLE) {
            flush(partition);
        }
    }

    private void flush(int partition) {
        counter.add(partition, bundles, partition * BUNDLE, partition * BUNDLE + filled[partition]);
        filled[partition] = 0;
    }
}
