package org.iolaus.correction.edit;

import java.util.Locale;
import java.util.stream.Collectors;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;

/**
 * What became of a read, as tags in its comment: {@code io:Z:} the outcome and, where it was changed, {@code ie:i:} the number of edits
 * and {@code il:Z:} the edits, each as position (from 1), raw and corrected letter, and log-odds in bits: {@code 12:A>C:23.40;57:->G:9.10}.
 * The SAM specification leaves names with a lower-case letter to programs.
 */
final class EditTags {

    private EditTags() {}

    /** The same read with the tags behind its comment. */
    static EditedRead tagged(EditedRead edited) {
        StringBuilder header = new StringBuilder(edited.read().header())
                .append(edited.read().comment().isEmpty() ? ' ' : '\t')
                .append("io:Z:")
                .append(name(edited.outcome()));
        if (!edited.edits().isEmpty()) {
            header.append("\tie:i:")
                    .append(edited.edits().size())
                    .append("\til:Z:")
                    .append(edited.edits().stream().map(EditTags::text).collect(Collectors.joining(";")));
        }
        Read read = edited.read();
        Read tagged = new Read(header.toString(), read.bases(), read.qualities(), read.origin());
        return new EditedRead(tagged, edited.outcome(), edited.edits());
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String text(WeighedEdit weighed) {
        Edit edit = weighed.edit();
        return String.format(
                Locale.ROOT, "%d:%c>%c:%.2f", edit.position() + 1, edit.raw(), edit.corrected(), weighed.logOdds());
    }
}
