package org.iolaus.pipeline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.external.CommandTemplate;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.pipeline.run.CorrectionMethod;
import org.iolaus.pipeline.run.CorrectionMethod.Consensus;
import org.iolaus.pipeline.run.CorrectionMethod.Posterior;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which corrector the user wants. */
final class CorrectorOptions {

    private static final List<String> BUILT_IN =
            List.of(PosteriorCorrector.NAME, SpectralCorrector.NAME, ConsensusCorrector.NAME);
    private static final int DEFAULT_K = 21;

    @Option(
            names = "--corrector",
            paramLabel = "NAME",
            description =
                    "posterior, spectral or consensus (built in), or an external program: ${COMPLETION-CANDIDATES} (default: "
                            + "posterior, which needs no k; spectral where -k is given).",
            completionCandidates = ToolNames.class)
    private @Nullable String corrector;

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "TOOL",
            completionCandidates = ToolNames.class,
            description = "External programs that consensus asks too: ${COMPLETION-CANDIDATES}.")
    private List<String> tools = List.of();

    @Option(
            names = "--with-command",
            paramLabel = "COMMAND",
            description =
                    "Correct with any other program, or let consensus ask it: its command line with {in} and {out}, or {in1}, {in2}, {out1} and"
                            + " {out2}, and {k}, {threads}, {genome_size}, {memory_mb} where it takes them.")
    private @Nullable String command;

    @Option(
            names = "--homopolymers",
            description =
                    "The reads are of a sequencer that misjudges how long runs of one base are, the more the longer they are"
                            + " (454, Ion Torrent): posterior and consensus expect bases too many and too few.")
    private boolean homopolymers;

    @Option(names = "--allow-trim", description = "Let the external program cut ends off; otherwise they are put back.")
    private boolean allowTrim;

    @Option(
            names = {"-k", "--kmer-length"},
            paramLabel = "N",
            description = "The k-mer length, 1 to 31 for spectral (default: 21, or the external program's own choice).")
    private @Nullable Integer k;

    /**
     * The corrector asked for.
     *
     * @throws IllegalArgumentException where options mean nothing together
     */
    CorrectionMethod method() {
        CorrectionMethod method = chosen();
        if (homopolymers && !(method instanceof Posterior) && !(method instanceof Consensus)) {
            throw new IllegalArgumentException(
                    "--homopolymers is for posterior and consensus, which alone insert and delete"
                            + " bases of their own; leave it out, or -k and --corrector");
        }
        return method;
    }

    private CorrectionMethod chosen() {
        boolean asksOthers = ConsensusCorrector.NAME.equals(corrector);
        if (!tools.isEmpty() && !asksOthers) {
            throw new IllegalArgumentException(
                    "--with is for --corrector consensus, which asks others; to correct with one of them use --corrector "
                            + tools.get(0));
        }
        if (command != null && !asksOthers) {
            if (corrector != null) {
                throw new IllegalArgumentException(
                        "--with-command is a corrector of its own; --corrector " + corrector + " is another one");
            }
            return external(CommandTemplate.parse(command));
        }
        String name = corrector != null ? corrector : k != null ? SpectralCorrector.NAME : PosteriorCorrector.NAME;
        return switch (name) {
            case SpectralCorrector.NAME -> builtIn(name, new CorrectionMethod.Spectral(k == null ? DEFAULT_K : k));
            case PosteriorCorrector.NAME -> {
                refuseK(name);
                yield builtIn(name, new Posterior(indels()));
            }
            case ConsensusCorrector.NAME -> {
                refuseK(name);
                yield builtIn(name, new Consensus(asked(), indels()));
            }
            default -> external(KnownTool.named(name, BUILT_IN));
        };
    }

    /** Whether a corrector was named, or anything of one. */
    boolean isGiven() {
        return corrector != null || k != null || !tools.isEmpty() || homopolymers;
    }

    /** The program given as a command line. */
    Optional<ExternalTool> command() {
        return Optional.ofNullable(command).map(CommandTemplate::parse);
    }

    private IndelPrior indels() {
        return homopolymers ? IndelPrior.HOMOPOLYMERS : IndelPrior.RARE;
    }

    private List<ExternalTool> asked() {
        List<ExternalTool> asked = new ArrayList<>();
        tools.forEach(name -> asked.add(KnownTool.named(name)));
        if (command != null) {
            asked.add(CommandTemplate.parse(command));
        }
        return asked;
    }

    private void refuseK(String name) {
        if (k != null) {
            throw new IllegalArgumentException(
                    name + " takes no k: leave -k " + k + " out, or choose --corrector " + SpectralCorrector.NAME);
        }
    }

    private CorrectionMethod builtIn(String name, CorrectionMethod method) {
        if (allowTrim) {
            throw new IllegalArgumentException("--allow-trim is for external programs; " + name + " cuts nothing off");
        }
        return method;
    }

    private CorrectionMethod external(ExternalTool tool) {
        return new CorrectionMethod.External(tool, k == null ? OptionalInt.empty() : OptionalInt.of(k), allowTrim);
    }
}
