package org.iolaus.pipeline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.run.ReadMergingRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code iolaus merge-reads}: corrected shards as one. */
@Command(
        name = "merge-reads",
        description =
                "Put the corrected shards of reads together, given in any order, as if they had never been apart.",
        footer = {
            "",
            "Examples:",
            "  iolaus merge-reads part*/ --out corrected",
            "  iolaus merge-reads part*/ --verdict chosen/report.json --out results"
        })
final class MergeReadsCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "The results of 'iolaus correct --counts', one directory for each shard.")
    private List<Path> directories = List.of();

    @Option(
            names = "--verdict",
            paramLabel = "FILE",
            description = "The report.json of 'iolaus select'; all that 'iolaus tune' writes is written then.")
    private @Nullable Path verdict;

    @Mixin
    private SampleNameOption name = new SampleNameOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    MergeReadsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                throw new UserException(directory + ": there is no such directory");
            }
        }
        if (verdict == null && name.name().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--sample-name is for the report: give --verdict too");
        }
        return output.run(
                console,
                directory -> List.of("puts " + directories.size() + " shards together in " + directory),
                directory -> {
                    DeliveredReads result = ReadMergingRun.run(
                            directories, Optional.ofNullable(verdict), name.name(), directory, threads.threads());
                    console.info(String.format(
                            Locale.ROOT,
                            "%,d of %,d reads changed, %,d bases; results in %s",
                            result.changedReads(),
                            result.reads(),
                            result.edits(),
                            directory));
                });
    }
}
