package org.iolaus.pipeline.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code iolaus completion}: the script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        description = "Print the script that completes commands and options in bash and zsh.",
        footer = {"", "Example: complete in this shell", "  source <(iolaus completion)"})
final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("iolaus", spec.root().commandLine()));
        console.out().flush();
        return 0;
    }
}
