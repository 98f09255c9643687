package org.iolaus.pipeline.cli;

import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.CorrectingPass;
import org.iolaus.pipeline.run.CorrectionRun;
import org.iolaus.pipeline.run.OutputDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code iolaus correct}: one corrector, one k, both chosen by the user. */
@Command(
        name = "correct",
        description = "Correct reads with a corrector and a k of your choice.",
        footer = {
            "",
            "Examples:",
            "  iolaus correct reads_R1.fastq.gz reads_R2.fastq.gz --out corrected -k 21",
            "  gzip -dc reads.fastq.gz | iolaus correct - --out corrected -k 17"
        })
final class CorrectCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Option(
            names = {"-k", "--kmer-length"},
            paramLabel = "N",
            defaultValue = "21",
            description = "The k-mer length, 1 to 31 (default: ${DEFAULT-VALUE}).")
    private int k;

    CorrectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CorrectionRun.Settings settings = UserWords.settings(
                spec,
                () -> new CorrectionRun.Settings(
                        reads.input(), k, threads.threads(), memory.maxMemory(), UserWords.of(spec)));
        try (OutputDirectory directory = output.open()) {
            if (output.dryRun()) {
                ReadOptions.checkBeginning(settings.input());
                console.info("dry run: nothing stands in the way");
                return 0;
            }
            CorrectingPass.Result result = CorrectionRun.run(settings, directory, console);
            console.info(result.corrector() + ": " + result.changedReads() + " of " + result.reads()
                    + " reads changed, " + result.edits() + " bases; results in " + directory);
        }
        return 0;
    }
}
