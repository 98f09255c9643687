package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.DeviceChoice;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.ModelDirectory;
import org.iolaus.lm.score.NeuralScorer;
import org.iolaus.lm.score.ScoreTotal;

/** Scores reads with a trained neural model alone, one that predicts the next token. */
public final class ModelScoringRun {

    private static final int READS_AT_ONCE = 4096;

    private ModelScoringRun() {}

    /**
     * What is scored.
     *
     * @param model the directory of a trained model
     * @param raw the reads
     * @param corrected other reads to score, such as the same ones corrected
     * @param sampleBases how many bases of each are scored
     * @param seed of the sample
     * @param device where
     * @param engineThreads how many threads one computation uses
     */
    public record Settings(
            Path model,
            ReadInput raw,
            Optional<ReadInput> corrected,
            long sampleBases,
            long seed,
            DeviceChoice device,
            int engineThreads) {

        /** Checks the size of the sample. */
        public Settings {
            if (sampleBases < 1) {
                throw new IllegalArgumentException("the sample must have at least 1 base, was " + sampleBases);
            }
        }
    }

    /**
     * The score of one set of reads.
     *
     * @param reads {@code raw} or {@code corrected}
     * @param bitsPerBase the mean over both strands
     * @param perplexity 2 to the bits per base
     * @param bases how many bases were scored
     */
    public record Row(String reads, double bitsPerBase, double perplexity, long bases) {}

    /**
     * Scores.
     *
     * @param settings what
     * @param progress is told
     * @return one row for the raw reads and one for the corrected ones, if given
     * @throws UserException where there is no model
     */
    public static List<Row> run(Settings settings, Progress progress) {
        ComputingPlace place = ComputingPlace.open(settings.device(), settings.engineThreads());
        progress.info("scoring on " + place + " with " + place.engine().version());
        List<Row> rows = new ArrayList<>();
        try (LanguageModel whole = ModelDirectory.load(settings.model(), place)) {
            if (place.isGpu()) {
                try (LanguageModel half = whole.inHalfPrecision()) {
                    score(settings, half, rows, progress);
                }
            } else {
                score(settings, whole, rows, progress);
            }
        }
        return rows;
    }

    private static void score(Settings settings, LanguageModel model, List<Row> rows, Progress progress) {
        NeuralScorer scorer = new NeuralScorer(model, NeuralScorer.fittingRows(model));
        rows.add(score("raw", settings.raw(), settings, scorer, progress));
        settings.corrected()
                .ifPresent(corrected -> rows.add(score("corrected", corrected, settings, scorer, progress)));
    }

    private static Row score(String name, ReadInput input, Settings settings, NeuralScorer scorer, Progress progress) {
        List<byte[]> reads = SampledCodes.of(input, settings.sampleBases(), settings.seed(), progress).stream()
                .flatMap(List::stream)
                .toList();
        ScoreTotal total = ScoreTotal.NONE;
        try (Progress.Step step = progress.step("scoring", "reads", reads.size())) {
            for (int from = 0; from < reads.size(); from += READS_AT_ONCE) {
                List<byte[]> some = reads.subList(from, Math.min(reads.size(), from + READS_AT_ONCE));
                ScoreTotal own = ScoreTotal.of(some, scorer.score(some));
                total = new ScoreTotal(total.bits() + own.bits(), total.bases() + own.bases());
                step.advance(some.size());
            }
        }
        return new Row(name, total.bitsPerBase(), total.perplexity(), total.bases());
    }
}
