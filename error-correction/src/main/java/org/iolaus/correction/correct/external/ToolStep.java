package org.iolaus.correction.correct.external;

import java.util.List;
import java.util.Optional;

/**
 * One program to start.
 *
 * @param arguments the program's name and its arguments, as they are: no shell sees them
 * @param standardOutput the file inside the working folder that takes its standard output; empty for the log
 */
public record ToolStep(List<String> arguments, Optional<String> standardOutput) {

    /** Checks that there is a program. */
    public ToolStep {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a step must name a program");
        }
    }

    /** A program whose standard output goes to the log. */
    static ToolStep of(List<String> arguments) {
        return new ToolStep(arguments, Optional.empty());
    }

    /** The program's name. */
    String program() {
        return arguments.get(0);
    }
}
