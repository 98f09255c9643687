package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.tune.SampleScorer.Totals;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;

/**
 * Tries candidates on a sample of the reads and judges them by what their edits are expected to gain under the posterior, or by
 * perplexity. Doing nothing is always tried first. After the first part of the sample a candidate that is worse than the best one so
 * far beyond any doubt is dropped: by the statistics of the sample, never by the clock, so that the verdict is the same on any machine.
 */
public final class CorrectorTuner {

    /** The part of the sample after which a loser is dropped, and the most fragments it needs to have. */
    private static final int FIRST_PART = 8;

    private static final int FIRST_PART_LEAST = 4000;

    /** A loser's difference is this many standard errors below zero. */
    private static final double BEYOND_DOUBT = 6;

    /** So much expected gain is given away for fewer edits, at most, or a single error where there are few. */
    private static final double NEGLIGIBLE_LOSS = 0.0001;

    /**
     * A best candidate that is expected to remove less than this share of the errors is not worth the harm it may do: so little is what
     * the uncertainty of the qualities amounts to on reads that have no errors at all.
     */
    private static final double WORTHWHILE = 0.03;

    private final TunerSettings settings;
    private final List<ReadPair> sample;
    private final int firstPart;
    private final SampleScorer scorer;
    private final double errors;
    private final double firstErrors;
    private final Consumer<Trial> listener;
    private final List<Tried> tried = new ArrayList<>();

    /**
     * Prepares the trials.
     *
     * @param sample raw fragments in random order
     * @param models the count model of all reads
     * @param channel the noise channel, fitted beforehand
     * @param settings how to work
     * @param listener is told of every finished trial (its differences are still 0)
     */
    public CorrectorTuner(
            List<ReadPair> sample,
            CountModels models,
            NoiseChannel channel,
            TunerSettings settings,
            Consumer<Trial> listener) {
        this.settings = settings;
        this.sample = List.copyOf(sample);
        this.firstPart = Math.min(sample.size(), Math.max(FIRST_PART_LEAST, sample.size() / FIRST_PART));
        this.scorer = new SampleScorer(this.sample, firstPart, models, channel, settings.threads());
        this.errors = expectedErrors(this.sample, channel);
        this.firstErrors = expectedErrors(this.sample.subList(0, firstPart), channel);
        this.listener = listener;
    }

    /** A candidate that was tried, with the expected gain of every fragment it was tried on. */
    private record Tried(Candidate candidate, double[] gains, int fragments, Totals totals, double seconds) {}

    /**
     * The number of sequencing errors that the channel expects in the sample.
     *
     * @return at least 0
     */
    public double expectedErrors() {
        return errors;
    }

    /** Tries leaving the reads as they are. */
    public void tryNothing() {
        run(new DoNothing());
    }

    /**
     * Tries one candidate.
     *
     * @param candidate what to try
     */
    public void run(Candidate candidate) {
        long start = System.nanoTime();
        double[] gains = new double[sample.size()];
        Totals totals;
        int fragments = firstPart;
        try (Candidate.Run run = candidate.start()) {
            totals = scorer.score(run, 0, firstPart, gains);
            if (firstPart < sample.size() && !hopeless(gains)) {
                totals = totals.plus(scorer.score(run, firstPart, sample.size(), gains));
                fragments = sample.size();
            }
        }
        Tried result = new Tried(candidate, gains, fragments, totals, (System.nanoTime() - start) / 1e9);
        tried.add(result);
        listener.accept(trial(result, result));
    }

    /**
     * Tries the values of k of one tool.
     *
     * @param strategy which to try, and when to stop
     * @param candidates makes the candidate of a k
     */
    public void search(SearchStrategy strategy, IntFunction<Candidate> candidates) {
        Map<Integer, Double> done = new HashMap<>();
        for (Optional<Integer> k = strategy.next(done); k.isPresent(); k = strategy.next(done)) {
            run(candidates.apply(k.get()));
            done.put(k.get(), score(tried.get(tried.size() - 1)));
        }
    }

    /**
     * Judges all trials so far.
     *
     * @return the trials in the order they were made, with their differences from the chosen candidate, and the verdict
     */
    public Judgement judge() {
        Tried leader = best();
        Tried best = expectedGain(leader) < WORTHWHILE ? leavingAlone().orElse(leader) : leader;
        List<Tried> equals = settings.objective() == Objective.PERPLEXITY ? List.of(best) : tiedWith(best);
        // Among those that cannot be told from the best, the one with the fewest edits. Where a small sample is what
        // makes
        // the tie, no gain worth having is given away for it.
        double negligible = Math.max(NEGLIGIBLE_LOSS, 1 / Math.max(1, errors));
        Tried chosen = equals.stream()
                .filter(t -> score(best) - score(t) <= negligible)
                .min(Comparator.comparingLong(t -> t.totals().edits()))
                .orElse(best);
        List<Trial> trials = tried.stream().map(t -> trial(t, chosen)).toList();
        List<String> tied = equals.stream()
                .filter(t -> !t.equals(chosen))
                .map(t -> t.candidate().name())
                .toList();
        return new Judgement(
                trials,
                new Verdict(trials.get(tried.indexOf(chosen)), trials.get(tried.indexOf(best)), tied, edge(chosen)));
    }

    /**
     * What came of the trials.
     *
     * @param trials every trial, in the order they were made
     * @param verdict which candidate to use
     */
    public record Judgement(List<Trial> trials, Verdict verdict) {}

    /** Whether a candidate lags behind the best one so far by more than chance allows. */
    private boolean hopeless(double[] gains) {
        if (!settings.racing() || tried.isEmpty() || settings.objective() != Objective.POSTERIOR) {
            return false;
        }
        double[] leader = best().gains();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < firstPart; i++) {
            double difference = gains[i] - leader[i];
            sum += difference;
            squares += difference * difference;
        }
        return sum < -BEYOND_DOUBT * Math.sqrt(squares);
    }

    private Optional<Tried> leavingAlone() {
        return settings.objective() == Objective.POSTERIOR
                ? tried.stream()
                        .filter(t -> t.candidate().tool().equals(DoNothing.NAME))
                        .findFirst()
                : Optional.empty();
    }

    private Tried best() {
        return tried.stream()
                .filter(t -> t.fragments() == sample.size())
                .max(Comparator.comparingDouble(this::score))
                .orElseThrow(() -> new IllegalStateException("nothing was tried"));
    }

    private List<Tried> tiedWith(Tried best) {
        return tried.stream()
                .filter(t -> t.fragments() == sample.size()
                        && (t.equals(best) || trial(t, best).tied()))
                .toList();
    }

    /** Higher is better. */
    private double score(Tried t) {
        return settings.objective() == Objective.POSTERIOR
                ? expectedGain(t)
                : -t.totals().rawModelBits() / bases(t);
    }

    private double expectedGain(Tried t) {
        double sum = 0;
        for (int i = 0; i < t.fragments(); i++) {
            sum += t.gains()[i];
        }
        return share(sum, t);
    }

    private double share(double gain, Tried t) {
        double expected = t.fragments() == sample.size() ? errors : firstErrors;
        return expected == 0 ? 0 : gain / expected;
    }

    private String edge(Tried chosen) {
        if (chosen.candidate().k().isEmpty()) {
            return "";
        }
        int k = chosen.candidate().k().getAsInt();
        List<Integer> lengths = tried.stream()
                .filter(t -> t.candidate().tool().equals(chosen.candidate().tool()))
                .flatMapToInt(t -> t.candidate().k().stream())
                .sorted()
                .boxed()
                .toList();
        if (lengths.size() < 2 || (k != lengths.get(0) && k != lengths.get(lengths.size() - 1))) {
            return "";
        }
        return "Its k, " + k + ", is the " + (k == lengths.get(0) ? "shortest" : "longest")
                + " that was tried: a better one may lie beyond.";
    }

    private Trial trial(Tried t, Tried reference) {
        int fragments = Math.min(t.fragments(), reference.fragments());
        PairedBootstrap.Interval interval = t.equals(reference)
                ? new PairedBootstrap.Interval(0, 0)
                : new PairedBootstrap(settings.replicates(), settings.seed())
                        .difference(t.gains(), reference.gains(), fragments);
        double difference = 0;
        for (int i = 0; i < fragments; i++) {
            difference += t.gains()[i] - reference.gains()[i];
        }
        Totals totals = t.totals();
        return new Trial(
                t.candidate().tool(),
                t.candidate().k(),
                t.fragments() == sample.size(),
                t.fragments(),
                totals.edits(),
                totals.readsChanged(),
                expectedGain(t),
                share(difference, t),
                share(interval.low(), t),
                share(interval.high(), t),
                (totals.modelBits() + totals.channelBits()) / rawBases(t),
                totals.modelBits() / rawBases(t),
                totals.channelBits() / rawBases(t),
                totals.rawModelBits() / bases(t),
                totals.innerBits() / Math.max(1, totals.innerBases()),
                t.seconds());
    }

    private static double rawBases(Tried t) {
        return Math.max(1, t.totals().rawBases());
    }

    private static double bases(Tried t) {
        return Math.max(1, t.totals().correctedBases());
    }

    private static double expectedErrors(List<ReadPair> sample, NoiseChannel channel) {
        double sum = 0;
        for (ReadPair pair : sample) {
            for (Read read : pair.reads()) {
                for (int i = 0; i < read.length(); i++) {
                    boolean unknown = Nucleotide.code(read.bases()[i]) == Nucleotide.NONE;
                    sum += unknown ? 1 : channel.errorProbability(read, i);
                }
            }
        }
        return sum;
    }
}
