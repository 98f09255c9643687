package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.correction.tune.CorrectorTuner;
import org.iolaus.correction.tune.Objective;
import org.iolaus.correction.tune.Trial;
import org.iolaus.correction.tune.TunerSettings;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;

/** Scores raw reads, and a correction of them, with the language model of the raw ones and the noise channel. */
public final class ScoringRun {

    private static final int FEWEST_REPLICATES = 100;

    private ScoringRun() {}

    /**
     * What is scored.
     *
     * @param raw the raw reads, which the model is made of
     * @param corrected the same reads corrected, in any order; matched by name
     * @param counts the file with the counts of the raw reads, and with their sample
     * @param sampleBases how many bases of the raw reads are scored
     * @param threads how many threads work; the result does not depend on it
     * @param seed of the sample
     * @param maxMemory how many bytes the run may use
     */
    public record Settings(
            ReadInput raw,
            Optional<ReadInput> corrected,
            Optional<Path> counts,
            long sampleBases,
            int threads,
            long seed,
            long maxMemory) {

        /** Checks the size of the sample. */
        public Settings {
            if (sampleBases < 1) {
                throw new IllegalArgumentException("the sample must have at least 1 base, was " + sampleBases);
            }
        }
    }

    /**
     * The scores of one set of reads.
     *
     * @param reads {@code raw} or {@code corrected}
     * @param bitsPerBase bits per base under the raw-count model
     * @param innerBitsPerBase the same without the ends of the reads, which carry where they start
     * @param perplexity 2 to the bits per base
     * @param posteriorBits model and channel bits per raw base
     * @param modelBits bits per raw base under the model of the genome
     * @param channelBits bits per raw base that turning the corrected reads into the raw ones costs
     * @param expectedGain the expected share of the errors removed, less errors made
     * @param edits how many bases of the sample differ from the raw reads
     * @param fragments how many fragments the sample has
     */
    public record Row(
            String reads,
            double bitsPerBase,
            double innerBitsPerBase,
            double perplexity,
            double posteriorBits,
            double modelBits,
            double channelBits,
            double expectedGain,
            long edits,
            int fragments) {}

    /**
     * Scores.
     *
     * @param settings what
     * @param progress is told
     * @return one row for the raw reads and one for the corrected ones, if given
     */
    public static List<Row> run(Settings settings, Progress progress) {
        LearnedReads learned = learned(settings, progress);
        // No racing: every set of reads is scored whole.
        TunerSettings tunerSettings =
                new TunerSettings(Objective.POSTERIOR, settings.threads(), settings.seed(), FEWEST_REPLICATES, false);
        List<Trial> trials = new ArrayList<>();
        CorrectorTuner tuner = new CorrectorTuner(
                learned.survey().samplePairs(), learned.models(), learned.channel(), tunerSettings, trials::add);
        tuner.tryNothing();
        settings.corrected()
                .map(corrected -> CorrectedFiles.read(corrected, learned.survey(), progress))
                .ifPresent(tuner::run);
        List<Row> rows = new ArrayList<>();
        for (Trial trial : trials) {
            rows.add(row(rows.isEmpty() ? "raw" : trial.tool(), trial));
        }
        return rows;
    }

    private static LearnedReads learned(Settings settings, Progress progress) {
        if (settings.counts().isPresent()) {
            CountedReads counted = CountedReads.open(settings.counts().get());
            ReadInput input = counted.facts().inputNamed(settings.raw());
            return LearnedReads.of(counted, input, settings.threads(), settings.maxMemory(), progress);
        }
        return LearnedReads.of(
                ReadFiles.decided(settings.raw()),
                settings.sampleBases(),
                settings.seed(),
                settings.threads(),
                settings.maxMemory(),
                progress);
    }

    private static Row row(String reads, Trial trial) {
        return new Row(
                reads,
                trial.bitsPerBase(),
                trial.innerBitsPerBase(),
                trial.perplexity(),
                trial.posteriorBits(),
                trial.modelBits(),
                trial.channelBits(),
                trial.expectedGain(),
                trial.edits(),
                trial.fragments());
    }
}
