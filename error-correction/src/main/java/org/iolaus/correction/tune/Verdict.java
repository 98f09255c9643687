package org.iolaus.correction.tune;

import java.util.List;
import java.util.Locale;

/**
 * The tuner's answer.
 *
 * @param chosen the candidate to use
 * @param best the candidate with the best score; another than {@code chosen} only in a tie, where the fewest edits win among those within 0.01 % of the best
 * @param tied the names of the candidates that cannot be told from the best, the chosen one left out
 * @param edge where its k lies at an end of the range tried, a sentence that says so; else empty
 */
public record Verdict(Trial chosen, Trial best, List<String> tied, String edge) {

    /** Copies the list. */
    public Verdict {
        tied = List.copyOf(tied);
    }

    /**
     * Whether the reads are to be corrected at all.
     *
     * @return false for "do not correct"
     */
    public boolean correct() {
        return !chosen.tool().equals(DoNothing.NAME);
    }

    /**
     * The verdict as a user reads it.
     *
     * @return one or more sentences
     */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        if (correct()) {
            text.append("Correct with ")
                    .append(chosen.name())
                    .append(String.format(
                            Locale.ROOT,
                            ": it is expected to remove %.2f %% of the errors, net of those it makes.",
                            100 * chosen.expectedGain()));
        } else {
            text.append(
                    "Do not correct: no candidate is expected to remove as much as 3 % of the errors, net of those it makes.");
        }
        if (!tied.isEmpty()) {
            text.append(" It is a tie with ")
                    .append(String.join(", ", tied))
                    .append("; among those as good, the fewest edits decided.");
        }
        if (!edge.isEmpty()) {
            text.append(' ').append(edge);
        }
        return text.toString();
    }
}
