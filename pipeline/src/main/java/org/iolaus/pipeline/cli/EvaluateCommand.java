package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.run.EvaluationRun;
import org.iolaus.pipeline.run.ReportRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code iolaus evaluate}: how good a correction is. */
@Command(
        name = "evaluate",
        description =
                "Judge corrected reads by the truth of simulated ones or by a reference. Prints a table of figures.",
        footer = {
            "",
            "Examples:",
            "  iolaus evaluate --raw reads_R1.fastq.gz reads_R2.fastq.gz --truth reads.truth.fasta.gz \\\\",
            "      --corrected results/reads_R1.corrected.fastq.gz results/reads_R2.corrected.fastq.gz",
            "  iolaus evaluate --raw reads.fq --corrected results/reads.corrected.fq --reference genome.fa"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--raw",
            arity = "1..2",
            required = true,
            paramLabel = "FILE",
            description = "The reads before correction; two files are mates 1 and 2.")
    private List<Path> raw = List.of();

    @Option(
            names = "--corrected",
            arity = "1..2",
            required = true,
            paramLabel = "FILE",
            description = "The reads after it, in any order; reads are matched by name.")
    private List<Path> corrected = List.of();

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "Judge by the truth: FASTA with the true sequence of every read, as iolaus simulate writes it.")
    private @Nullable Path truth;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "Judge by a reference genome in FASTA, which the reads are aligned to.")
    private @Nullable Path reference;

    @Option(names = "--interleaved", description = "A single file of reads holds both mates in turn.")
    private boolean interleaved;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Put the figures into the results of iolaus tune in DIR too: report.html and evaluation.tsv.")
    private @Nullable Path report;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReadInput before = input(raw);
        ReadInput after = input(corrected);
        if (report != null) {
            ReportRun.report(report);
        }
        List<EvaluationRun.Metric> metrics = metrics(before, after);
        console.out().print(new Table<>(EvaluationRun.Metric.class).text(metrics));
        console.out().flush();
        if (report != null) {
            ReportRun.add(metrics, report);
        }
        return 0;
    }

    private List<EvaluationRun.Metric> metrics(ReadInput before, ReadInput after) {
        if (truth != null && reference == null) {
            ReadOptions.checkReadable(truth);
            return EvaluationRun.byTruth(before, after, truth);
        }
        if (reference != null && truth == null) {
            ReadOptions.checkReadable(reference);
            return EvaluationRun.byReference(before, after, reference, threads.threads());
        }
        throw new ParameterException(spec.commandLine(), "give one of --truth and --reference");
    }

    private ReadInput input(List<Path> files) {
        files.forEach(ReadOptions::checkReadable);
        Optional<Path> second = files.size() == 2 ? Optional.of(files.get(1)) : Optional.empty();
        return new ReadInput(files.get(0), second, interleaved && second.isEmpty(), QualityEncoding.Choice.AUTO);
    }
}
