package org.iolaus.pipeline.cli;

import java.nio.file.Path;
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

    @Option(names = "--dry-run", description = "Check the options, the reads' beginning and --out, and end.")
    private boolean dryRun;

    /** Whether files that are there may be written over. */
    boolean force() {
        return force;
    }

    /** Whether nothing is to be done beyond the checks. */
    boolean dryRun() {
        return dryRun;
    }

    /** Makes the directory. */
    OutputDirectory open() {
        return OutputDirectory.open(directory, force);
    }
}
