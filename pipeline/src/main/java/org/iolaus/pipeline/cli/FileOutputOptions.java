package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import org.iolaus.pipeline.run.ResultFile;
import picocli.CommandLine.Option;

/** Where a command's only file goes. */
final class FileOutputOptions {

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The file for the result; it must not be there yet.")
    private Path path = Path.of("");

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    /** The file. */
    ResultFile file() {
        return new ResultFile(path, force);
    }
}
