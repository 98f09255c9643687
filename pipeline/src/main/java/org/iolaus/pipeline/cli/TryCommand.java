package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iolaus.correction.tune.Objective;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.pipeline.run.ResultFile;
import org.iolaus.pipeline.run.TrialRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code iolaus try}: one candidate, for {@code select}. */
@Command(
        name = "try",
        description = "Try one corrector on the sample, against the counts of all reads, for 'iolaus select'.",
        footer = {
            "",
            "Examples:",
            "  iolaus try --counts all.counts --out posterior.trial",
            "  iolaus try --counts all.counts --corrector spectral -k 21 --out k21.trial",
            "  iolaus try R1.fastq.gz R2.fastq.gz --counts all.counts --corrector lighter -k 19 --out lighter19.trial"
        })
final class TryCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..2",
            paramLabel = "READS",
            description = "The reads of the counts; needed for an external program, and for a k that was not counted.")
    private List<Path> reads = List.of();

    @Mixin
    private CountsOption counts = new CountsOption();

    @Mixin
    private CorrectorOptions corrector = new CorrectorOptions();

    @Mixin
    private FileOutputOptions output = new FileOutputOptions();

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            defaultValue = "posterior",
            description = "What it will be judged by: posterior or perplexity (default: ${DEFAULT-VALUE}).")
    private Objective objective = Objective.POSTERIOR;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    TryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TrialRun.Settings settings = UserWords.settings(
                spec,
                () -> new TrialRun.Settings(
                        counts.file(),
                        input(reads),
                        corrector.method(),
                        objective,
                        threads.threads(),
                        memory.maxMemory()));
        ResultFile file = output.file();
        String tried = TrialRun.run(settings, file, console);
        console.info("the trial of " + tried + " is in " + file.path());
        return 0;
    }

    /** Reads that were surveyed: how they are to be understood is known. */
    static Optional<ReadInput> input(List<Path> files) {
        files.forEach(ReadOptions::checkReadable);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> second = files.size() > 1 ? Optional.of(files.get(1)) : Optional.empty();
        return Optional.of(new ReadInput(files.get(0), second, false, QualityEncoding.Choice.AUTO));
    }
}
