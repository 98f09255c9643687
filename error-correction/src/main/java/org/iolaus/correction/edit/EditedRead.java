package org.iolaus.correction.edit;

import java.util.List;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;

/**
 * A read as it is delivered.
 *
 * @param read the read
 * @param outcome why it is what it is
 * @param edits what in it was changed, in the order of the read
 */
public record EditedRead(Read read, Outcome outcome, List<WeighedEdit> edits) {

    /** Copies the list. */
    public EditedRead {
        edits = List.copyOf(edits);
    }

    /**
     * A read that is delivered as the corrector left it.
     *
     * @param corrected a read without edits
     * @return the same without edits
     */
    static EditedRead of(CorrectedRead corrected) {
        return new EditedRead(corrected.read(), corrected.outcome(), List.of());
    }
}
