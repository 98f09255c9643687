package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.CountsMergingRun;
import org.iolaus.pipeline.run.ResultFile;
import org.iolaus.pipeline.run.Shard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code iolaus merge-counts}: the counts of all shards in one file. */
@Command(
        name = "merge-counts",
        description = "Add up the k-mer counts of all shards of the reads, given in any order.",
        footer = {
            "",
            "Examples:",
            "  iolaus merge-counts counted/*.counts --out all.counts",
            "  iolaus merge-counts counted/*.counts --slice 1/4 --out slice1.counts  # and 2/4, 3/4, 4/4, then",
            "  iolaus merge-counts slice*.counts --out all.counts"
        })
final class MergeCountsCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "The files that 'iolaus spectrum --shard' wrote, one for each shard, or all slices of their sums.")
    private List<Path> files = List.of();

    @Option(
            names = "--slice",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "Add up the Ith of N parts of the k-mers only, so that several tasks share the work.")
    private Shard slice = Shard.WHOLE;

    @Mixin
    private FileOutputOptions output = new FileOutputOptions();

    MergeCountsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        files.forEach(ReadOptions::checkReadable);
        ResultFile file = output.file();
        int parts = CountsMergingRun.run(files, slice, file, console);
        console.info("the counts of " + parts + (parts == 1 ? " file" : " files") + " are in " + file.path());
        return 0;
    }
}
