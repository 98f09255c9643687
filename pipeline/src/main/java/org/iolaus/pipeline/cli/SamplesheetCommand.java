package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.SamplesheetRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code iolaus samplesheet}: is a table of samples right? */
@Command(
        name = "samplesheet",
        description = "Check a table of samples, as the workflow does before it starts anything.",
        footer = {
            "",
            "The table is CSV with the columns sample, fastq_1, fastq_2 or bam, and reference or truth where there is",
            "one. File names count from the folder of the table; URIs such as s3://... are not looked at.",
            "Prints the table with tabs and absolute paths.",
            "",
            "Example:",
            "  iolaus samplesheet samples.csv"
        })
final class SamplesheetCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    @Option(
            names = "--table-only",
            description = "Do not look into the reads: a sample whose reads are at fault fails by itself, later.")
    private boolean tableOnly;

    SamplesheetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SamplesheetRun.run(file, !tableOnly).forEach(console.out()::println);
        console.out().flush();
        return 0;
    }
}
