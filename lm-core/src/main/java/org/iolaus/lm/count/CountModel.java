package org.iolaus.lm.count;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;

/**
 * A language model of DNA that is nothing but k-mer counts. The counts of length k give, for a context of k - 1 bases, how often each
 * base followed it; since they are canonical, both strands are in them. Several lengths (levels) are interpolated: the longest context
 * speaks first, and what it leaves (its escape probability) goes to the next shorter one, the last of it to all four bases alike. What
 * a level's counts mean is the form's business ({@link Estimator}): raw for perplexity, denoised for the posterior.
 */
public final class CountModel {

    /** No base is ever taken for less likely than this: what the genome may hold that no read has shown, whatever the depth. */
    static final double LEAST_PROBABILITY = 1e-5;

    /** A base with less than this share of the observations behind a context counts as not seen there. */
    private static final double SEEN_SHARE = 0.002;

    /** Escape mass under this is shared among the four bases without asking shorter contexts. */
    private static final double NEGLIGIBLE_ESCAPE = 1e-4;

    private final KmerCounts[] levels;
    private final Estimator estimator;

    private CountModel(KmerCounts[] levels, Estimator estimator) {
        this.levels = levels;
        this.estimator = estimator;
    }

    /**
     * A model over count tables.
     *
     * @param counts one table a level, of different lengths
     * @param estimator the form
     */
    static CountModel of(List<KmerCounts> counts, Estimator estimator) {
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("a count model needs at least 1 level, had 0");
        }
        KmerCounts[] levels =
                counts.stream().sorted(Comparator.comparingInt(KmerCounts::k)).toArray(KmerCounts[]::new);
        return new CountModel(levels, estimator);
    }

    /**
     * The k-mer lengths of the levels.
     *
     * @return ascending
     */
    public List<Integer> lengths() {
        return Arrays.stream(levels).map(KmerCounts::k).toList();
    }

    int levels() {
        return levels.length;
    }

    /** The bases before the next one that a level looks at. */
    int context(int level) {
        return levels[level].k() - 1;
    }

    /** What announces the contexts of sequences that are looked up most: the longest, and those asked where they leave a doubt. */
    LookAhead lookAhead() {
        return new LookAhead(Arrays.copyOfRange(levels, Math.max(0, levels.length - 2), levels.length));
    }

    /**
     * How often each base followed a context, the own fragment left out.
     *
     * @param level the level
     * @param history the last bases, two bits each, the latest lowest; at least as many as the level's context are known
     * @param own what is left out
     * @param counts receives four counts
     * @return their sum
     */
    int follow(int level, long history, OwnKmers own, int[] counts) {
        KmerCounts table = levels[level];
        int k = table.k();
        long before = history & Kmer.mask(k - 1);
        // The reverse complement of context and base is the base's complement in front of the context's reverse
        // complement.
        long reverse = Kmer.reverseComplement(before, k - 1);
        int sum = 0;
        for (int b = 0; b < 4; b++) {
            long canonical = Math.min(before << 2 | b, (long) (3 - b) << (2 * (k - 1)) | reverse);
            counts[b] = own.without(level, canonical, table.count(canonical));
            sum += counts[b];
        }
        return sum;
    }

    /**
     * The distribution over the next base.
     *
     * @param history the last bases, two bits each, the latest lowest
     * @param known how many of them are known
     * @param own what is left out of the counts
     * @param prediction receives the distribution and where it came from
     */
    void predict(long history, int known, OwnKmers own, Prediction prediction) {
        double[] p = prediction.probabilities;
        p[0] = p[1] = p[2] = p[3] = 0;
        prediction.observations = 0;
        prediction.context = 0;
        prediction.escape = 1;
        prediction.excluded = 0;
        boolean fallback = false;
        double rest = 1;
        for (int level = levels.length - 1; level >= 0 && rest > NEGLIGIBLE_ESCAPE; level--) {
            if (known < context(level)) {
                continue;
            }
            int n = weigh(level, history, fallback, own, prediction);
            fallback = true;
            if (n == 0) {
                continue;
            }
            double escape = prediction.levelEscape;
            for (int b = 0; b < 4; b++) {
                p[b] += rest * (1 - escape) * prediction.weights[b];
            }
            if (prediction.observations == 0) {
                prediction.observations = n;
                prediction.context = context(level);
                prediction.escape = escape;
            }
            rest *= escape;
            if (estimator.excludes()) {
                prediction.excludeSeen();
            }
        }
        for (int b = 0; b < 4; b++) {
            p[b] = (p[b] + rest / 4) * (1 - 4 * LEAST_PROBABILITY) + LEAST_PROBABILITY;
        }
    }

    /**
     * What one level says of the bases that no longer context has shown.
     *
     * @return how often the context was seen; 0 where it tells of no further base
     */
    int weigh(int level, long history, boolean fallback, OwnKmers own, Prediction prediction) {
        int n = follow(level, history, own, prediction.counts);
        if (n == 0) {
            return 0;
        }
        prediction.levelEscape = estimator.estimate(level, prediction.counts, fallback, prediction.weights);
        return prediction.leaveExcludedOut() ? n : 0;
    }

    /** A distribution over the next base, with the working space to make it. */
    static final class Prediction {

        /** The probability of each base; they sum to 1. */
        final double[] probabilities = new double[4];

        /** How many bases the longest context that was seen has. */
        int context;

        /** How often it was seen. */
        int observations;

        /** The probability that the base is none of those seen behind it. */
        double escape;

        private final int[] counts = new int[4];
        private final double[] weights = new double[4];
        private double levelEscape;
        private int excluded;

        /** Whether the level asked last has shown a base. */
        boolean shown(int code) {
            return weights[code] >= SEEN_SHARE;
        }

        /**
         * Leaves the bases that the level asked last has shown to it: to escape from it is to see another one (exclusion in prediction by
         * partial matching: Cleary and Witten 1984, IEEE Transactions on Communications 32:396).
         */
        void excludeSeen() {
            for (int b = 0; b < 4; b++) {
                excluded |= weights[b] >= SEEN_SHARE ? 1 << b : 0;
            }
        }

        private boolean leaveExcludedOut() {
            if (excluded == 0) {
                return true;
            }
            double sum = 0;
            for (int b = 0; b < 4; b++) {
                weights[b] = (excluded >>> b & 1) == 1 ? 0 : weights[b];
                sum += weights[b];
            }
            for (int b = 0; b < 4 && sum >= SEEN_SHARE; b++) {
                weights[b] /= sum;
            }
            return sum >= SEEN_SHARE;
        }
    }
}
