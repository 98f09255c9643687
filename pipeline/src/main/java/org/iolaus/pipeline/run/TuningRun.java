package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.external.ExternalCorrection;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.edit.EditDelivery;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.tune.CorrectorTuner;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.correction.tune.Objective;
import org.iolaus.correction.tune.RecordedTrial;
import org.iolaus.correction.tune.Trial;
import org.iolaus.correction.tune.TunerSettings;
import org.iolaus.correction.tune.Verdict;
import org.iolaus.genomics.kmer.KmerSpectrum;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.WritingProgram;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.MixtureSummary;

/** The main job: learn a model of the reads, try correctors on a sample, choose, and correct everything. */
public final class TuningRun {

    /** Reads with a larger share of wrong bases tell nothing of their genome. */
    private static final double MOST_ERRORS = 0.5;

    private final Settings settings;
    private final Progress progress;

    private TuningRun(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What is tuned and how.
     *
     * @param input the reads
     * @param search the values of k that the built-in corrector is tried with
     * @param tools external tools, each with the values of k it is tried with; an empty list means the tool's own choice
     * @param objective what the best candidate is best in
     * @param sampleBases how many bases the sample has
     * @param allowTrim whether ends that an external tool cut off stay off
     * @param threads how many threads work, at least 1
     * @param seed of the sample and of the bootstrap
     * @param maxMemory how many bytes the run may use, and each external tool that can be told
     * @param delivery how the corrected reads are delivered
     * @param mixture the network that is asked beside the counts, if any
     */
    public record Settings(
            ReadInput input,
            KmerSearch search,
            Map<ExternalTool, List<Integer>> tools,
            Objective objective,
            long sampleBases,
            boolean allowTrim,
            int threads,
            long seed,
            long maxMemory,
            DeliverySettings delivery,
            Optional<MixtureSettings> mixture) {

        /** The size of the sample, unless another is asked for. */
        public static final long DEFAULT_SAMPLE_BASES = 20_000_000;

        /** Checks the sample's size and copies the tools. */
        public Settings {
            tools = new LinkedHashMap<>(tools);
            if (sampleBases < 1) {
                throw new IllegalArgumentException("the sample must have at least 1 base, was " + sampleBases);
            }
        }
    }

    /**
     * What the run found and did.
     *
     * @param survey the first pass
     * @param search the values of k that the built-in corrector was tried with
     * @param spectrum the k-mer spectrum
     * @param modelLengths the k-mer lengths of the language model
     * @param channel what was learned of the sequencer
     * @param expectedErrors how many sequencing errors the channel expects in the sample
     * @param toolVersions the versions of the external tools that were tried, by tool
     * @param trials what was tried, in order
     * @param verdict what was chosen
     * @param mixture what became of the network that was asked, if one was
     * @param delivered what became of the reads
     */
    public record Result(
            ReadSurvey survey,
            KmerSearch search,
            KmerSpectrum spectrum,
            List<Integer> modelLengths,
            NoiseChannel channel,
            double expectedErrors,
            Map<String, String> toolVersions,
            List<Trial> trials,
            Verdict verdict,
            Optional<MixtureSummary> mixture,
            DeliveredReads delivered) {}

    /**
     * Runs.
     *
     * @param settings what and how
     * @param outputs where the corrected reads go: one file for each file of the input
     * @param program what the output files say of the program that wrote them
     * @param list gets every edit of the corrected reads
     * @param workFolder an empty private folder for external tools, which the caller deletes
     * @param kept trials of a run that was broken off, which are not made again; those that are made are kept there
     * @param progress is told
     * @return what was found and done
     */
    static Result run(
            Settings settings,
            List<Path> outputs,
            WritingProgram program,
            EditList list,
            Path workFolder,
            KeptTrials kept,
            Progress progress) {
        return new TuningRun(settings, progress).run(outputs, program, list, workFolder, kept);
    }

    private Result run(List<Path> outputs, WritingProgram program, EditList list, Path workFolder, KeptTrials kept) {
        ReadInput input = ReadFiles.decided(settings.input());
        settings.tools().keySet().forEach(ExternalCorrector::requireInstalled);
        settings.mixture().ifPresent(MixtureSettings::requireDevice);
        settings.search().lengths().forEach(k -> CountingPass.requireMemory(List.of(k), settings.maxMemory()));
        LearnedReads learned = LearnedReads.toCorrect(
                input, settings.sampleBases(), settings.seed(), settings.threads(), settings.maxMemory(), progress);
        Choice choice =
                choose(learned, new ExternalTrials(input, learned.survey(), workFolder), kept.trials(), kept::keep);
        CorrectingPass last = new CorrectingPass(input, outputs, program, settings.threads(), list, progress);
        Trial chosen = choice.judgement().verdict().chosen();
        return choice.result(deliver(chosen, last, choice));
    }

    /**
     * What is chosen before anything is delivered.
     *
     * @param learned of the raw reads
     * @param search the values of k that the built-in corrector was tried with
     * @param judgement the trials and the verdict
     * @param expectedErrors how many sequencing errors the channel expects in the sample
     * @param externals the external tools that were tried
     * @param builtIn the correctors that were
     * @param mixture what became of the network that was asked, if one was
     */
    record Choice(
            LearnedReads learned,
            KmerSearch search,
            CorrectorTuner.Judgement judgement,
            double expectedErrors,
            ExternalTrials externals,
            BuiltInCorrectors builtIn,
            Optional<MixtureSummary> mixture) {

        /** The result of the run once the reads are delivered. */
        Result result(DeliveredReads delivered) {
            return new Result(
                    learned.survey(),
                    search,
                    learned.spectrum(),
                    learned.models().lengths(),
                    learned.channel(),
                    expectedErrors,
                    externals.versions(),
                    judgement.trials(),
                    judgement.verdict(),
                    mixture,
                    delivered);
        }
    }

    /**
     * Searches for the best candidate.
     *
     * @param settings what is tried and how
     * @param learned what is known of the reads
     * @param externals makes the candidates of external tools
     * @param recorded trials of other processes, which are not made again
     * @param progress is told
     */
    static Choice choose(
            Settings settings,
            LearnedReads learned,
            ExternalTrials externals,
            List<RecordedTrial> recorded,
            Progress progress) {
        return new TuningRun(settings, progress).choose(learned, externals, recorded, trial -> {});
    }

    private Choice choose(
            LearnedReads learned,
            ExternalTrials externals,
            List<RecordedTrial> recorded,
            Consumer<RecordedTrial> keeper) {
        CorrectorTuner tuner = new CorrectorTuner(
                learned.survey().samplePairs(), learned.models(), learned.channel(), tunerSettings(), this::tell);
        tuner.know(recorded);
        tuner.keep(keeper);
        tuner.tryNothing();
        KmerSearch search = settings.search().beginningWith(LearnedReads.lengths(learned.genomeSize()));
        BuiltInCorrectors builtIn = BuiltInCorrectors.of(learned);
        if (tuner.hindrance().isEmpty()) {
            BuiltInCandidates candidates =
                    new BuiltInCandidates(builtIn, learned.survey().samplePairs());
            tuner.run(candidates.posterior());
            tuner.search(search.strategy(), candidates::spectral);
            tuner.run(candidates.consensus());
            settings.tools()
                    .forEach((tool, lengths) ->
                            kmerLengths(lengths).forEach(k -> tuner.run(externals.make(external(tool, k, learned)))));
        }
        Optional<MixtureSummary> mixture = tuner.hindrance().isPresent()
                ? Optional.empty()
                : settings.mixture().map(asked -> reconsider(tuner, asked, learned));
        return new Choice(learned, search, tuner.judge(), tuner.expectedErrors(), externals, builtIn, mixture);
    }

    private MixtureSummary reconsider(CorrectorTuner tuner, MixtureSettings mixture, LearnedReads learned) {
        long bases = learned.survey().samplePairs().stream()
                .mapToLong(ReadPair::length)
                .sum();
        double errorRate = Math.min(MOST_ERRORS, tuner.expectedErrors() / Math.max(1, bases));
        try (MixtureModel model = MixtureModel.of(mixture, learned, settings.seed(), errorRate, progress)) {
            return model.summary(tuner.reconsider(model));
        }
    }

    private DeliveredReads deliver(Trial chosen, CorrectingPass last, Choice choice) {
        Optional<CorrectionMethod> method = builtIn(chosen);
        EditDelivery delivery = choice.builtIn().delivery(settings.delivery(), method, chosen.edits() > 0);
        Optional<ExternalCorrection> external = choice.externals().correction(chosen.name());
        if (external.isPresent()) {
            return last.deliver(external.get(), delivery);
        }
        return method.isPresent()
                ? last.correct(choice.builtIn().corrector(method.get()), delivery)
                : last.copy(delivery);
    }

    private static Optional<CorrectionMethod> builtIn(Trial chosen) {
        return switch (chosen.tool()) {
            case PosteriorCorrector.NAME, SpectralCorrector.NAME, ConsensusCorrector.NAME ->
                Verdicts.method(chosen.name(), Optional.empty());
            default -> Optional.empty();
        };
    }

    private static List<OptionalInt> kmerLengths(List<Integer> lengths) {
        return lengths.isEmpty()
                ? List.of(OptionalInt.empty())
                : lengths.stream().map(OptionalInt::of).toList();
    }

    private ExternalCorrector external(ExternalTool tool, OptionalInt k, LearnedReads learned) {
        return ToolSettings.corrector(
                new CorrectionMethod.External(tool, k, settings.allowTrim()),
                learned,
                settings.threads(),
                settings.maxMemory(),
                progress);
    }

    private TunerSettings tunerSettings() {
        return new TunerSettings(
                settings.objective(), settings.threads(), settings.seed(), TunerSettings.REPLICATES, true);
    }

    private void tell(Trial trial) {
        progress.info(String.format(
                Locale.ROOT,
                "%s: expected gain %.4f%s, perplexity %.4f, %d bases changed in %d fragments",
                trial.name(),
                trial.expectedGain(),
                trial.complete() ? "" : " (dropped early)",
                trial.perplexity(),
                trial.edits(),
                trial.fragments()));
    }
}
