package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.KmerCounts;

/**
 * Where the errors of a k-mer spectrum end. In a sample of even depth the histogram of the counts falls from the errors' peak at 1 to a
 * valley and rises again to the peak at the genome's depth.
 */
final class SolidFloor {

    /** Without a peak there is no valley to find: then one other read is all that is asked for, and the neighbouring k-mers decide. */
    static final int CAREFUL = 1;

    private static final int LARGEST_COUNT = 1000;

    /** A peak must be this much higher than the valley before it, or it is noise. */
    private static final double CLEAR_RISE = 1.5;

    /** The k-mers behind the valley must hold at least this share of the observations, or the peak is not the genome's. */
    private static final double GENOME_SHARE = 0.5;

    private SolidFloor() {}

    /** The number of other reads that a k-mer needs: half of the valley's count, since some of the genome lies below the valley. */
    static int of(KmerCounts counts) {
        long[] histogram = new long[LARGEST_COUNT + 1];
        counts.forEach((kmer, count) -> histogram[Math.min(count, LARGEST_COUNT)]++);
        return of(histogram);
    }

    /** The same from a histogram: the number of different k-mers by count; its last place holds all higher counts too. */
    static int of(long[] histogram) {
        int valley = valley(histogram);
        return valley == 0 ? CAREFUL : Math.max(CAREFUL, valley / 2);
    }

    /** The count of the lowest point between the errors' peak and the genome's, or 0 where there are no such two peaks. */
    static int valley(long[] histogram) {
        int last = histogram.length - 1;
        int valley = 1;
        while (valley + 1 < last && histogram[valley + 1] <= histogram[valley]) {
            valley++;
        }
        long peak = 0;
        double before = 0;
        double behind = (double) last * histogram[last];
        for (int count = 1; count < last; count++) {
            peak = Math.max(peak, count > valley ? histogram[count] : 0);
            before += count < valley ? (double) count * histogram[count] : 0;
            behind += count >= valley ? (double) count * histogram[count] : 0;
        }
        boolean clear = peak > CLEAR_RISE * Math.max(1, histogram[valley]);
        return valley > 1 && clear && behind > GENOME_SHARE * (before + behind) ? valley : 0;
    }
}
