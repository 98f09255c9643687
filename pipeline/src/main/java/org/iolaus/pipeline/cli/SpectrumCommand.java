package org.iolaus.pipeline.cli;

import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.SpectrumText;
import org.iolaus.pipeline.run.RunPlan;
import org.iolaus.pipeline.run.SpectrumRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code iolaus spectrum}: what the k-mers tell. */
@Command(
        name = "spectrum",
        description = "Count k-mers; estimate genome size, coverage, error rate and heterozygosity.",
        footer = {"", "Example:", "  iolaus spectrum reads_R1.fastq.gz reads_R2.fastq.gz --out spectrum -k 21"})
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

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    SpectrumCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SpectrumRun.Settings settings = UserWords.settings(
                spec,
                () -> new SpectrumRun.Settings(
                        reads.input(), k, threads.threads(), memory.maxMemory(), UserWords.of(spec)));
        return output.run(console, directory -> RunPlan.of(settings, directory), directory -> {
            SpectrumText.of(SpectrumRun.run(settings, directory, console)).forEach(console.out()::println);
            console.out().flush();
        });
    }
}
