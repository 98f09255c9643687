package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.tune.Reconsideration.Finalist;
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

    /** A second opinion is asked of candidates whose expected gain is so near that of the best. */
    private static final double NEAR = 0.01;

    private final TunerSettings settings;
    private final List<ReadPair> sample;
    private final TrialRunner runner;
    private final NoiseChannel channel;
    private final int startBases;
    private final double errors;
    private final Judge judge;
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
        this.runner = new TrialRunner(this.sample, models, channel, settings);
        this.channel = channel;
        this.startBases = models.startBases();
        this.errors = expectedErrors(this.sample, channel);
        double firstErrors = expectedErrors(this.sample.subList(0, runner.firstPart()), channel);
        this.judge = new Judge(settings, sample.size(), errors, firstErrors);
        this.listener = listener;
    }

    /**
     * The number of sequencing errors that the channel expects in the sample.
     *
     * @return at least 0
     */
    public double expectedErrors() {
        return errors;
    }

    /**
     * Why there is nothing to try: no reads, a single fragment, which no other one supports, or no known base.
     *
     * @return the reason as the end of a sentence, or nothing where candidates can be tried
     */
    public Optional<String> hindrance() {
        if (sample.isEmpty()) {
            return Optional.of("there are no reads");
        }
        if (sample.stream().noneMatch(CorrectorTuner::hasBases)) {
            return Optional.of("the reads have no known base");
        }
        return sample.size() == 1 ? Optional.of("the sample has only one fragment") : Optional.empty();
    }

    /** Tries leaving the reads as they are. Has to be the first trial. */
    public void tryNothing() {
        run(new DoNothing());
    }

    /**
     * Takes trials that another process made on this sample: their candidates are not tried again, unless one was dropped after the
     * first part of the sample and would not be dropped here.
     *
     * @param trials what came of candidates; those that are never asked for count for nothing
     * @throws IllegalArgumentException where a trial is of another sample, or for another objective
     */
    public void know(List<RecordedTrial> trials) {
        runner.know(trials);
    }

    /**
     * Hands on every trial that is made from now on, for another process that may have to go on.
     *
     * @param trials takes them
     */
    public void keep(Consumer<RecordedTrial> trials) {
        runner.keep(trials);
    }

    /**
     * Tries one candidate on the whole sample and does not judge it.
     *
     * @param candidate what to try
     * @return what came of it, for another tuner of the same sample
     */
    public RecordedTrial record(Candidate candidate) {
        return runner.record(candidate);
    }

    /**
     * Tries one candidate.
     *
     * @param candidate what to try
     */
    public void run(Candidate candidate) {
        Tried result = runner.run(candidate, this::isHopeless);
        tried.add(result);
        listener.accept(judge.trial(result, result));
    }

    /**
     * Tries the values of k of one tool.
     *
     * @param strategy which to try, and when to stop
     * @param candidates makes the candidate of a k
     */
    public void search(SearchStrategy strategy, IntFunction<Candidate> candidates) {
        List<Tried> found = new ArrayList<>();
        for (Optional<Integer> k = strategy.next(Standing.NONE); k.isPresent(); k = strategy.next(standing(found))) {
            run(candidates.apply(k.get()));
            found.add(tried.get(tried.size() - 1));
        }
    }

    /**
     * Has the best candidates so far judged by another model in the fragments on which they differ. To be called when all trials are
     * made; they correct the sample once more.
     *
     * @param model the other model
     * @return what came of it
     */
    public Reconsideration reconsider(GenomeModel model) {
        double best = judge.best(tried).map(judge::score).orElse(0.0);
        List<Integer> finalists = IntStream.range(0, tried.size())
                .filter(i -> tried.get(i).fragments() == sample.size())
                .filter(i -> !tried.get(i).candidate().tool().equals(DoNothing.NAME))
                .filter(i -> best - judge.score(tried.get(i)) <= NEAR)
                .boxed()
                .toList();
        if (finalists.size() < 2) {
            return Reconsideration.NONE;
        }
        SecondOpinion.Result result = new SecondOpinion(sample, channel, settings.threads(), model, startBases)
                .of(finalists.stream().map(tried::get).toList());
        List<Finalist> judged = new ArrayList<>();
        for (int i = 0; i < finalists.size(); i++) {
            Tried before = tried.get(finalists.get(i));
            Tried after = result.judged().get(i);
            judged.add(new Finalist(before.candidate().name(), judge.expectedGain(before), judge.expectedGain(after)));
            tried.set(finalists.get(i), after);
        }
        return new Reconsideration(result.fragments(), judged);
    }

    /**
     * Judges all trials so far.
     *
     * @return the trials in the order they were made, with their differences from the chosen candidate, and the verdict
     */
    public Judgement judge() {
        Tried nothing = nothing();
        List<Tried> eligible = judge.eligible(tried, nothing);
        Tried leader = judge.best(eligible).orElse(nothing);
        boolean worthless = judge.isWorthless(leader);
        Tried usable = worthless ? nothing : leader;
        Tried best = worthless ? nothing : judge.best(tried).orElse(nothing);
        Tried single = judge.choose(eligible, usable, judge.negligible(usable, nothing));
        Tried chosen = judge.preferred(tried, single, usable, nothing);
        List<Trial> trials = tried.stream().map(t -> judge.trial(t, chosen)).toList();
        Trial verdict = trials.get(tried.indexOf(chosen));
        List<String> tied = trials.stream()
                .filter(t -> t.tied() && !t.equals(verdict) && !saysNothingElse(t))
                .map(Trial::name)
                .toList();
        return new Judgement(
                trials,
                new Verdict(
                        settings.objective(),
                        trials.get(0),
                        verdict,
                        trials.get(tried.indexOf(best)),
                        tied,
                        edge(chosen),
                        nothingToJudge()));
    }

    /**
     * What came of the trials.
     *
     * @param trials every trial, in the order they were made
     * @param verdict which candidate to use
     */
    public record Judgement(List<Trial> trials, Verdict verdict) {}

    /** Whether it is a consensus that came to what the chosen candidate makes of the reads. */
    private static boolean saysNothingElse(Trial trial) {
        return Judge.asksOthers(trial.tool()) && trial.differenceLow() == 0 && trial.differenceHigh() == 0;
    }

    private Tried nothing() {
        return tried.stream()
                .filter(t -> t.candidate().tool().equals(DoNothing.NAME))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was tried"));
    }

    private boolean isHopeless(Tried result) {
        return settings.racing()
                && judge.best(tried)
                        .map(leader -> judge.isHopeless(result, leader))
                        .orElse(false);
    }

    /**
     * Where the search of one tool stands: what would be chosen of it if small differences did not count. A k between the others is worth
     * its trial where it may become the best of all candidates.
     */
    private Standing standing(List<Tried> found) {
        Tried nothing = nothing();
        TreeMap<Integer, Double> scores = new TreeMap<>();
        found.forEach(t -> scores.put(length(t).orElseThrow(), judge.score(t)));
        Tried best = judge.best(found).orElse(found.get(0));
        double negligible = judge.notWorthSearching(best, nothing);
        Tried chosen = judge.choose(found, best, negligible);
        double behind = judge.best(tried).map(judge::score).orElse(0.0) - judge.score(chosen);
        return new Standing(scores, length(chosen).orElseThrow(), Math.max(negligible, behind));
    }

    private String nothingToJudge() {
        boolean changed = tried.stream().anyMatch(t -> t.totals().edits() > 0);
        return hindrance().orElse(changed ? "" : "no candidate changes a base");
    }

    /** Where the k that is used lies at an end of those tried with its tool, what that means. */
    private String edge(Tried chosen) {
        Candidate candidate = chosen.candidate();
        List<Integer> lengths = tried.stream()
                .map(Tried::candidate)
                .filter(c -> c.tool().equals(candidate.tool()))
                .flatMapToInt(c -> c.k().stream())
                .sorted()
                .boxed()
                .toList();
        if (lengths.size() < 2) {
            return "";
        }
        int k = length(chosen).orElseThrow();
        boolean shortest = k == lengths.get(0);
        if (!shortest && k != lengths.get(lengths.size() - 1)) {
            return "";
        }
        int side = shortest ? -1 : 1;
        boolean more = candidate.accepts(k + side) || candidate.accepts(k + 2 * side);
        return "Its k, " + k + ", is the " + (shortest ? "shortest" : "longest")
                + (more
                        ? " that was tried: a better one may lie beyond."
                        : " that " + candidate.tool() + " takes: the best may lie out of its reach.");
    }

    private static OptionalInt length(Tried t) {
        return t.candidate().k();
    }

    private static boolean hasBases(ReadPair pair) {
        return pair.reads().stream()
                .anyMatch(read -> IntStream.range(0, read.length())
                        .anyMatch(i -> Nucleotide.code(read.bases()[i]) != Nucleotide.NONE));
    }

    private static double expectedErrors(List<ReadPair> sample, NoiseChannel channel) {
        double sum = 0;
        for (ReadPair pair : sample) {
            for (Read read : pair.reads()) {
                sum += read.length() * (channel.insertionRate() + channel.deletionRate());
                for (int i = 0; i < read.length(); i++) {
                    boolean unknown = Nucleotide.code(read.bases()[i]) == Nucleotide.NONE;
                    sum += unknown ? 1 : channel.errorProbability(read, i);
                }
            }
        }
        return sum;
    }
}
