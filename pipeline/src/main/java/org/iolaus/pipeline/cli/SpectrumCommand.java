package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.SpectrumText;
import org.iolaus.pipeline.run.CountingRun;
import org.iolaus.pipeline.run.RunPlan;
import org.iolaus.pipeline.run.Shard;
import org.iolaus.pipeline.run.SpectrumRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code iolaus spectrum}: what the k-mers tell. */
@Command(
        name = "spectrum",
        description = "Count k-mers; estimate genome size, coverage, error rate and heterozygosity.",
        footer = {
            "",
            "Examples:",
            "  iolaus spectrum reads_R1.fastq.gz reads_R2.fastq.gz --out spectrum -k 21",
            "  iolaus spectrum reads_R1.fastq.gz reads_R2.fastq.gz --survey all.survey --shard 2/7 --out counted"
        })
final class SpectrumCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = {"-k", "--kmer-length"},
            paramLabel = "N",
            defaultValue = "21",
            description = "The k-mer length, 1 to 63 (default: ${DEFAULT-VALUE}).")
    private int k;

    @Option(
            names = "--survey",
            paramLabel = "FILE",
            description =
                    "Write the counts of all lengths that 'iolaus tune' needs in place of the spectrum, by the survey of"
                            + " all reads that 'iolaus survey' made.")
    private @Nullable Path survey;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "With --survey: count the Ith of N parts of the reads (default: all of them).")
    private @Nullable Shard shard;

    @Option(
            names = "--kmer-lengths",
            split = ",",
            paramLabel = "N",
            description =
                    "With --survey: the values of k that the built-in corrector will be tried with, 7 to 31 (default:"
                            + " 11,13,...,31); those of the language model and of posterior are counted too.")
    private List<Integer> lengths = List.of();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    SpectrumCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (survey != null) {
            return count(survey);
        }
        if (shard != null || !lengths.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    (shard == null ? "--kmer-lengths" : "--shard")
                            + " needs --survey FILE, which 'iolaus survey' makes of all reads");
        }
        SpectrumRun.Settings settings = UserWords.settings(
                spec,
                () -> new SpectrumRun.Settings(
                        reads.input(), k, threads.threads(), memory.maxMemory(), UserWords.of(spec)));
        return output.run(console, directory -> RunPlan.of(settings, directory), directory -> {
            SpectrumText.of(SpectrumRun.run(settings, directory, console)).forEach(console.out()::println);
            console.out().flush();
        });
    }

    private int count(Path known) {
        ReadOptions.checkReadable(known);
        CountingRun.Settings settings = UserWords.settings(
                spec,
                () -> new CountingRun.Settings(
                        reads.input(),
                        known,
                        shard == null ? Shard.WHOLE : shard,
                        lengths,
                        threads.threads(),
                        memory.maxMemory()));
        String file = CountingRun.fileName(settings.shard());
        return output.run(console, directory -> List.of("writes " + directory.resolve(file)), directory -> {
            List<Integer> counted = CountingRun.run(settings, directory, console);
            console.info("the counts of k-mers of length "
                    + String.join(", ", counted.stream().map(String::valueOf).toList()) + " are in "
                    + directory.resolve(file));
        });
    }
}
