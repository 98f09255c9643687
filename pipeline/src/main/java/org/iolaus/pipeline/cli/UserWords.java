package org.iolaus.pipeline.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the user typed: as it was, and as settings. */
final class UserWords {

    private UserWords() {}

    /** All words of the command line, the program's name first. */
    static List<String> of(CommandSpec spec) {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        return Stream.concat(Stream.of("iolaus"), words.stream()).toList();
    }

    /**
     * Makes settings from options; a value that they refuse is the user's to mend.
     *
     * @param spec the command
     * @param settings makes the settings; may throw {@link IllegalArgumentException} with a line for the user
     * @return the settings
     */
    static <T> T settings(CommandSpec spec, Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
