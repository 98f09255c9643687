package org.iolaus.correction.tune;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.tune.Tried.PerFragment;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;

/**
 * Tries candidates on a sample of the reads, or takes what another process made of them. A candidate is tried on the first part of the
 * sample, and on the rest unless it is hopeless by then.
 */
final class TrialRunner {

    /** The part of the sample after which a loser is dropped, and the fewest fragments it needs to have. */
    private static final int FIRST_PART = 8;

    private static final int FIRST_PART_LEAST = 4000;

    private final Objective objective;
    private final int fragments;
    private final int firstPart;
    private final SampleScorer scorer;
    private final Map<String, RecordedTrial> recorded = new HashMap<>();
    private Consumer<RecordedTrial> keeper = trial -> {};

    TrialRunner(List<ReadPair> sample, CountModels models, NoiseChannel channel, TunerSettings settings) {
        this.objective = settings.objective();
        this.fragments = sample.size();
        this.firstPart = Math.min(fragments, Math.max(FIRST_PART_LEAST, fragments / FIRST_PART));
        // Bits are slow to compute and decide no more than ties unless perplexity does.
        int bitsFragments = objective == Objective.PERPLEXITY ? fragments : Math.min(firstPart, FIRST_PART_LEAST);
        this.scorer = new SampleScorer(sample, bitsFragments, models, channel, settings.threads());
    }

    /** How many fragments are tried before a candidate may be dropped; all of a small sample. */
    int firstPart() {
        return firstPart;
    }

    void know(List<RecordedTrial> trials) {
        for (RecordedTrial trial : trials) {
            if (trial.fragments() != fragments && trial.fragments() != firstPart) {
                throw new IllegalArgumentException(trial.name() + " was tried on " + trial.fragments()
                        + " fragments; the sample has " + fragments);
            }
            if (trial.objective() != objective) {
                throw new IllegalArgumentException(trial.name() + " was tried for the objective " + trial.objective()
                        + ", is to be judged by " + objective);
            }
            recorded.put(trial.name(), trial);
        }
    }

    void keep(Consumer<RecordedTrial> trials) {
        keeper = trials;
    }

    /** Tries a candidate on the whole sample. */
    RecordedTrial record(Candidate candidate) {
        long start = System.nanoTime();
        try (Candidate.Run run = candidate.start()) {
            Tried first = first(candidate, run, start);
            return new RecordedTrial(objective, first, rest(first, run, start));
        }
    }

    /** Tries a candidate, or takes what is known of it, on the first part alone where it is hopeless after that. */
    Tried run(Candidate candidate, Predicate<Tried> isHopeless) {
        RecordedTrial known = recorded.get(candidate.name());
        if (known == null) {
            return tryAnew(candidate, isHopeless);
        }
        Tried first = known.first(candidate, fragments);
        if (isDropped(first, isHopeless)) {
            return first;
        }
        return known.fragments() == fragments ? known.all(candidate) : tryAnew(candidate, isHopeless);
    }

    private Tried tryAnew(Candidate candidate, Predicate<Tried> isHopeless) {
        long start = System.nanoTime();
        Tried first;
        Tried result;
        try (Candidate.Run run = candidate.start()) {
            first = first(candidate, run, start);
            result = isDropped(first, isHopeless) ? first : rest(first, run, start);
        }
        keeper.accept(new RecordedTrial(objective, first, result));
        return result;
    }

    private boolean isDropped(Tried first, Predicate<Tried> isHopeless) {
        return firstPart < fragments && isHopeless.test(first);
    }

    private Tried first(Candidate candidate, Candidate.Run run, long start) {
        PerFragment figures = PerFragment.of(fragments);
        Totals totals = scorer.score(run, 0, firstPart, figures);
        return new Tried(candidate, figures, firstPart, totals, totals, seconds(start));
    }

    private Tried rest(Tried first, Candidate.Run run, long start) {
        if (firstPart == fragments) {
            return first;
        }
        PerFragment figures = first.perFragment();
        Totals totals = first.totals().plus(scorer.score(run, firstPart, fragments, figures));
        return new Tried(first.candidate(), figures, fragments, first.totals(), totals, seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
