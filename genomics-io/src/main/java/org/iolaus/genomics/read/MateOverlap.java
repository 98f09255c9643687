package org.iolaus.genomics.read;

/**
 * Where the mates of a pair have read the same piece of their fragment. Mates face each other, so the reverse complement of mate 2 lies
 * on mate 1 when the fragment is shorter than both reads together; where it is shorter than one read, that read ends in adapter.
 */
public final class MateOverlap {

    /** Fewer shared bases than this are not told from chance. */
    private static final int SHORTEST = 30;

    /** Reads longer than this are no mates that overlap for the shortness of their fragment, and trying every length would take long. */
    private static final int LONGEST = 2000;

    /** The share of mismatches at which two mates are still taken for the same piece. */
    private static final double MOST_MISMATCHES = 0.1;

    private MateOverlap() {}

    /**
     * The length of the fragment, found from the overlap of its mates. Every length at which at least 30 bases overlap is tried; the
     * one with the lowest share of mismatches is taken, unless another length overlaps as well (low-complexity sequence), since then
     * the overlap says nothing.
     *
     * @param first the bases of mate 1
     * @param second the bases of mate 2
     * @return the fragment's length in bases, or -1 where the mates do not overlap or not in one way only, or one has over 2000 bases
     */
    public static int fragmentLength(byte[] first, byte[] second) {
        if (first.length > LONGEST || second.length > LONGEST) {
            return -1;
        }
        PackedBases forward = PackedBases.of(first);
        PackedBases reverse = PackedBases.ofReverseComplement(second);
        int best = -1;
        double bestShare = Double.MAX_VALUE;
        boolean unique = true;
        for (int length = SHORTEST; length <= first.length + second.length - SHORTEST; length++) {
            int start = Math.max(0, length - second.length);
            int overlap = Math.min(first.length, length) - start;
            if (overlap < SHORTEST) {
                continue;
            }
            int allowed = (int) (overlap * MOST_MISMATCHES);
            int mateStart = Math.max(0, second.length - length);
            if (overlap >= PackedBases.PER_WORD && forward.startsApart(start, reverse, mateStart, allowed)) {
                continue;
            }
            int mismatches = forward.differences(start, reverse, mateStart, overlap, allowed);
            if (mismatches <= allowed) {
                double share = (mismatches + 1.0) / overlap;
                unique = best < 0;
                if (share < bestShare) {
                    bestShare = share;
                    best = length;
                }
            }
        }
        return unique ? best : -1;
    }

    /**
     * The length of a fragment, found from the overlap of its mates.
     *
     * @param pair the raw reads
     * @return its length in bases, or -1 where there is one read only, or the mates do not overlap or not in one way only
     */
    public static int fragmentLength(ReadPair pair) {
        Read second = pair.second();
        return second == null ? -1 : fragmentLength(pair.first().bases(), second.bases());
    }

    /**
     * Where the adapter begins in the reads of a fragment.
     *
     * @param pair the raw reads
     * @return how many bases from the start of either read belong to the fragment; more than any read has where its mates do not overlap
     */
    public static int fragmentEnd(ReadPair pair) {
        Read second = pair.second();
        int length = second == null ? -1 : fragmentLength(pair.first().bases(), second.bases());
        return length < 0 ? Integer.MAX_VALUE : length;
    }
}
