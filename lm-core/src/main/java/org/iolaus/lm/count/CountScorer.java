package org.iolaus.lm.count;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.SequenceScorer;
import org.iolaus.lm.count.CountModel.Prediction;

/** Scores sequences with a {@link CountModel}, on both strands, with a history that forgives errors. */
public final class CountScorer implements SequenceScorer {

    private static final double LOG_2 = Math.log(2);

    /** A pass that leaves more than this to shorter contexts does not know the place. */
    private static final double UNCERTAIN = 0.2;

    /** So many other reads must show a context before it is believed. */
    private static final int SUPPORTED = 3;

    private final CountModel model;
    private final OwnKmers own;
    private final History history;
    private final Prediction prediction = new Prediction();
    private final RememberedPredictions predictions;
    private final LookAhead lookAhead;
    private long packed;
    private byte[] reverse = new byte[512];
    private byte[] piece = new byte[512];
    private float[] forwards = new float[512];
    private float[] backwards = new float[512];

    /**
     * Makes one thread's scorer.
     *
     * @param model the model
     * @param own what is left out of the counts; the caller sets it to the fragment whose reads are scored
     * @param longContext the context length, in bases, from which on a context is unlikely to occur by chance
     */
    CountScorer(CountModel model, OwnKmers own, int longContext) {
        this.model = model;
        this.own = own;
        this.history = new History(longContext);
        this.predictions = new RememberedPredictions(model, own);
        this.lookAhead = model.lookAhead();
    }

    @Override
    public double score(byte[] codes, int length, float[] bits) {
        if (reverse.length < length) {
            reverse = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            bits[i] = 0;
            reverse[i] = (byte) Nucleotide.complement(codes[length - 1 - i]);
        }
        announce(codes, 0, length);
        return pass(codes, length, bits, false) + pass(reverse, length, bits, true);
    }

    /**
     * Tells that a piece of a sequence, or some that are much like it, will be scored next, which is then done faster.
     *
     * @param codes the bases
     * @param from the first base of the piece
     * @param to the base behind its last
     */
    public void announce(byte[] codes, int from, int to) {
        lookAhead.along(codes, from, to);
    }

    /**
     * The bits of a piece of a sequence, each base judged by the passes that know the place: where only one of them has a context
     * that tells (near the ends of a read), that one alone. This is what single edits are weighed with: the mean of both passes
     * would halve what an edit of the first or last bases is worth.
     *
     * @param codes the bases
     * @param from the first base of the piece
     * @param to the base behind its last
     * @return bits
     */
    public double informedScore(byte[] codes, int from, int to) {
        int length = to - from;
        if (forwards.length < length) {
            forwards = new float[2 * length];
            backwards = new float[2 * length];
            reverse = new byte[Math.max(reverse.length, 2 * length)];
            piece = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            piece[i] = codes[from + i];
            reverse[i] = (byte) Nucleotide.complement(codes[to - 1 - i]);
        }
        informedPass(piece, length, forwards);
        informedPass(reverse, length, backwards);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            float forward = forwards[i];
            float backward = backwards[length - 1 - i];
            // The sign tells whether the pass knew the place.
            boolean both = (forward < 0) == (backward < 0);
            sum += both ? (Math.abs(forward) + Math.abs(backward)) / 2 : Math.max(forward, backward);
        }
        return sum;
    }

    /**
     * The short form of {@link #informedScore} for the frequent case of a single base that long contexts on both sides rule out: both
     * histories then go on with the same bases, so that all that differs is the cost of the base itself. Near an end of the sequence
     * the side that knows the place decides.
     *
     * @param codes the bases
     * @param length how many of them
     * @param position the place of the base
     * @param other the code of the base that is weighed against it
     * @return the bits of the other base less those of the base there; not a number where the case is another one
     */
    public double excludedBits(byte[] codes, int length, int position, int other) {
        return bitsAtPlace(codes, length, position, other, this::excludedBits);
    }

    /**
     * What a single base costs where the few reads that show another one are wrong and the sequence goes on as they do: the most that
     * can be held against it, however much the bases behind it are out of place. Where many reads show another base, the history goes on
     * as they do by itself.
     *
     * @param codes the bases
     * @param length how many of them
     * @param position the place of the base
     * @param other the code of the base that is weighed against it
     * @return the bits of the other base less those of the base there; not a number where no read knows the place, or more than a few do
     */
    public double rivalBits(byte[] codes, int length, int position, int other) {
        return bitsAtPlace(codes, length, position, other, this::rivalBits);
    }

    /** What one side says of two bases, behind so many known ones that are packed; infinite where it says nothing. */
    private interface Side {
        double bits(int known, int there, int other);
    }

    private double bitsAtPlace(byte[] codes, int length, int position, int other, Side side) {
        int known = pushBefore(codes, position, Math.max(0, position - Kmer.MAX_K), 1);
        double left = side.bits(known, codes[position], other);
        known = pushBefore(codes, position, Math.min(length - 1, position + Kmer.MAX_K), -1);
        double right = side.bits(known, Nucleotide.complement(codes[position]), Nucleotide.complement(other));
        if (Double.isInfinite(left)) {
            return Double.isInfinite(right) ? Double.NaN : right;
        }
        return Double.isInfinite(right) ? left : (left + right) / 2;
    }

    /** Packs the known bases from one place up to another, in the reading direction of the strand; returns how many they are. */
    private int pushBefore(byte[] codes, int position, int from, int step) {
        packed = 0;
        int known = 0;
        for (int i = from; i != position; i += step) {
            int code = step > 0 ? codes[i] : Nucleotide.complement(codes[i]);
            known = code == Nucleotide.NONE ? 0 : known + 1;
            packed = packed << 2 | (code & 3);
        }
        return known;
    }

    private double rivalBits(int known, int there, int other) {
        if (known < history.longContext()) {
            return Double.POSITIVE_INFINITY;
        }
        model.predict(packed, known, own, prediction);
        if (prediction.observations == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return history.isSeenOften(prediction)
                ? Double.NaN
                : Math.log(prediction.probabilities[there] / prediction.probabilities[other]) / LOG_2;
    }

    private double excludedBits(int known, int there, int other) {
        if (known < history.longContext()) {
            return Double.POSITIVE_INFINITY;
        }
        model.predict(packed, known, own, prediction);
        boolean clear = prediction.escape <= UNCERTAIN && history.isReplaced(other, there, prediction);
        return clear ? Math.log(prediction.probabilities[there] / prediction.probabilities[other]) / LOG_2 : Double.NaN;
    }

    /** Writes the bits of every base, negative where the pass cannot tell the place. */
    private void informedPass(byte[] sequence, int length, float[] bits) {
        history.clear();
        for (int i = 0; i < length; i++) {
            int code = sequence[i];
            Prediction next = predictions.after(history);
            double cost = code == Nucleotide.NONE ? UNKNOWN_BASE_BITS : -Math.log(next.probabilities[code]) / LOG_2;
            bits[i] = (float) (next.escape <= UNCERTAIN ? cost : -cost);
            history.push(code, next);
        }
    }

    /**
     * The distributions over every base, given the bases before it.
     *
     * @param codes the bases
     * @param length how many of them
     * @param probabilities receives four probabilities a base
     * @param escapes receives the probability that the place is another than the contexts tell; 1 where too few reads cover it
     */
    void distributions(byte[] codes, int length, double[] probabilities, double[] escapes) {
        history.clear();
        for (int i = 0; i < length; i++) {
            model.predict(history.bases(), history.known(), own, prediction);
            System.arraycopy(prediction.probabilities, 0, probabilities, 4 * i, 4);
            escapes[i] = prediction.observations >= SUPPORTED ? prediction.escape : 1;
            history.push(codes[i], prediction);
        }
    }

    private double pass(byte[] sequence, int length, float[] bits, boolean backwards) {
        history.clear();
        double sum = 0;
        for (int i = 0; i < length; i++) {
            int code = sequence[i];
            model.predict(history.bases(), history.known(), own, prediction);
            double half = code == Nucleotide.NONE
                    ? UNKNOWN_BASE_BITS / 2
                    : -Math.log(prediction.probabilities[code]) / LOG_2 / 2;
            bits[backwards ? length - 1 - i : i] += (float) half;
            sum += half;
            history.push(code, prediction);
        }
        return sum;
    }
}
