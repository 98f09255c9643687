package org.iolaus.genomics.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight letters of a read in one {@code long}, the first in the lowest byte, so that a few instructions work on all of them. Of the
 * letters A (0100 0001), C (0100 0011), G (0100 0111) and T (0101 0100) bits 1 and 2 are enough to tell which it is.
 */
final class EightLetters {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long UPPER_CASE = 0xDFDFDFDFDFDFDFDFL;

    private EightLetters() {}

    /** Those of an array from a place on, which must all be inside. */
    static long of(byte[] letters, int from) {
        return (long) LONGS.get(letters, from);
    }

    /** Whether each is A, C, G or T, in either case. */
    static boolean areBases(long letters) {
        long low = letters >>> 1 & ONES;
        long high = letters >>> 2 & ONES;
        long isT = high & ~low;
        // What the letter would have to be if it is a base at all.
        long base = 0x40 * ONES | isT << 4 | high << 2 | low << 1 | (ONES ^ isT);
        return (letters & UPPER_CASE) == base;
    }

    /** The {@link Nucleotide} codes of eight bases in two bits each, the first in the lowest ones. */
    static long codes(long bases) {
        long low = bases >>> 1 & ONES;
        long high = bases >>> 2 & ONES;
        long codes = high << 1 | (low ^ high);
        codes = (codes | codes >>> 6) & 0x000F000F000F000FL;
        codes = (codes | codes >>> 12) & 0x000000FF000000FFL;
        return (codes | codes >>> 24) & 0xFFFF;
    }
}
