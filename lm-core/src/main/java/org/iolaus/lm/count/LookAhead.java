package org.iolaus.lm.count;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;

/**
 * Announces what a model will look up along a sequence, on both strands, so that the memory brings it into
 * the processor's caches all at once instead of one after the other. One thread's working space.
 */
final class LookAhead {

    private static final int BASES = 4;

    private final KmerCounts[] levels;
    private long[] announced = new long[1024];

    /** Announces what is looked up in these tables. */
    LookAhead(KmerCounts[] levels) {
        this.levels = levels;
    }

    /**
     * Announces what follows and what precedes every context of a piece.
     *
     * @param codes the bases; one that is none counts as A
     * @param from the first base of the piece
     * @param to the base behind its last
     */
    void along(byte[] codes, int from, int to) {
        for (KmerCounts counts : levels) {
            along(codes, from, to, counts);
        }
    }

    private void along(byte[] codes, int from, int to, KmerCounts counts) {
        int context = counts.k() - 1;
        int windows = to - from - context + 1;
        if (windows <= 0) {
            return;
        }
        if (announced.length < 2 * BASES * windows) {
            announced = new long[4 * BASES * windows];
        }
        long mask = Kmer.mask(context);
        int top = 2 * context;
        long forward = 0;
        long reverse = 0;
        int number = 0;
        for (int i = from; i < to; i++) {
            int code = codes[i] & 3;
            forward = ((forward << 2) | code) & mask;
            reverse = (reverse >>> 2) | ((long) (3 - code) << (top - 2));
            if (i - from >= context - 1) {
                for (long base = 0; base < BASES; base++) {
                    announced[number++] = Math.min(forward << 2 | base, (3 - base) << top | reverse);
                    announced[number++] = Math.min(base << top | forward, reverse << 2 | (3 - base));
                }
            }
        }
        counts.fetch(announced, number);
    }
}
