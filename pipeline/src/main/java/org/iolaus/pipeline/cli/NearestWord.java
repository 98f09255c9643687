package org.iolaus.pipeline.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the option or command that the user may have meant. */
final class NearestWord {

    private NearestWord() {}

    /**
     * A hint for the end of an error message.
     *
     * @param misuse what Picocli found wrong
     * @return {@code ; did you mean ...?}, or an empty string where nothing known is near
     */
    static String hint(ParameterException misuse) {
        if (!(misuse instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String word = unmatched.getUnmatched().get(0);
        CommandLine command = misuse.getCommandLine();
        List<String> known = new ArrayList<>();
        if (word.startsWith("-")) {
            known.addAll(command.getCommandSpec().optionsMap().keySet());
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        return find(word.replaceFirst("=.*", ""), known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    /**
     * The known word with the fewest letters to change, where these are at most a third of its length.
     *
     * @param word what was typed
     * @param known what there is
     * @return the nearest; of several the first
     */
    static Optional<String> find(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3));
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
