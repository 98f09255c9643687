package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.iolaus.pipeline.run.OutputDirectory;
import picocli.CommandLine.Option;

/** Where a command's files go. */
final class OutputOptions {

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "The directory for the results; it is made, and must not be there yet.")
    private Path directory = Path.of("");

    @Option(names = "--force", description = "Write into --out even if it is there, over files of the same names.")
    private boolean force;

    @Option(
            names = "--dry-run",
            description = "Check the options, the reads' beginning and --out, tell what would be done, and end.")
    private boolean dryRun;

    /** Whether files that are there may be written over. */
    boolean force() {
        return force;
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
        try (OutputDirectory opened = OutputDirectory.open(directory, force)) {
            if (dryRun) {
                plan.apply(opened).forEach(line -> console.info("dry run: " + line));
                console.info("dry run: nothing stands in the way");
            } else {
                work.accept(opened);
            }
        }
        return 0;
    }
}
