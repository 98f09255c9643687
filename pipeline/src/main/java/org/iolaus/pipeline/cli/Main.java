package org.iolaus.pipeline.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
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
        StandardOutput results = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(results), false, nativeEncoding());
        Console console = new Console(out, System.err, Boolean.getBoolean("iolaus.terminal"));
        Interruption interruption = Interruption.told(console);
        int exit = delivered(run(args, console), out, results, console);
        interruption.didNotHappen();
        System.exit(exit);
    }

    /**
     * Runs one command.
     *
     * @param args the words after the program's name
     * @param out where results go
     * @param err where messages go
     * @return 0: done, 1: a defect of the program, 2: something that the user can mend, 141: whoever read the results stopped early
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, new Console(out, err, Boolean.getBoolean("iolaus.terminal")));
    }

    /** A run whose results did not arrive has failed, whatever it thinks of itself. */
    private static int delivered(int exit, PrintStream out, StandardOutput results, Console console) {
        out.flush();
        try {
            results.requireWritten();
            return exit;
        } catch (IOException e) {
            return exit == 0 ? new ErrorReporter(console).reportFailure(e) : exit;
        }
    }

    /** What the terminal or whoever reads the output expects. */
    private static Charset nativeEncoding() {
        return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
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
                new TrainCommand(console),
                new ModelsCommand(console),
                new ReportCommand(console),
                new SurveyCommand(console),
                new MergeCountsCommand(console),
                new CandidatesCommand(console),
                new TryCommand(console),
                new SelectCommand(console),
                new MergeReadsCommand(console),
                new SamplesheetCommand(console),
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
