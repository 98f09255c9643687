package org.iolaus.genomics.read;

/** Base codes packed 32 to a {@code long}, the first in the lowest bits, so that one instruction compares 32 bases. */
final class PackedBases {

    /** How many bases one word holds. */
    static final int PER_WORD = 32;

    private static final long LOWER_BITS = 0x5555555555555555L;

    private final long[] codes;

    /** The lower bit of each place that holds no base. */
    private final long[] unknown;

    /** Whether every place holds a base. */
    private boolean complete = true;

    private PackedBases(int length) {
        // One word more than needed, so that 32 places can be taken from any position.
        this.codes = new long[length / PER_WORD + 2];
        this.unknown = new long[length / PER_WORD + 2];
    }

    static PackedBases of(byte[] bases) {
        PackedBases packed = new PackedBases(bases.length);
        for (int from = 0; from < bases.length; from += PER_WORD) {
            int to = Math.min(bases.length, from + PER_WORD);
            long word = 0;
            long none = 0;
            for (int i = from; i < to; i++) {
                int code = Nucleotide.code(bases[i]);
                int shift = 2 * (i - from);
                word |= (code & 3L) << shift;
                none |= (code >>> 2 & 1L) << shift;
            }
            packed.set(from, word, none);
        }
        return packed;
    }

    static PackedBases ofReverseComplement(byte[] bases) {
        PackedBases packed = new PackedBases(bases.length);
        int last = bases.length - 1;
        for (int from = 0; from < bases.length; from += PER_WORD) {
            int to = Math.min(bases.length, from + PER_WORD);
            long word = 0;
            long none = 0;
            for (int i = from; i < to; i++) {
                int code = Nucleotide.code(bases[last - i]);
                int shift = 2 * (i - from);
                word |= (~code & 3L) << shift;
                none |= (code >>> 2 & 1L) << shift;
            }
            packed.set(from, word, none);
        }
        return packed;
    }

    /** Whether every place holds a base. */
    boolean isComplete() {
        return complete;
    }

    /** The codes of the 32 places from a position on; behind the last base anything. */
    long places(int position) {
        return word(codes, position);
    }

    /** At how many of 32 places two codes differ. */
    static int differences(long places, long others) {
        long different = places ^ others;
        return Long.bitCount((different | (different >>> 1)) & LOWER_BITS);
    }

    /**
     * Counts the places at which two sequences have different bases; a place without a base differs from nothing.
     *
     * @param from where to start here
     * @param other the other sequence
     * @param otherFrom where to start there
     * @param places how many places are compared
     * @param most counting may stop beyond so many
     * @return the number of differences, or some number over {@code most}
     */
    int differences(int from, PackedBases other, int otherFrom, int places, int most) {
        int differences = 0;
        for (int done = 0; done < places && differences <= most; done += PER_WORD) {
            long different = word(codes, from + done) ^ word(other.codes, otherFrom + done);
            long marks = (different | (different >>> 1)) & LOWER_BITS;
            if (!complete || !other.complete) {
                marks &= ~(word(unknown, from + done) | word(other.unknown, otherFrom + done));
            }
            int left = places - done;
            if (left < PER_WORD) {
                marks &= (1L << (2 * left)) - 1;
            }
            differences += Long.bitCount(marks);
        }
        return differences;
    }

    /** A place that holds no base has the bits of some base, which do not count. */
    private void set(int from, long word, long none) {
        codes[from / PER_WORD] = word;
        unknown[from / PER_WORD] = none;
        complete &= none == 0;
    }

    /** The 32 places from a position on. Shifting by 64 at once would shift by 0. */
    private static long word(long[] words, int position) {
        int shift = 2 * position & 63;
        int at = position >>> 5;
        return (words[at] >>> shift) | (words[at + 1] << 1 << (63 - shift));
    }
}
