package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Read;

/**
 * What a corrector made of a read.
 *
 * @param read the corrected read, with the raw read's header; the raw read itself where nothing was changed
 * @param edits how many bases were substituted, inserted or deleted
 * @param outcome why it is what it is
 */
public record CorrectedRead(Read read, int edits, Outcome outcome) {

    /** Checks that the edits are not negative. */
    public CorrectedRead {
        if (edits < 0) {
            throw new IllegalArgumentException("edits must be at least 0, was " + edits);
        }
    }

    /** Why a read came out as it did; every read has exactly one. */
    public enum Outcome {
        /** Nothing in it looked wrong. */
        CLEAN,
        /** Changed, and everything in it now looks right. */
        CORRECTED,
        /** Changed, but a part of it still looks wrong. */
        PARTLY_CORRECTED,
        /** Looked wrong and was left as it is: no change was certain enough. */
        UNCORRECTED,
        /** Left as it is: it needs more changes than a read may have. */
        TOO_MANY_EDITS,
        /** Has N where bases would have been changed. */
        MASKED,
        /** Shorter than the corrector can judge. */
        TOO_SHORT,
        /** Long enough, but without any A, C, G or T where it may be changed. */
        NO_BASES
    }

    /**
     * A read that was left as it is.
     *
     * @param raw the read
     * @param outcome why
     * @return the raw read with no edits
     */
    public static CorrectedRead unchanged(Read raw, Outcome outcome) {
        return new CorrectedRead(raw, 0, outcome);
    }
}
