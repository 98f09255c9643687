package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.ModelDirectory;
import org.iolaus.lm.score.NeuralScorer;
import org.iolaus.lm.score.PseudoScorer;
import org.iolaus.lm.score.ScoreTotal;

/** Scores reads with a masked model, whose figures have names of their own: they are not to be compared with bits per base. */
public final class PseudoScoringRun {

    private static final int READS_AT_ONCE = 1024;

    private PseudoScoringRun() {}

    /**
     * The pseudo-score of one set of reads.
     *
     * @param reads {@code raw} or {@code corrected}
     * @param pseudoBitsPerBase what a base costs that is hidden while those on both sides are seen, the mean over both strands
     * @param pseudoPerplexity 2 to the pseudo-bits per base
     * @param bases how many bases were hidden
     */
    public record Row(String reads, double pseudoBitsPerBase, double pseudoPerplexity, long bases) {}

    /**
     * Scores.
     *
     * @param settings what; the model is a masked one
     * @param progress is told
     * @return one row for the raw reads and one for the corrected ones, if given
     */
    public static List<Row> run(ModelScoringRun.Settings settings, Progress progress) {
        ComputingPlace place = ComputingPlace.open(settings.device(), settings.engineThreads());
        progress.info("scoring on " + place + " with " + place.engine().version());
        List<Row> rows = new ArrayList<>();
        try (LanguageModel model = ModelDirectory.load(settings.model(), place)) {
            PseudoScorer scorer = new PseudoScorer(model, NeuralScorer.fittingRows(model));
            rows.add(score("raw", settings.raw(), settings, scorer, progress));
            settings.corrected()
                    .ifPresent(corrected -> rows.add(score("corrected", corrected, settings, scorer, progress)));
        }
        return rows;
    }

    private static Row score(
            String name, ReadInput input, ModelScoringRun.Settings settings, PseudoScorer scorer, Progress progress) {
        List<byte[]> reads = SampledCodes.of(input, settings.sampleBases(), settings.seed(), progress).stream()
                .flatMap(List::stream)
                .toList();
        ScoreTotal total = ScoreTotal.NONE;
        try (Progress.Step step = progress.step("scoring", "reads", reads.size())) {
            for (int from = 0; from < reads.size(); from += READS_AT_ONCE) {
                List<byte[]> some = reads.subList(from, Math.min(reads.size(), from + READS_AT_ONCE));
                ScoreTotal own = scorer.score(some);
                total = new ScoreTotal(total.bits() + own.bits(), total.bases() + own.bases());
                step.advance(some.size());
            }
        }
        return new Row(name, total.bitsPerBase(), total.perplexity(), total.bases());
    }
}
