package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.run.CorrectionRun;
import org.iolaus.pipeline.run.RunPlan;
import org.iolaus.pipeline.run.Shard;
import org.iolaus.pipeline.run.ShardCorrectionRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            "  iolaus correct pgm.fastq.gz --out corrected --homopolymers",
            "  iolaus correct reads.fastq --stdout --quiet | gzip > corrected.fastq.gz",
            "  iolaus correct reads.fastq.gz --interleaved --out corrected --corrector lighter -k 19",
            "  iolaus correct umi.fastq.gz --out corrected --protect-prefix 12 --edits edits.tsv.gz",
            "  iolaus correct reads.fastq.gz --counts all.counts --verdict chosen/report.json --shard 2/7 --out part2"
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

    @Option(
            names = "--counts",
            paramLabel = "FILE",
            description =
                    "Correct as 'iolaus tune' does, against the counts of all reads that 'iolaus merge-counts' made.")
    private @Nullable Path counts;

    @Option(
            names = "--verdict",
            paramLabel = "FILE",
            description = "With --counts: the corrector is that of this report.json, which 'iolaus select' wrote.")
    private @Nullable Path verdict;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description =
                    "With --counts: correct the Ith of N parts of the reads, for 'iolaus merge-reads' (default: all of"
                            + " them).")
    private @Nullable Shard shard;

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    CorrectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (counts != null) {
            return correctShard(counts);
        }
        if (shard != null || verdict != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    (shard == null ? "--verdict" : "--shard")
                            + " needs --counts FILE, which 'iolaus merge-counts' makes");
        }
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

    private int correctShard(Path known) {
        ReadOptions.checkReadable(known);
        if (standardOutput) {
            throw new ParameterException(spec.commandLine(), "--counts takes --out DIR, not --stdout");
        }
        if (verdict != null && corrector.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "--verdict says which corrector; leave --corrector, -k and --with out");
        }
        ShardCorrectionRun.Settings settings = UserWords.settings(spec, () -> shardSettings(known));
        return output.run(
                console,
                directory -> List.of("corrects shard " + settings.shard() + "; writes into " + directory),
                directory -> {
                    DeliveredReads result = ShardCorrectionRun.run(settings, directory, console);
                    console.info(result.corrector() + ": " + result.changedReads() + " of " + result.reads()
                            + " reads of shard " + settings.shard() + " changed, " + result.edits()
                            + " bases; results in " + directory);
                });
    }

    private ShardCorrectionRun.Settings shardSettings(Path known) {
        return new ShardCorrectionRun.Settings(
                reads.input(),
                known,
                corrector.method(),
                Optional.ofNullable(verdict),
                corrector.command(),
                shard == null ? Shard.WHOLE : shard,
                edits.settings(output.force()),
                threads.threads(),
                memory.maxMemory(),
                UserWords.of(spec));
    }
}
