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

    /** Two mates with one mismatch in so many places are still taken for the same piece. */
    private static final int PLACES_TO_A_MISMATCH = 10;

    private final int first;
    private final int second;
    private final PackedBases forward;
    private final PackedBases reverse;

    /** Whether every place of both reads holds a base. */
    private final boolean complete;

    private int best = -1;
    private double bestShare = Double.MAX_VALUE;
    private boolean unique = true;

    private MateOverlap(byte[] first, byte[] second) {
        this.first = first.length;
        this.second = second.length;
        this.forward = PackedBases.of(first);
        this.reverse = PackedBases.ofReverseComplement(second);
        this.complete = forward.isComplete() && reverse.isComplete();
    }

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
        return new MateOverlap(first, second).fragmentLength();
    }

    /**
     * Most lengths are no overlap, and most of them show it in the first 32 places: one look at those decides. Up to the length of mate 2
     * they are the first ones of mate 1, beyond it those of the reverse complement, and do not change from length to length.
     */
    private int fragmentLength() {
        int inner = Math.min(second, first + second - SHORTEST);
        long head = forward.places(0);
        for (int length = SHORTEST; length <= inner; length++) {
            int overlap = Math.min(first, length);
            int from = second - length;
            if (mayOverlap(head, reverse.places(from), overlap)) {
                consider(length, 0, from, overlap);
            }
        }
        head = reverse.places(0);
        for (int length = Math.max(SHORTEST, second + 1); length <= first + second - SHORTEST; length++) {
            int from = length - second;
            int overlap = Math.min(first, length) - from;
            if (mayOverlap(head, forward.places(from), overlap)) {
                consider(length, from, 0, overlap);
            }
        }
        return unique ? best : -1;
    }

    /** Whether the first 32 places leave it open; they cannot tell where there are fewer, or where some hold no base. */
    private boolean mayOverlap(long places, long others, int overlap) {
        return overlap < PackedBases.PER_WORD
                || !complete
                || PackedBases.differences(places, others) <= overlap / PLACES_TO_A_MISMATCH;
    }

    /** Compares all of an overlap. */
    private void consider(int length, int start, int mateStart, int overlap) {
        if (overlap < SHORTEST) {
            return;
        }
        int allowed = overlap / PLACES_TO_A_MISMATCH;
        int mismatches = forward.differences(start, reverse, mateStart, overlap, allowed);
        if (mismatches > allowed) {
            return;
        }
        double share = (mismatches + 1.0) / overlap;
        unique = best < 0;
        if (share < bestShare) {
            bestShare = share;
            best = length;
        }
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
