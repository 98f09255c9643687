package org.iolaus.pipeline.cli;

import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code iolaus} without a command: help, version, or a hint at the commands. */
@Command(
        name = "iolaus",
        description = "Corrects sequencing reads without a reference genome, and chooses by itself how.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.VersionLine.class,
        footer = {"", "Help on one command: iolaus COMMAND --help"})
final class RootCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "no command given; use one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /** The one line of {@code --version}. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"iolaus " + Version.current()};
        }
    }
}
