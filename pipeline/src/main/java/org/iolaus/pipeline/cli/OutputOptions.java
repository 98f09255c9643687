package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.iolaus.pipeline.run.KeptTrials;
import org.iolaus.pipeline.run.OutputDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command's files go. */
final class OutputOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The directory for the results; it is made, and must not be there yet.")
    private @Nullable Path directory;

    @Option(names = "--force", description = "Write into --out even if it is there, over files of the same names.")
    private boolean force;

    @Option(
            names = "--dry-run",
            description = "Check the options, the reads' beginning and --out, tell what would be done, and end.")
    private boolean dryRun;

    private boolean goesOn;

    /** Whether files that are there may be written over. */
    boolean force() {
        return force || goesOn;
    }

    /**
     * Takes a directory with a run that was broken off, before or after its first trial.
     *
     * @return whether trials of it are kept
     * @throws ParameterException where the user wants to begin anew too
     */
    boolean goOn() {
        if (force) {
            throw new ParameterException(
                    spec.commandLine(), "--resume goes on with a run and --force begins anew; give one of them");
        }
        boolean kept = directory != null && KeptTrials.areIn(directory);
        goesOn = kept || (directory != null && KeptTrials.mayBegin(directory));
        return kept;
    }

    /**
     * Makes the directory and works in it, or, in a dry run, tells what would be done and leaves nothing behind.
     *
     * @param console where the plan is told
     * @param plan says what would be done, a line each; it may fail where something stands in the way
     * @param work the run
     * @return the exit status
     */
    int run(Console console, Function<OutputDirectory, List<String>> plan, Consumer<OutputDirectory> work) {
        return run(console, false, plan, work);
    }

    /**
     * The same, in the directory or with standard output in its place.
     *
     * @param console where the plan is told
     * @param standardOutput whether the user wants the reads there
     * @param plan says what would be done, a line each; it may fail where something stands in the way
     * @param work the run
     * @return the exit status
     * @throws ParameterException where both places were named, or none
     */
    int run(
            Console console,
            boolean standardOutput,
            Function<OutputDirectory, List<String>> plan,
            Consumer<OutputDirectory> work) {
        try (OutputDirectory opened = open(standardOutput)) {
            if (dryRun) {
                plan.apply(opened).forEach(line -> console.info("dry run: " + line));
                console.info("dry run: nothing stands in the way");
            } else {
                work.accept(opened);
            }
        }
        return 0;
    }

    private OutputDirectory open(boolean standardOutput) {
        if (standardOutput && directory != null) {
            throw new ParameterException(
                    spec.commandLine(), "--stdout and --out " + directory + " are two places; give one of them");
        }
        if (standardOutput) {
            return OutputDirectory.standardOutput();
        }
        if (directory == null) {
            throw new ParameterException(spec.commandLine(), "missing required option: '--out=DIR'");
        }
        return OutputDirectory.open(directory, force());
    }
}
