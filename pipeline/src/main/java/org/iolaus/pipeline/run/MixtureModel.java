package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.iolaus.correction.tune.GenomeModel;
import org.iolaus.correction.tune.Reconsideration;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.memory.ExpertBits;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.ModelDirectory;
import org.iolaus.lm.score.GenomeBits;
import org.iolaus.lm.score.NeuralScorer;
import org.iolaus.lm.score.ScoreTotal;
import org.iolaus.lm.score.StrandBits;
import org.iolaus.lm.train.Trainer;
import org.iolaus.lm.train.TrainingReads;
import org.iolaus.pipeline.report.MixtureSummary;

/**
 * A network that mixes the counts of all reads, trained on the sample or before, as a model of the genome. All reads are in the counts;
 * each is left out of them when it is learned from or judged.
 */
final class MixtureModel implements GenomeModel, AutoCloseable {

    private static final long HELD_OUT_TOKENS = 100_000;

    /** Without another budget the network sees the sample so often, */
    private static final int DEFAULT_ROUNDS = 3;

    /** but not more than so many tokens. */
    private static final long MOST_DEFAULT_TOKENS = 1_500_000;

    private final LanguageModel model;
    private final NeuralScorer scorer;
    private final MixtureSummary summary;

    private MixtureModel(LanguageModel model, NeuralScorer scorer, MixtureSummary summary) {
        this.model = model;
        this.scorer = scorer;
        this.summary = summary;
    }

    /**
     * Trains or reads the network.
     *
     * @param settings which
     * @param learned what is known of the reads
     * @param seed of the first weights, the batches, and of what is held out
     * @param errorRate the share of bases that the sequencer gets wrong
     * @param progress is told
     */
    static MixtureModel of(
            MixtureSettings settings, LearnedReads learned, long seed, double errorRate, Progress progress) {
        ComputingPlace place = ComputingPlace.open(settings.device(), settings.engineThreads());
        progress.info("asking " + settings.name() + " on " + place + " with "
                + place.engine().version());
        List<Integer> lengths = CountMemory.lengths(learned.genomeSize());
        CountMemory memory =
                new CountMemory(learned.counted().of(lengths), learned.survey().qualityCut());
        TrainingReads reads = reads(learned, memory, seed);
        LanguageModel model = settings.directory()
                .map(directory -> ModelDirectory.load(directory, place))
                .orElseGet(() -> LanguageModel.create(settings.config(), place, seed));
        try {
            long budget = settings.directory().isPresent() ? 0 : budget(settings, reads);
            long tokens = budget == 0 ? 0 : train(model, reads, settings, budget, seed, progress);
            List<CountedSequence> judged = reads.lookedAt(HELD_OUT_TOKENS, 1);
            MixtureSummary summary = new MixtureSummary(
                    settings.name(),
                    place.toString(),
                    place.engine().version(),
                    settings.engineThreads(),
                    model.parameters().size(),
                    budget,
                    settings.seconds(),
                    tokens,
                    ExpertBits.of(memory, judged).best(),
                    bitsPerBase(model, memory, judged),
                    0,
                    List.of());
            progress.info(String.format(
                    Locale.ROOT,
                    "%.4f bits/base on held-out reads, %.4f by counts alone",
                    summary.bitsPerBase(),
                    summary.countsBitsPerBase()));
            NeuralScorer scorer = new NeuralScorer(
                    model, NeuralScorer.fittingRows(model), Optional.of(memory), new GenomeBits(errorRate));
            return new MixtureModel(model, scorer, summary);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static TrainingReads reads(LearnedReads learned, CountMemory memory, long seed) {
        List<CountedSequence> training = new ArrayList<>();
        List<CountedSequence> heldOut = new ArrayList<>();
        for (Sampled sampled : learned.survey().sample()) {
            boolean unseen = TrainingReads.isHeldOut(sampled.ordinal(), seed);
            for (Read read : sampled.pair().reads()) {
                if (read.length() > 0) {
                    (unseen ? heldOut : training)
                            .add(new CountedSequence(Nucleotide.codes(read.bases()), Optional.of(sampled.pair())));
                }
            }
        }
        if (training.isEmpty() || heldOut.isEmpty()) {
            throw new UserException("the sample is too small to train a network on; leave --lm out");
        }
        return new TrainingReads(training, heldOut, Optional.of(memory));
    }

    private static long budget(MixtureSettings settings, TrainingReads reads) {
        if (settings.budget() != null) {
            return settings.budget();
        }
        long bases =
                reads.training().stream().mapToLong(read -> read.codes().length).sum();
        return Math.max(1, Math.min(MOST_DEFAULT_TOKENS, DEFAULT_ROUNDS * bases));
    }

    private static long train(
            LanguageModel model,
            TrainingReads reads,
            MixtureSettings settings,
            long budget,
            long seed,
            Progress progress) {
        double seconds = settings.seconds() == null ? Double.POSITIVE_INFINITY : settings.seconds();
        Trainer.Settings training = new Trainer.Settings(budget, HELD_OUT_TOKENS, seed, Optional.empty(), seconds);
        try (Progress.Step step = progress.step("training", "tokens", budget)) {
            return Trainer.train(model, reads, training, new TrainingMessages(settings.config(), step, progress))
                    .tokens();
        }
    }

    private static double bitsPerBase(LanguageModel model, CountMemory memory, List<CountedSequence> reads) {
        NeuralScorer scorer =
                new NeuralScorer(model, NeuralScorer.fittingRows(model), Optional.of(memory), NeuralScorer::bits);
        return ScoreTotal.of(reads.stream().map(CountedSequence::codes).toList(), scorer.scoreCounted(reads))
                .bitsPerBase();
    }

    @Override
    public List<StrandBits> bits(List<Question> questions) {
        return scorer.scoreStrands(questions.stream()
                .map(question -> new CountedSequence(question.codes(), Optional.of(question.fragment())))
                .toList());
    }

    /** What to report, with what it was asked. */
    MixtureSummary summary(Reconsideration asked) {
        return new MixtureSummary(
                summary.name(),
                summary.device(),
                summary.engine(),
                summary.engineThreads(),
                summary.parameters(),
                summary.budget(),
                summary.seconds(),
                summary.tokens(),
                summary.countsBitsPerBase(),
                summary.bitsPerBase(),
                asked.fragments(),
                asked.finalists().stream()
                        .map(finalist ->
                                new MixtureSummary.Finalist(finalist.name(), finalist.before(), finalist.after()))
                        .toList());
    }

    @Override
    public void close() {
        model.close();
    }
}
