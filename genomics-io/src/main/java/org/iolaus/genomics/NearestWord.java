package org.iolaus.genomics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that the user may have meant. */
public final class NearestWord {

    private NearestWord() {}

    /**
     * A hint for the end of an error message.
     *
     * @param word what was typed
     * @param known what there is
     * @return {@code ; did you mean ...?}, or an empty string where nothing known is near
     */
    public static String hint(String word, Collection<String> known) {
        return find(word, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /**
     * The known word with the fewest letters to change, where these are at most a third of its length. Capitals are no difference.
     *
     * @param word what was typed
     * @param known what there is
     * @return the nearest; of several the first
     */
    static Optional<String> find(String word, Collection<String> known) {
        String typed = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(typed, candidate)))
                .filter(candidate -> distance(typed, candidate) <= Math.max(1, candidate.length() / 3));
    }

    /** The edit distance of Levenshtein: letters to insert, delete or substitute. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
