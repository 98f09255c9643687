package org.iolaus.pipeline.cli;

import org.iolaus.pipeline.run.TuningRun;
import picocli.CommandLine.Option;

/** Which part of the reads is looked at closely. */
final class SampleOptions {

    @Option(
            names = "--sample",
            paramLabel = "BASES",
            description = "How many bases of the reads are scored (default: 20000000).")
    private long bases = TuningRun.Settings.DEFAULT_SAMPLE_BASES;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number gives another sample (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** How many bases the sample has; not checked yet. */
    long bases() {
        return bases;
    }

    /** The seed of the sample. */
    long seed() {
        return seed;
    }
}
