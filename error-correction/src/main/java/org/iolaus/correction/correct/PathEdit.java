package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Nucleotide;

/**
 * The edits of a search, each a code at a position of the raw read: 0 to 3 put that base in the raw one's place, {@link Nucleotide#NONE}
 * leaves an unknown base as it is, {@link #DELETED} takes the raw base away, and {@link #insertion} puts a base in front of it.
 */
final class PathEdit {

    /** The code of a raw base that the sequencer made up. */
    static final int DELETED = 5;

    /** Nothing is inserted. */
    static final int NO_BASES = 1;

    private static final int INSERTED = 8;

    /** No more bases than this are inserted at one place; together they fit into an int. */
    private static final int MOST_BASES = 8;

    private static final int FULL = 1 << (2 * MOST_BASES);

    private PathEdit() {}

    /** The code of an inserted base. */
    static int insertion(int base) {
        return INSERTED | base;
    }

    static boolean isInsertion(int code) {
        return code >= INSERTED;
    }

    /** Whether a base is put in the raw one's place. */
    static boolean isBase(int code) {
        return code < Nucleotide.NONE;
    }

    /** How many bases more the edit makes. */
    static int shift(int code) {
        return isInsertion(code) ? 1 : code == DELETED ? -1 : 0;
    }

    /** Puts a base in front of others: two bits each, the last one lowest, behind a bit that tells how many they are. */
    static int inFront(int base, int others) {
        if (others >= FULL) {
            return others;
        }
        int first = Integer.highestOneBit(others);
        return (others ^ first) | ((4 | base) * first);
    }

    /** How many bases were put together. */
    static int count(int bases) {
        return (31 - Integer.numberOfLeadingZeros(bases)) / 2;
    }

    /** The edit as it is on the other strand, but for its place. */
    static int complement(int code) {
        return isBase(code) ? Nucleotide.complement(code) : code;
    }

    /** Bases put together as they are on the other strand. */
    static int reverseComplement(int bases) {
        int reversed = NO_BASES;
        for (int i = 0; i < count(bases); i++) {
            reversed = inFront(Nucleotide.complement(base(bases, i)), reversed);
        }
        return reversed;
    }

    /** One of bases put together, the first at 0. */
    static int base(int bases, int index) {
        return (bases >>> (2 * (count(bases) - 1 - index))) & 3;
    }
}
