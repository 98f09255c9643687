package org.iolaus.pipeline.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.ResultFile;
import org.iolaus.pipeline.run.SurveyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code iolaus survey}: what a cluster's tasks must know of all reads. */
@Command(
        name = "survey",
        description = "Go through all reads once for what no shard of them can tell, to tune on a cluster.",
        footer = {
            "",
            "Writes the duplicates, the quality cut, a sample and the k-mer spectrum. The steps of 'iolaus tune' in",
            "processes of their own, with the same result for any number of shards:",
            "",
            "  iolaus survey R1.fastq.gz R2.fastq.gz --out all.survey",
            "  iolaus spectrum R1.fastq.gz R2.fastq.gz --survey all.survey --shard 1/2 --out counted  # and 2/2",
            "  iolaus merge-counts counted/*.counts --out all.counts",
            "  iolaus try --counts all.counts -k 21 --out k21.trial  # and others",
            "  iolaus select *.trial --counts all.counts --reads R1.fastq.gz R2.fastq.gz --out chosen",
            "  iolaus correct R1.fastq.gz R2.fastq.gz --counts all.counts --verdict chosen/report.json --shard 1/2 --out part1",
            "  iolaus merge-reads part1 part2 --verdict chosen/report.json --out results"
        })
final class SurveyCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private FileOutputOptions output = new FileOutputOptions();

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    SurveyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SurveyRun.Settings settings = UserWords.settings(
                spec,
                () -> new SurveyRun.Settings(
                        reads.input(), sample.bases(), sample.seed(), threads.threads(), memory.maxMemory()));
        ResultFile file = output.file();
        long fragments = SurveyRun.run(settings, file, console);
        console.info(String.format(Locale.ROOT, "%,d fragments; the survey is in %s", fragments, file.path()));
        return 0;
    }
}
