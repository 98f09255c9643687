package org.iolaus.correction.edit;

/**
 * What of a correction is delivered, and how. It holds for every corrector.
 *
 * @param mask whether N is written where a base would be changed
 * @param maxEditsPerRead a read that needs more is left raw; at least 1
 * @param protectedPrefix so many bases at the start of each read are never edited or cut off; at least 0
 * @param keepQualities whether edited bases keep the raw quality
 * @param tags whether the edits are told in tags of each read
 * @param alleleReads a base that so many reads show on both strands with {@link ContestedAlleles#QUALITY} is never edited away; 2 to 100,
 *     or 0 where none is protected for that
 */
public record EditPolicy(
        boolean mask, int maxEditsPerRead, int protectedPrefix, boolean keepQualities, boolean tags, int alleleReads) {

    /** So many reads make an allele unless something else is asked for. */
    public static final int ALLELE_READS = 3;

    /** More reads are not asked for. */
    public static final int MOST_ALLELE_READS = 100;

    /** Delivers everything as corrected, with qualities that say how sure the edits are. */
    public static final EditPolicy DEFAULT = new EditPolicy(false, Integer.MAX_VALUE, 0, false, false, ALLELE_READS);

    /** Checks the numbers. */
    public EditPolicy {
        if (maxEditsPerRead < 1) {
            throw new IllegalArgumentException("the most edits per read must be at least 1, was " + maxEditsPerRead);
        }
        if (protectedPrefix < 0) {
            throw new IllegalArgumentException("the protected prefix must be at least 0 bases, was " + protectedPrefix);
        }
        if (alleleReads != 0 && (alleleReads < 2 || alleleReads > MOST_ALLELE_READS)) {
            throw new IllegalArgumentException("the reads that protect an allele must be from 2 to " + MOST_ALLELE_READS
                    + ", or 0 for no protection, were " + alleleReads);
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
