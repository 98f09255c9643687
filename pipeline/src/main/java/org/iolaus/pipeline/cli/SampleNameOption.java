package org.iolaus.pipeline.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the sample is called. */
final class SampleNameOption {

    @Option(
            names = "--sample-name",
            paramLabel = "NAME",
            description =
                    "What the sample is called in reports and files for MultiQC (default: what its files are called).")
    private @Nullable String name;

    /** The name that was given. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }
}
