package org.iolaus.pipeline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many threads a command may use. */
final class ThreadOptions {

    private static final int MOST_THREADS = 1024;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Threads, 1 to 1024 (default: all cores). The results do not depend on it.")
    private @Nullable Integer threads;

    /** The number asked for, or all cores. */
    int threads() {
        int asked = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (asked < 1 || asked > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS + ", was " + asked);
        }
        return asked;
    }
}
