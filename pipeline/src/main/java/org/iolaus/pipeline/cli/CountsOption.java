package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The counts that a step of a cluster's run works with. */
final class CountsOption {

    @Option(
            names = "--counts",
            required = true,
            paramLabel = "FILE",
            description = "The counts of all reads, which 'iolaus merge-counts' makes.")
    private Path path = Path.of("");

    /** The file, which is there. */
    Path file() {
        ReadOptions.checkReadable(path);
        return path;
    }
}
