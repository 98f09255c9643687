package org.iolaus.lm.count;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.count.CountModel.Prediction;

/**
 * The bases before the next one, tolerant of errors: where a base is all but ruled out by a long context that was seen often, the base
 * expected there goes into the history instead, so that one error is paid for once and not again in every context behind it (the
 * tolerant context models of DNA compressors: Pratas, Hosseini, Pinho 2017, "Substitutional tolerant Markov models for relative
 * compression of DNA sequences"). After too many replacements the sequence itself is believed again.
 */
final class History {

    private static final double RULED_OUT = 0.01;
    private static final double EXPECTED = 0.85;
    private static final int SEEN_OFTEN = 3;
    private static final int MOST_REPLACEMENTS = 5;

    private final int longContext;
    private long tolerant;
    private long observed;
    private int known;
    private int observedKnown;
    private int replacements;
    private int sinceReplacement;

    History(int longContext) {
        this.longContext = longContext;
    }

    void clear() {
        tolerant = 0;
        observed = 0;
        known = 0;
        observedKnown = 0;
        replacements = 0;
        sinceReplacement = 0;
    }

    long bases() {
        return tolerant;
    }

    int known() {
        return known;
    }

    /**
     * Takes the next base.
     *
     * @param code the base, or none
     * @param prediction what was expected in its place
     */
    void push(int code, Prediction prediction) {
        observedKnown = code == Nucleotide.NONE ? 0 : Math.min(Kmer.MAX_K, observedKnown + 1);
        observed = observed << 2 | (code & 3);
        if (++sinceReplacement > Kmer.MAX_K) {
            replacements = 0;
        }
        int expected = expected(prediction);
        if (isReplaced(code, expected, prediction)) {
            replacements++;
            sinceReplacement = 0;
            code = expected;
        }
        if (replacements > MOST_REPLACEMENTS || code == Nucleotide.NONE) {
            tolerant = observed;
            known = observedKnown;
            replacements = 0;
            return;
        }
        tolerant = tolerant << 2 | code;
        known = Math.min(Kmer.MAX_K, known + 1);
    }

    /**
     * Whether the expected base goes into the history in place of this one.
     *
     * @param code the base, or none
     * @param expected another base
     * @param prediction what was expected in its place
     */
    boolean isReplaced(int code, int expected, Prediction prediction) {
        boolean trusted = prediction.context >= longContext
                && isSeenOften(prediction)
                && prediction.probabilities[expected] >= EXPECTED;
        boolean ruledOut = code == Nucleotide.NONE || prediction.probabilities[code] < RULED_OUT;
        return trusted && ruledOut && code != expected;
    }

    /** Whether so many reads show a context that what they expect may go into the history. */
    boolean isSeenOften(Prediction prediction) {
        return prediction.observations >= SEEN_OFTEN;
    }

    /** The length, in bases, from which on a context is unlikely to occur by chance. */
    int longContext() {
        return longContext;
    }

    private static int expected(Prediction prediction) {
        int best = 0;
        for (int b = 1; b < 4; b++) {
            best = prediction.probabilities[b] > prediction.probabilities[best] ? b : best;
        }
        return best;
    }
}
