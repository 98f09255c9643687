package org.iolaus.pipeline.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.run.CorrectingPass;
import org.iolaus.pipeline.run.CorrectionRun;
import org.iolaus.pipeline.run.RunPlan;
import org.jspecify.annotations.Nullable;
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
            "  iolaus correct reads.fastq.gz --interleaved --out corrected --corrector lighter -k 19"
        })
final class CorrectCommand implements Callable<Integer> {

    private static final String SPECTRAL = "spectral";
    private static final int DEFAULT_K = 21;

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
            names = "--corrector",
            paramLabel = "NAME",
            description =
                    "posterior or spectral (built in), or an external program: ${COMPLETION-CANDIDATES} (default: "
                            + "posterior, which needs no k; spectral where -k is given).",
            completionCandidates = TuneCommand.ToolNames.class)
    private @Nullable String corrector;

    @Option(
            names = {"-k", "--kmer-length"},
            paramLabel = "N",
            description = "The k-mer length, 1 to 31 for spectral (default: 21, or the external program's own choice).")
    private @Nullable Integer k;

    CorrectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CorrectionRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(console, directory -> RunPlan.of(settings, directory), directory -> {
            CorrectingPass.Result result = CorrectionRun.run(settings, directory, console);
            console.info(result.corrector() + ": " + result.changedReads() + " of " + result.reads()
                    + " reads changed, " + result.edits() + " bases; results in " + directory);
        });
    }

    private CorrectionRun.Settings settings() {
        String name = corrector != null ? corrector : k != null ? SPECTRAL : PosteriorCorrector.NAME;
        boolean spectral = name.equals(SPECTRAL);
        boolean posterior = name.equals(PosteriorCorrector.NAME);
        if (posterior && k != null) {
            throw new UserException("posterior takes no k: leave -k " + k + " out, or choose --corrector spectral");
        }
        return new CorrectionRun.Settings(
                reads.input(),
                spectral || posterior ? Optional.empty() : Optional.of(KnownTool.named(name)),
                k != null ? OptionalInt.of(k) : spectral ? OptionalInt.of(DEFAULT_K) : OptionalInt.empty(),
                threads.threads(),
                memory.maxMemory(),
                UserWords.of(spec));
    }
}
