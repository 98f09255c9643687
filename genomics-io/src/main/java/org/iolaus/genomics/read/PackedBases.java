package org.iolaus.genomics.read;

/** Base codes packed 32 to a {@code long}, the first in the lowest bits, so that one instruction compares 32 bases. */
final class PackedBases {

    /** How many bases one word holds. */
    static final int PER_WORD = 32;

    /** Letters are packed so many at a time. */
    private static final int EIGHT = 8;

    /** The complement of a code is 3 minus it: both of its bits the other way. */
    private static final long ALL_COMPLEMENTED = 0xFFFF;

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
        for (int from = 0; from < bases.length; from += EIGHT) {
            long letters = from + EIGHT <= bases.length ? EightLetters.of(bases, from) : 0;
            if (EightLetters.areBases(letters)) {
                packed.putEight(from, EightLetters.codes(letters));
            } else {
                for (int i = from; i < Math.min(bases.length, from + EIGHT); i++) {
                    packed.put(i, Nucleotide.code(bases[i]));
                }
            }
        }
        return packed;
    }

    static PackedBases ofReverseComplement(byte[] bases) {
        PackedBases packed = new PackedBases(bases.length);
        for (int from = 0; from < bases.length; from += EIGHT) {
            int first = bases.length - from - EIGHT;
            long letters = first >= 0 ? EightLetters.of(bases, first) : 0;
            if (EightLetters.areBases(letters)) {
                packed.putEight(from, EightLetters.codes(Long.reverseBytes(letters)) ^ ALL_COMPLEMENTED);
            } else {
                for (int i = from; i < Math.min(bases.length, from + EIGHT); i++) {
                    packed.put(i, Nucleotide.complement(Nucleotide.code(bases[bases.length - 1 - i])));
                }
            }
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

    /** Eight bases at a multiple of eight. */
    private void putEight(int position, long eightCodes) {
        codes[position >>> 5] |= eightCodes << (2 * position & 63);
    }

    /** A place that holds no base has the bits of some base, which do not count. */
    private void put(int position, int code) {
        int shift = 2 * position & 63;
        if (code == Nucleotide.NONE) {
            unknown[position >>> 5] |= 1L << shift;
            complete = false;
        } else {
            codes[position >>> 5] |= (long) code << shift;
        }
    }

    /** The 32 places from a position on. Shifting by 64 at once would shift by 0. */
    private static long word(long[] words, int position) {
        int shift = 2 * position & 63;
        int at = position >>> 5;
        return (words[at] >>> shift) | (words[at + 1] << 1 << (63 - shift));
    }
}
