package org.iolaus.genomics.simulate;

/**
 * One difference between a read and what was sequenced.
 *
 * @param position where in the read, from 0: the wrong or inserted base; for a deletion, the base that follows the missing one
 * @param truth the letter that was sequenced; {@code -} for an insertion
 * @param read the letter in the read; {@code -} for a deletion
 * @param kind what happened
 */
public record SequencingError(int position, char truth, char read, Kind kind) {

    /** What can happen to a base. */
    public enum Kind {
        /** Another base was read. */
        SUBSTITUTION,
        /** No base was called: the read has an N. */
        NO_CALL,
        /** A base was read that is not there. */
        INSERTION,
        /** A base was passed over. */
        DELETION
    }
}
