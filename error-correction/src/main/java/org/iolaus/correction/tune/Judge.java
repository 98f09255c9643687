package org.iolaus.correction.tune;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.correction.correct.ConsensusCorrector;

/**
 * Compares what was tried on one sample. A candidate's score is its expected gain, or, where perplexity decides, its bits per base with
 * the sign turned; either is a sum over fragments, so that differences have an interval by resampling fragments.
 */
final class Judge {

    /** A loser's difference is this many standard errors below zero. */
    private static final double BEYOND_DOUBT = 6;

    /** So many errors are given away for fewer edits, where there are few. */
    private static final double NEGLIGIBLE_ERRORS = 0.1;

    /** A smaller share of the gain than this is not looked for. */
    private static final double SEARCHED_GAIN = 0.0001;

    private final TunerSettings settings;
    private final int allFragments;
    private final double errors;
    private final double firstErrors;

    /**
     * Makes a judge.
     *
     * @param settings what decides, and how differences are resampled
     * @param allFragments how many fragments the sample has
     * @param errors how many errors are expected in it
     * @param firstErrors how many in its first part
     */
    Judge(TunerSettings settings, int allFragments, double errors, double firstErrors) {
        this.settings = settings;
        this.allFragments = allFragments;
        this.errors = errors;
        this.firstErrors = firstErrors;
    }

    /** What decides, over all fragments that were tried; higher is better. */
    double score(Tried t) {
        return settings.objective() == Objective.POSTERIOR
                ? expectedGain(t)
                : -t.totals().bitsPerBase();
    }

    /** The best of those that saw the whole sample; of equal ones that with the fewest edits, then that tried first. */
    Optional<Tried> best(List<Tried> tried) {
        return tried.stream()
                .filter(this::complete)
                .min(Comparator.comparingDouble((Tried t) -> -score(t))
                        .thenComparingLong(t -> t.totals().edits()));
    }

    /**
     * Those that are chosen from. A consensus asks others, takes their time together, and goes by the posterior that judges it, so that it
     * hardly ever looks worse than they: it counts only where it is better than the best of the others by enough, and not by chance; or as
     * {@link #preferred} has it.
     */
    List<Tried> eligible(List<Tried> tried, Tried nothing) {
        List<Tried> single =
                tried.stream().filter(t -> !asksOthers(t.candidate().tool())).toList();
        Tried best = best(single).orElse(nothing);
        double worth = share(Verdict.WORTH_ASKING, 0, best, nothing);
        return tried.stream()
                .filter(t -> !asksOthers(t.candidate().tool()) || isWorthAsking(trial(t, best), worth))
                .toList();
    }

    private static boolean isWorthAsking(Trial trial, double worth) {
        return trial.differenceLow() > 0 && trial.difference() > worth;
    }

    /** Whether a tool goes by what others make of the reads. */
    static boolean asksOthers(String tool) {
        return tool.equals(ConsensusCorrector.NAME);
    }

    /**
     * The one to use: among those that cannot be told from the best and give away no gain worth having, that with the fewest edits.
     *
     * @param tried what can be chosen
     * @param best the best of them
     * @param negligible how much of the score may be given away
     */
    Tried choose(List<Tried> tried, Tried best, double negligible) {
        return tried.stream()
                .filter(t -> complete(t) && score(best) - score(t) <= negligible)
                .filter(t -> t.totals().edits() < best.totals().edits())
                .sorted(Comparator.comparingLong(t -> t.totals().edits()))
                .filter(t -> trial(t, best).tied())
                .findFirst()
                .orElse(best);
    }

    /**
     * The consensus instead of the one to use where chance may have made the difference of their expected gains, and language model and
     * channel take fewer bits for the reads as the consensus corrects them; against the best one likewise. On real reads, amplicons and small
     * genomes above all, expected gain overrates a corrector that turns everything into what is most frequent. Whether the difference in
     * bits, over the fragments that were scored in bits, may be chance is not asked.
     *
     * @param tried all that was tried
     * @param chosen the one to use by expected gain
     * @param best the one with the highest expected gain of those that are chosen from
     * @param nothing leaving the reads as they are
     */
    Tried preferred(List<Tried> tried, Tried chosen, Tried best, Tried nothing) {
        if (settings.objective() != Objective.POSTERIOR || chosen.equals(nothing)) {
            return chosen;
        }
        return tried.stream()
                .filter(t -> complete(t) && asksOthers(t.candidate().tool()))
                .filter(t -> Stream.of(chosen, best).allMatch(other -> savesBits(t, other, nothing)))
                .filter(t -> Stream.of(chosen, best)
                        .allMatch(other -> trial(t, other).tied()))
                .findFirst()
                .orElse(chosen);
    }

    /** Whether one saves more bits than another, by enough, against leaving the reads as they are. */
    private static boolean savesBits(Tried one, Tried other, Tried nothing) {
        double saved = posteriorBits(nothing) - posteriorBits(other);
        return posteriorBits(other) - posteriorBits(one) > Verdict.WORTH_ASKING * Math.max(0, saved);
    }

    private static double posteriorBits(Tried t) {
        Totals totals = t.totals();
        return (totals.modelBits() + totals.channelBits()) / Math.max(1, totals.rawBases());
    }

    /** So much of the score is given away for fewer edits in the end. */
    double negligible(Tried best, Tried nothing) {
        return share(Verdict.NEGLIGIBLE_LOSS, NEGLIGIBLE_ERRORS, best, nothing);
    }

    /** So much of the score is not worth a search: a small share of what the best one wins, or the worth of a single error. */
    double notWorthSearching(Tried best, Tried nothing) {
        return share(SEARCHED_GAIN, 1, best, nothing);
    }

    /** A share of what the best one wins, or the worth of so many errors where that is more. */
    private double share(double ofGain, double ofErrors, Tried best, Tried nothing) {
        double share = Math.max(ofGain, ofErrors / Math.max(1, errors));
        return settings.objective() == Objective.POSTERIOR ? share : share * Math.max(0, score(best) - score(nothing));
    }

    /** Whether the best one is not worth the harm it may do. Perplexity knows no such measure. */
    boolean isWorthless(Tried best) {
        return settings.objective() == Objective.POSTERIOR && expectedGain(best) < Verdict.WORTHWHILE;
    }

    /** Whether a candidate that was tried on the first part lags behind another one by more than chance allows. */
    boolean isHopeless(Tried t, Tried leader) {
        double[] differences = differences(t, leader, t.fragments());
        double sum = 0;
        double squares = 0;
        for (double difference : differences) {
            sum += difference;
            squares += difference * difference;
        }
        // The standard error of the sum, about its mean: the scores of perplexity differ in every fragment.
        double variance = squares - sum * sum / Math.max(1, differences.length);
        return sum < -BEYOND_DOUBT * Math.sqrt(Math.max(0, variance));
    }

    /** The report of a candidate, with its difference from another one. */
    Trial trial(Tried t, Tried reference) {
        int fragments = Math.min(t.fragments(), reference.fragments());
        double[] differences = t.equals(reference) ? new double[0] : differences(t, reference, fragments);
        PairedBootstrap.Interval interval =
                new PairedBootstrap(settings.replicates(), settings.seed()).interval(differences);
        double difference = 0;
        for (double d : differences) {
            difference += d;
        }
        Totals totals = t.totals();
        double rawBases = Math.max(1, totals.rawBases());
        return new Trial(
                t.candidate().tool(),
                t.candidate().k(),
                complete(t),
                t.fragments(),
                totals.edits(),
                totals.readsChanged(),
                expectedGain(t),
                difference,
                interval.low(),
                interval.high(),
                posteriorBits(t),
                totals.modelBits() / rawBases,
                totals.channelBits() / rawBases,
                totals.bitsPerBase(),
                totals.innerBits() / Math.max(1, totals.innerBases()),
                t.seconds());
    }

    private boolean complete(Tried t) {
        return t.fragments() == allFragments;
    }

    double expectedGain(Tried t) {
        double sum = 0;
        for (int i = 0; i < t.fragments(); i++) {
            sum += t.perFragment().gains()[i];
        }
        return sum / expectedErrors(t.fragments());
    }

    /** Never 0, which would make any figure infinite. */
    private double expectedErrors(int fragments) {
        double expected = fragments == allFragments ? errors : firstErrors;
        return expected == 0 ? 1 : expected;
    }

    /** The difference of the scores over some of the first fragments, fragment by fragment. */
    private double[] differences(Tried one, Tried other, int fragments) {
        double[] differences = scores(one, fragments);
        double[] others = scores(other, fragments);
        for (int i = 0; i < fragments; i++) {
            differences[i] -= others[i];
        }
        return differences;
    }

    private double[] scores(Tried t, int fragments) {
        boolean gain = settings.objective() == Objective.POSTERIOR;
        double[] figures = gain ? t.perFragment().gains() : t.perFragment().bits();
        Totals totals = fragments == allFragments ? t.totals() : t.first();
        double scale = gain ? 1 / expectedErrors(fragments) : -1.0 / Math.max(1, totals.correctedBases());
        double[] scores = new double[fragments];
        for (int i = 0; i < fragments; i++) {
            scores[i] = scale * figures[i];
        }
        return scores;
    }
}
