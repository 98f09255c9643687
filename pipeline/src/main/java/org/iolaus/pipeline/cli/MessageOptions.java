package org.iolaus.pipeline.cli;

import org.iolaus.pipeline.cli.Console.Format;
import org.iolaus.pipeline.cli.Console.Volume;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say how much is told and how; they hold from the moment they are read, for what is wrong behind them too. */
final class MessageOptions {

    private final Console console;
    private final CommandSpec spec;

    MessageOptions(Console console, CommandSpec spec) {
        this.spec = spec;
        this.console = console;
    }

    @Option(names = "--quiet", order = 101, description = "Tell warnings and errors only.")
    void setQuiet(boolean quiet) {
        if (quiet) {
            choose(Volume.QUIET);
        }
    }

    @Option(names = "--verbose", order = 102, description = "Tell more.")
    void setVerbose(boolean verbose) {
        if (verbose) {
            choose(Volume.VERBOSE);
        }
    }

    @Option(
            names = "--log-format",
            order = 103,
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Messages as text or json, one a line (default: ${DEFAULT-VALUE}).")
    void setFormat(Format format) {
        console.setFormat(format);
    }

    private void choose(Volume volume) {
        if (console.volume() != Volume.NORMAL && console.volume() != volume) {
            throw new ParameterException(spec.commandLine(), "--quiet and --verbose exclude each other");
        }
        console.setVolume(volume);
    }
}
