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
        for (int i = 0; i < bases.length; i++) {
            packed.set(i, Nucleotide.code(bases[i]));
        }
        return packed;
    }

    static PackedBases ofReverseComplement(byte[] bases) {
        PackedBases packed = new PackedBases(bases.length);
        for (int i = 0; i < bases.length; i++) {
            packed.set(i, Nucleotide.complement(Nucleotide.code(bases[bases.length - 1 - i])));
        }
        return packed;
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

    private void set(int position, int code) {
        int shift = 2 * (position % PER_WORD);
        if (code == Nucleotide.NONE) {
            unknown[position / PER_WORD] |= 1L << shift;
            complete = false;
        } else {
            codes[position / PER_WORD] |= (long) code << shift;
        }
    }

    /** The 32 places from a position on. Shifting by 64 at once would shift by 0. */
    private static long word(long[] words, int position) {
        int shift = 2 * (position % PER_WORD);
        int at = position / PER_WORD;
        return (words[at] >>> shift) | (words[at + 1] << 1 << (63 - shift));
    }
}
