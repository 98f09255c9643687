package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.correction.tune.Candidate;
import org.iolaus.correction.tune.DoNothing;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.DeviceChoice;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.ModelDirectory;
import org.iolaus.lm.score.NeuralScorer;
import org.iolaus.lm.score.ScoreTotal;

/**
 * Scores reads with a trained neural model alone, one that predicts the next token. A model with a memory gets one of the raw reads: each
 * of them is left out of it when it is scored, and what was made of it as well.
 */
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
     * @param maxMemory how many bytes the counts of a model with a memory may use
     */
    public record Settings(
            Path model,
            ReadInput raw,
            Optional<ReadInput> corrected,
            long sampleBases,
            long seed,
            DeviceChoice device,
            int engineThreads,
            long maxMemory) {

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
        if (model.config().head().remembers()) {
            scoreRemembering(settings, model, rows, progress);
            return;
        }
        NeuralScorer scorer = new NeuralScorer(model, NeuralScorer.fittingRows(model));
        rows.add(score("raw", sampled(settings.raw(), settings, progress), scorer, progress));
        settings.corrected()
                .ifPresent(corrected ->
                        rows.add(score("corrected", sampled(corrected, settings, progress), scorer, progress)));
    }

    private static List<CountedSequence> sampled(ReadInput input, Settings settings, Progress progress) {
        return SampledCodes.of(input, settings.sampleBases(), settings.seed(), progress).stream()
                .flatMap(List::stream)
                .map(CountedSequence::of)
                .toList();
    }

    private static void scoreRemembering(Settings settings, LanguageModel model, List<Row> rows, Progress progress) {
        ReadInput input = ReadFiles.decided(settings.raw());
        LearnedReads.Surveyed surveyed = LearnedReads.survey(
                input,
                settings.sampleBases(),
                settings.seed(),
                settings.engineThreads(),
                settings.maxMemory(),
                progress);
        ReadSurvey survey = surveyed.survey();
        CountingPass counting =
                new CountingPass(input, survey, settings.engineThreads(), settings.maxMemory(), progress);
        CountMemory memory = new CountMemory(
                counting.count(CountMemory.lengths(surveyed.genome().size())), survey.qualityCut());
        NeuralScorer scorer =
                new NeuralScorer(model, NeuralScorer.fittingRows(model), Optional.of(memory), NeuralScorer::bits);
        rows.add(score("raw", counted(new DoNothing(), survey), scorer, progress));
        settings.corrected()
                .map(corrected -> CorrectedFiles.read(corrected, survey, progress))
                .ifPresent(corrected -> rows.add(score("corrected", counted(corrected, survey), scorer, progress)));
    }

    /** What a candidate makes of the sample, each read with the fragment that is left out of the memory when it is scored. */
    private static List<CountedSequence> counted(Candidate candidate, ReadSurvey survey) {
        List<CountedSequence> sequences = new ArrayList<>();
        try (Candidate.Run run = candidate.start()) {
            for (ReadPair pair : survey.samplePairs()) {
                for (byte[] bases : run.correct(0, List.of(pair))) {
                    sequences.add(new CountedSequence(Nucleotide.codes(bases), Optional.of(pair)));
                }
            }
        }
        return sequences;
    }

    private static Row score(String name, List<CountedSequence> reads, NeuralScorer scorer, Progress progress) {
        ScoreTotal total = ScoreTotal.NONE;
        try (Progress.Step step = progress.step("scoring", "reads", reads.size())) {
            for (int from = 0; from < reads.size(); from += READS_AT_ONCE) {
                List<CountedSequence> some = reads.subList(from, Math.min(reads.size(), from + READS_AT_ONCE));
                ScoreTotal own =
                        ScoreTotal.of(some.stream().map(CountedSequence::codes).toList(), scorer.scoreCounted(some));
                total = new ScoreTotal(total.bits() + own.bits(), total.bases() + own.bases());
                step.advance(some.size());
            }
        }
        return new Row(name, total.bitsPerBase(), total.perplexity(), total.bases());
    }
}
