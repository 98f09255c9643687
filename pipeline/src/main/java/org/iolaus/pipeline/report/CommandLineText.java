package org.iolaus.pipeline.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as one text that a shell splits into the same words again. */
final class CommandLineText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private CommandLineText() {}

    static String quote(List<String> words) {
        return words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
