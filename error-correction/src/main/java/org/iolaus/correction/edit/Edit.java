package org.iolaus.correction.edit;

/**
 * One base in which a corrected read differs from its raw read.
 *
 * @param position the base's place in the raw read, from 0; of an inserted base, that of the raw base that it stands before
 * @param correctedPosition the base's place in the corrected read, from 0; of a deleted base, that of the base behind it
 * @param raw the raw letter, or {@link #NOTHING} where the corrected read has a base more
 * @param corrected the corrected letter, or {@link #NOTHING} where the corrected read has a base less
 */
public record Edit(int position, int correctedPosition, byte raw, byte corrected) {

    /** Stands for the base that is not there. */
    public static final byte NOTHING = '-';

    /** Refuses what changes nothing. */
    public Edit {
        if (position < 0 || correctedPosition < 0 || raw == corrected) {
            throw new IllegalArgumentException("no edit: " + (char) raw + " at " + position + " becomes "
                    + (char) corrected + " at " + correctedPosition);
        }
    }

    /**
     * Whether the corrected read has a base more.
     *
     * @return true for an inserted base
     */
    public boolean isInsertion() {
        return raw == NOTHING;
    }

    /**
     * Whether the corrected read has a base less.
     *
     * @return true for a deleted base
     */
    public boolean isDeletion() {
        return corrected == NOTHING;
    }

    /**
     * Whether one base stands for another.
     *
     * @return true for a substituted base
     */
    public boolean isSubstitution() {
        return !isInsertion() && !isDeletion();
    }

    Edit movedTo(int newCorrectedPosition) {
        return new Edit(position, newCorrectedPosition, raw, corrected);
    }
}
