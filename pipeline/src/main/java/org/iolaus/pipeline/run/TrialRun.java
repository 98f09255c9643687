package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.Optional;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.tune.Candidate;
import org.iolaus.correction.tune.CorrectorTuner;
import org.iolaus.correction.tune.Objective;
import org.iolaus.correction.tune.RecordedTrial;
import org.iolaus.correction.tune.TunerSettings;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.system.PrivateFolder;

/** Tries one candidate on the sample, against the counts of all reads, as {@code tune} would. */
public final class TrialRun {

    private TrialRun() {}

    /**
     * What is tried.
     *
     * @param counts the file with the counts of all reads
     * @param input the reads, for an external tool, and for k-mers that were not counted
     * @param method the candidate
     * @param objective what it will be judged by
     * @param threads how many threads work
     * @param maxMemory how many bytes the run may use
     */
    public record Settings(
            Path counts,
            Optional<ReadInput> input,
            CorrectionMethod method,
            Objective objective,
            int threads,
            long maxMemory) {

        /** Refuses what {@code tune} does not try. */
        public Settings {
            method.requireForShards();
            if (input.isEmpty() && method instanceof CorrectionMethod.External) {
                throw new IllegalArgumentException("an external program needs all reads: give them too");
            }
        }
    }

    /**
     * Tries and writes.
     *
     * @param settings what
     * @param result the file
     * @param progress is told
     * @return what was tried
     */
    public static String run(Settings settings, ResultFile result, Progress progress) {
        result.requirePossible();
        if (settings.method() instanceof CorrectionMethod.External external) {
            ExternalCorrector.requireInstalled(external.tool());
        }
        CountedReads counted = CountedReads.open(settings.counts());
        ReadInput input = counted.facts().inputOr(settings.input());
        LearnedReads learned = LearnedReads.of(counted, input, settings.threads(), settings.maxMemory(), progress);
        // All of the sample is corrected, for who judges may need it.
        TunerSettings tunerSettings = new TunerSettings(
                settings.objective(), settings.threads(), counted.facts().seed(), TunerSettings.REPLICATES, false);
        CorrectorTuner tuner = new CorrectorTuner(
                learned.survey().samplePairs(), learned.models(), learned.channel(), tunerSettings, trial -> {});
        try (PrivateFolder folder = PrivateFolder.make()) {
            ExternalTrials externals = new ExternalTrials(input, learned.survey(), folder.path());
            progress.info("correcting the sample");
            RecordedTrial trial = tuner.record(candidate(settings, learned, externals, progress));
            String version = externals.versions().values().stream().findFirst().orElse("");
            new TrialFile(result.path(), counted.file().factsChecksum(), version, trial).write(result);
            return trial.name();
        }
    }

    private static Candidate candidate(
            Settings settings, LearnedReads learned, ExternalTrials externals, Progress progress) {
        CorrectionMethod method = settings.method();
        BuiltInCandidates builtIn = new BuiltInCandidates(
                BuiltInCorrectors.of(learned), learned.survey().samplePairs());
        if (method instanceof CorrectionMethod.Spectral spectral) {
            return builtIn.spectral(spectral.k());
        }
        if (method instanceof CorrectionMethod.Consensus) {
            return builtIn.consensus();
        }
        return method instanceof CorrectionMethod.External external
                ? externals.make(
                        ToolSettings.corrector(external, learned, settings.threads(), settings.maxMemory(), progress))
                : builtIn.posterior();
    }
}
