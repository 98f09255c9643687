package org.iolaus.correction.edit;

/**
 * What of a correction is delivered, and how. It holds for every corrector.
 *
 * @param mask whether N is written where a base would be changed
 * @param maxEditsPerRead a read that needs more is left raw; at least 1
 * @param protectedPrefix so many bases at the start of each read are never edited or cut off; at least 0
 * @param keepQualities whether edited bases keep the raw quality
 * @param tags whether the edits are told in tags of each read
 */
public record EditPolicy(boolean mask, int maxEditsPerRead, int protectedPrefix, boolean keepQualities, boolean tags) {

    /** Delivers everything as corrected, with qualities that say how sure the edits are. */
    public static final EditPolicy DEFAULT = new EditPolicy(false, Integer.MAX_VALUE, 0, false, false);

    /** Checks the numbers. */
    public EditPolicy {
        if (maxEditsPerRead < 1) {
            throw new IllegalArgumentException("the most edits per read must be at least 1, was " + maxEditsPerRead);
        }
        if (protectedPrefix < 0) {
            throw new IllegalArgumentException("the protected prefix must be at least 0 bases, was " + protectedPrefix);
        }
    }

    /**
     * Whether anything that is delivered says how sure an edit is.
     *
     * @return true where edits must be weighed, be they listed or not
     */
    public boolean tellsOdds() {
        return tags || !(keepQualities || mask);
    }
}
