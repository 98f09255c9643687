package org.iolaus.correction.evaluate;

/**
 * How a set of reads fits a reference.
 *
 * @param reads reads in all
 * @param alignedReads reads that were aligned
 * @param exactReads reads that were aligned from end to end without mismatch, insertion or deletion
 * @param alignedBases bases of aligned reads that stand opposite a base of the reference
 * @param mismatches those of them that differ from it
 */
public record AlignmentCounts(long reads, long alignedReads, long exactReads, long alignedBases, long mismatches) {

    /**
     * The share of the reads that were aligned.
     *
     * @return 0 to 1; 0 without reads
     */
    public double alignmentRate() {
        return ratio(alignedReads, reads);
    }

    /**
     * The share of the reads that fit the reference exactly.
     *
     * @return 0 to 1; 0 without reads
     */
    public double exactMatchRate() {
        return ratio(exactReads, reads);
    }

    /**
     * The share of the aligned bases that differ from the reference.
     *
     * @return 0 to 1; 0 where nothing was aligned
     */
    public double mismatchRate() {
        return ratio(mismatches, alignedBases);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
