package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.CountsMergingRun;
import org.iolaus.pipeline.run.ResultFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code iolaus merge-counts}: the counts of all shards in one file. */
@Command(
        name = "merge-counts",
        description = "Add up the k-mer counts of all shards of the reads, given in any order.",
        footer = {"", "Example:", "  iolaus merge-counts counted/*.counts --out all.counts"})
final class MergeCountsCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files that 'iolaus spectrum --shard' wrote, one for each shard.")
    private List<Path> files = List.of();

    @Mixin
    private FileOutputOptions output = new FileOutputOptions();

    MergeCountsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        files.forEach(ReadOptions::checkReadable);
        ResultFile file = output.file();
        int shards = CountsMergingRun.run(files, file, console);
        console.info("the counts of " + shards + (shards == 1 ? " shard" : " shards") + " are in " + file.path());
        return 0;
    }
}
