package org.iolaus.correction.evaluate;

/**
 * What a correction did, base by base, by the truth. Bases are counted on the reads without sequencing insertions and deletions
 * (substitution reads); reads with them (indel reads) are judged by their edit distance to the truth.
 *
 * @param reads raw reads
 * @param indelReads raw reads with inserted or deleted bases, or of another length than their truth
 * @param droppedReads raw reads that are missing, empty or all N after correction
 * @param trimmedReads substitution reads that came back as a shorter piece of themselves
 * @param lengthChangedReads substitution reads that came back with another length and are no such piece
 * @param unknownReads corrected reads whose name no raw read has
 * @param repeatedReads corrected reads whose name had come before
 * @param errors wrong bases of the raw substitution reads
 * @param truePositives errors that were mended
 * @param falsePositives right bases that were made wrong
 * @param falseNegatives errors that are still wrong
 * @param wronglyChanged those of them that were changed to another wrong base
 * @param trimmedErrors errors in what was trimmed off
 * @param trimmedBases right bases in what was trimmed off
 * @param droppedErrors errors of the dropped substitution reads
 * @param droppedBases right bases of the dropped substitution reads
 * @param perfectBefore raw reads equal to their truth
 * @param perfectAfter corrected reads equal to their truth
 * @param perfectTrimmed trimmed reads whose remaining bases are all right
 * @param madePerfect reads that were not equal to their truth and now are
 * @param brokenReads substitution reads that were equal to their truth and, being present, no longer are
 * @param harmedReads reads with more errors (edit distance where lengths differ) than before in the bases that are left
 * @param indelEditsBefore edit distance of the indel reads to their truth before correction, summed
 * @param indelEditsAfter the same after it
 * @param indelReadsMended indel reads that are now equal to their truth
 * @param lengthChangedErrors errors that the length-changed reads had before
 * @param lengthChangedEdits their edit distance to the truth after correction, summed
 */
public record TruthCounts(
        long reads,
        long indelReads,
        long droppedReads,
        long trimmedReads,
        long lengthChangedReads,
        long unknownReads,
        long repeatedReads,
        long errors,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long wronglyChanged,
        long trimmedErrors,
        long trimmedBases,
        long droppedErrors,
        long droppedBases,
        long perfectBefore,
        long perfectAfter,
        long perfectTrimmed,
        long madePerfect,
        long brokenReads,
        long harmedReads,
        long indelEditsBefore,
        long indelEditsAfter,
        long indelReadsMended,
        long lengthChangedErrors,
        long lengthChangedEdits) {

    /**
     * Reads without sequencing insertions and deletions.
     *
     * @return the number of reads that bases are counted on
     */
    public long substitutionReads() {
        return reads - indelReads;
    }

    /**
     * The share of all errors that the correction removed, less those it made: (TP - FP - H) / errors, where H is by how much the
     * length-changed reads got worse. Errors in trimmed, dropped and length-changed reads count as not removed.
     *
     * @return at most 1, negative where correction does more harm than good; 0 where there were no errors
     */
    public double gain() {
        long harm = Math.max(0, lengthChangedEdits - lengthChangedErrors);
        return ratio(truePositives - falsePositives - harm, errors, 0);
    }

    /**
     * The gain on the bases that are left: (TP - FP) / (TP + FN). It flatters whoever throws the difficult reads away.
     *
     * @return at most 1; 0 where there were no errors
     */
    public double gainOfKept() {
        return ratio(truePositives - falsePositives, truePositives + falseNegatives, 0);
    }

    /**
     * The share of all errors that were mended: TP / errors.
     *
     * @return 0 to 1; 0 where there were no errors
     */
    public double sensitivity() {
        return ratio(truePositives, errors, 0);
    }

    /**
     * The share of the errors in the bases that are left that were mended: TP / (TP + FN).
     *
     * @return 0 to 1; 0 where there were none
     */
    public double sensitivityOfKept() {
        return ratio(truePositives, truePositives + falseNegatives, 0);
    }

    /**
     * The share of right changes among those of errors and of right bases: TP / (TP + FP).
     *
     * @return 0 to 1; 1 where nothing was changed
     */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives, 1);
    }

    private static double ratio(long part, long whole, double ofNothing) {
        return whole == 0 ? ofNothing : (double) part / whole;
    }
}
