package org.iolaus.pipeline.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The entry point: hands the words of the command line to a command and its outcome to the shell. */
public final class Main {

    /** Wide enough for the examples, narrow enough for a terminal beside another. */
    private static final int HELP_WIDTH = 100;

    private Main() {}

    /**
     * Runs one command and ends the process with its exit status.
     *
     * @param args the words after the program's name
     */
    public static void main(String[] args) {
        Console console = new Console(System.out, System.err, Boolean.getBoolean("iolaus.terminal"));
        Interruption interruption = Interruption.told(console);
        int exit = run(args, console);
        interruption.didNotHappen();
        System.exit(exit);
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
        return run(args, new Console(out, err, Boolean.getBoolean("iolaus.terminal")));
    }

    private static int run(String[] args, Console console) {
        try {
            return commandLine(console, commands(console)).execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
            return new ErrorReporter(console).reportFailure(e);
        }
    }

    /** The program with the given commands. */
    static CommandLine commandLine(Console console, List<Callable<Integer>> commands) {
        ErrorReporter errors = new ErrorReporter(console);
        CommandLine program = new CommandLine(new RootCommand());
        for (Callable<Integer> command : commands) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(command).addOption(helpOption());
            spec.addMixin("messages", CommandSpec.forAnnotatedObject(new MessageOptions(console, spec)));
            spec.usageMessage().sortOptions(false);
            program.addSubcommand(new CommandLine(spec));
        }
        return program.setOut(console.outWriter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(errors::reportMisuse)
                .setExecutionExceptionHandler(errors::reportFailure);
    }

    /** Every command there is, in the order of the help. */
    static List<Callable<Integer>> commands(Console console) {
        return List.of(
                new TuneCommand(console),
                new CorrectCommand(console),
                new EvaluateCommand(console),
                new ScoreCommand(console),
                new SpectrumCommand(console),
                new SimulateCommand(console),
                new CompletionCommand(console));
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .order(104)
                .description("Print this help and end.")
                .build();
    }
}
