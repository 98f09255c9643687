package org.iolaus.pipeline.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The entry point: hands the words of the command line to a command and its outcome to the shell. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit status.
     *
     * @param args the words after the program's name
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs one command.
     *
     * @param args the words after the program's name
     * @param out where results go
     * @param err where messages go
     * @return 0: done, 1: a defect of the program, 2: something that the user can mend
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        ErrorReporter errors = new ErrorReporter(err);
        try {
            Console console = new Console(out, err);
            return commandLine(console, commands(console), errors).execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
            return errors.reportFailure(e);
        }
    }

    /** The program with the given commands. */
    static CommandLine commandLine(Console console, List<Callable<Integer>> commands, ErrorReporter errors) {
        CommandLine program = new CommandLine(new RootCommand());
        commands.forEach(program::addSubcommand);
        program.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().addOption(helpOption()));
        return program.setOut(console.outWriter())
                .setErr(console.errWriter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(errors::reportMisuse)
                .setExecutionExceptionHandler(errors::reportFailure);
    }

    /** Every command there is, in the order of the help. */
    private static List<Callable<Integer>> commands(Console console) {
        return List.of(new CompletionCommand(console));
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and end.")
                .build();
    }
}
