package org.iolaus.pipeline.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

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

    /** Runs the program with another command. */
    static Shell run(Function<Console, Callable<Integer>> command, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(print(out), print(err), false);
        int exit = Main.commandLine(console, List.of(command.apply(console))).execute(strings(words));
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
