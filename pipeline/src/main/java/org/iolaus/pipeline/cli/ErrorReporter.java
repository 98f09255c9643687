package org.iolaus.pipeline.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.iolaus.genomics.NearestWord;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.report.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells the user what went wrong and picks the exit status: one line and 2 for what the user can mend, the trace and 1 for a defect
 * of the program.
 */
final class ErrorReporter {

    static final int DEFECT = 1;
    static final int MENDABLE = 2;

    /** What a shell tells of a program that SIGPIPE ended: whoever read the output has read enough, and need not be told. */
    static final int CLOSED_PIPE = 141;

    private static final long MEBIBYTE = 1 << 20;

    /** MiB that suffice for all commands on reads of a virus or phage. */
    private static final long SMALL_RUN = 512;

    private final Console console;

    ErrorReporter(Console console) {
        this.console = console;
    }

    /** A command line that cannot be understood. */
    int reportMisuse(ParameterException misuse, String[] args) {
        String name = misuse.getCommandLine().getCommandSpec().qualifiedName(" ");
        return mendable(what(misuse) + hint(misuse) + " (help: " + name + " --help)");
    }

    /** A command that did not come to its end. */
    int reportFailure(Exception failure, CommandLine command, @Nullable ParseResult parsed) {
        return reportFailure(failure);
    }

    /** The same for what Picocli lets pass: errors of the Java machine. */
    int reportFailure(Throwable failure) {
        if (isClosedPipe(failure)) {
            return CLOSED_PIPE;
        }
        if (failure instanceof UserException) {
            return mendable(String.valueOf(failure.getMessage()));
        }
        if (find(failure, OutOfMemoryError.class).isPresent()) {
            return mendable(outOfMemory(Runtime.getRuntime().maxMemory() / MEBIBYTE));
        }
        Optional<IOException> files = find(failure, IOException.class);
        if (files.isPresent()) {
            return mendable("reading or writing failed: " + files.get().getMessage());
        }
        console.error("this is a defect of version " + Version.current() + ", please report it with these lines:");
        console.trace(failure);
        return DEFECT;
    }

    /** Nobody knows how much would have sufficed; twice as much is the next thing to try, from what small genomes take on. */
    static String outOfMemory(long allowed) {
        return "out of memory: " + allowed + " MiB were allowed and more is needed; allow "
                + Math.max(SMALL_RUN, 2 * allowed) + " MiB with --max-memory, or as many on another machine";
    }

    private static String what(ParameterException misuse) {
        if (misuse instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            return misuse.getCommandLine().getSubcommands().isEmpty()
                    ? "one argument too many: '" + word + "'"
                    : "there is no command '" + word + "'";
        }
        String message = String.valueOf(misuse.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** The option or command that may have been meant. */
    private static String hint(ParameterException misuse) {
        if (!(misuse instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandLine command = misuse.getCommandLine();
        return NearestWord.hint(
                word,
                word.startsWith("-")
                        ? command.getCommandSpec().optionsMap().keySet()
                        : command.getSubcommands().keySet());
    }

    private int mendable(String message) {
        console.error(message.strip().replaceAll("\\s*\\R\\s*", " "));
        return MENDABLE;
    }

    private static boolean isClosedPipe(Throwable failure) {
        return find(failure, IOException.class)
                .map(IOException::getMessage)
                .filter(message -> message.toLowerCase(Locale.ROOT).contains("broken pipe"))
                .isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
