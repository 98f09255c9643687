package org.iolaus.pipeline.cli;

import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.run.CorrectionRun;
import org.iolaus.pipeline.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code iolaus correct}: one corrector, chosen by the user. */
@Command(
        name = "correct",
        description = "Correct reads with a corrector of your choice.",
        footer = {
            "",
            "Examples:",
            "  iolaus correct reads_R1.fastq.gz reads_R2.fastq.gz --out corrected",
            "  gzip -dc reads.fastq.gz | iolaus correct - --out corrected -k 17",
            "  iolaus correct reads.fastq --stdout --quiet | gzip > corrected.fastq.gz",
            "  iolaus correct reads.fastq.gz --interleaved --out corrected --corrector lighter -k 19",
            "  iolaus correct umi.fastq.gz --out corrected --protect-prefix 12 --edits edits.tsv.gz"
        })
final class CorrectCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private CorrectorOptions corrector = new CorrectorOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--stdout",
            description =
                    "Write the corrected reads to standard output, the mates of two files in turn, in place of --out;"
                            + " there is no report then.")
    private boolean standardOutput;

    @Mixin
    private EditOptions edits = new EditOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    CorrectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CorrectionRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(console, standardOutput, directory -> RunPlan.of(settings, directory), directory -> {
            DeliveredReads result = CorrectionRun.run(settings, directory, console);
            console.info(result.corrector() + ": " + result.changedReads() + " of " + result.reads()
                    + " reads changed, " + result.edits() + " bases; results in " + directory);
        });
    }

    private CorrectionRun.Settings settings() {
        return new CorrectionRun.Settings(
                reads.input(),
                corrector.method(),
                edits.settings(output.force()),
                threads.threads(),
                memory.maxMemory(),
                UserWords.of(spec));
    }
}
