package org.iolaus.pipeline.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What one run of the program left on the shell.
 *
 * @param exit the exit status
 * @param out standard output
 * @param err standard error
 */
record Shell(int exit, String out, String err) {

    /** Runs the program through its entry point. */
    static Shell run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(strings(words), print(out), print(err));
        return new Shell(exit, text(out), text(err));
    }

    /** Runs the program with other commands. */
    static Shell run(Callable<Integer> command, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream messages = print(err);
        int exit = Main.commandLine(new Console(print(out), messages), List.of(command), new ErrorReporter(messages))
                .execute(strings(words));
        return new Shell(exit, text(out), text(err));
    }

    private static String[] strings(Object... words) {
        String[] strings = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            strings[i] = words[i].toString();
        }
        return strings;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
