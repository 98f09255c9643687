package org.iolaus.lm.count;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.commons.math3.special.Gamma;

/**
 * How likely a base that followed a context c of n times, and is not the most frequent one, belongs to the genome (a repeat, an allele,
 * another strain) and is not made of sequencing errors. Each such base has a rate r at which it is observed; the distribution of r over
 * the genome is estimated from the data as a mixture on a fixed grid by expectation maximisation (the non-parametric maximum-likelihood
 * estimate of a mixing distribution: Laird 1978, JASA 73:805), so that nothing about ploidy, strains or the error rate has to be known.
 * Rates above a cut, set from the mean of the low ones, are genomic.
 */
final class BranchPrior {

    private static final int RATES = 40;
    private static final double LOWEST_RATE = 1e-5;
    private static final double HIGHEST_RATE = 0.5;

    /** Rates from here on are no sequencing errors in any case. */
    private static final double ERRORS_END = 0.04;

    /** A genomic branch is seen at least this many times as often as the mean error. */
    private static final double CUT_OVER_MEAN_ERROR = 6;

    private static final double LOWEST_CUT = 0.008;
    private static final int ITERATIONS = 500;
    private static final int TABLED = 128;

    /** Rates that explain a cell so much worse than the best one does have no part in it. */
    private static final double NEGLIGIBLE = 1e-40;

    /** Pairs of (n, c) have this many bits: four counts of 16 bits add up to n. */
    private static final int PAIR_BITS = 34;

    private static final int REMEMBERED_BITS = 15;

    /** Odd, so that no two pairs are scrambled into the same number of {@value #PAIR_BITS} bits. */
    private static final long SCRAMBLE = 0x1E3779B97L;

    private final double[] rates = new double[RATES];
    private final double[] weights = new double[RATES];
    private final double[] logRates = new double[RATES];
    private final double[] logMisses = new double[RATES];
    private final double[] logWeights = new double[RATES];
    private final double errorRate;
    private final double cut;
    private final float[][] table = new float[TABLED + 1][];
    private final AtomicLongArray remembered = new AtomicLongArray(1 << REMEMBERED_BITS);

    /**
     * Fits the mixture.
     *
     * @param cells how often each pair of (n, c) was seen, the key being n times 65536 plus c, over bases that are not the most frequent
     */
    BranchPrior(Map<Long, Integer> cells) {
        for (int i = 0; i < RATES; i++) {
            rates[i] = LOWEST_RATE * Math.pow(HIGHEST_RATE / LOWEST_RATE, i / (RATES - 1.0));
            logRates[i] = Math.log(rates[i]);
            logMisses[i] = Math.log1p(-rates[i]);
        }
        Arrays.fill(weights, 1.0 / RATES);
        maximise(cells);
        for (int i = 0; i < RATES; i++) {
            logWeights[i] = Math.log(weights[i] + 1e-12);
        }
        this.errorRate = meanErrorRate();
        this.cut = Math.max(LOWEST_CUT, CUT_OVER_MEAN_ERROR * errorRate);
        for (int n = 1; n <= TABLED; n++) {
            table[n] = new float[n + 1];
            for (int c = 0; c <= n; c++) {
                table[n][c] = (float) compute(n, c);
            }
        }
    }

    /** The mean rate at which one wrong base is seen instead of the right one. */
    double errorRate() {
        return errorRate;
    }

    /** The rate from which on a base is taken for genomic. */
    double cut() {
        return cut;
    }

    /** The share of bases with a rate above the cut: the density of branches. */
    double branches() {
        double sum = 0;
        for (int i = 0; i < RATES; i++) {
            sum += rates[i] >= cut ? weights[i] : 0;
        }
        return sum;
    }

    /** The probability that a base seen c of n times, not the most frequent one, is genomic. */
    double genomic(int n, int c) {
        return n <= TABLED ? table[n][c] : remember(n, c);
    }

    /**
     * Looks a pair up among those asked for before, which deep data ask for over and over. A place holds the value in its lower half and
     * in its upper half what tells the pair from the others of the place; it is never 0. A thread that overwrites another's value
     * writes what anyone would.
     */
    private double remember(int n, int c) {
        long scrambled = (((long) n << 16 | c) * SCRAMBLE) & ((1L << PAIR_BITS) - 1);
        int place = (int) (scrambled & ((1 << REMEMBERED_BITS) - 1));
        long tag = (scrambled >>> REMEMBERED_BITS) + 1;
        long known = remembered.getOpaque(place);
        if (known >>> 32 == tag) {
            return Float.intBitsToFloat((int) known);
        }
        float value = (float) compute(n, c);
        remembered.setOpaque(place, tag << 32 | Integer.toUnsignedLong(Float.floatToRawIntBits(value)));
        return value;
    }

    /** The plain form, which takes as many exponentials as there are rates. */
    double compute(int n, int c) {
        double all = 0;
        double genomic = 0;
        double largest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[RATES];
        for (int i = 0; i < RATES; i++) {
            logs[i] = logWeights[i] + c * logRates[i] + (n - c) * logMisses[i];
            largest = Math.max(largest, logs[i]);
        }
        for (int i = 0; i < RATES; i++) {
            double share = Math.exp(logs[i] - largest);
            all += share;
            genomic += rates[i] >= cut ? share : 0;
        }
        return genomic / all;
    }

    private void maximise(Map<Long, Integer> cells) {
        int size = cells.size();
        double[][] likelihoods = new double[size][];
        int[] first = new int[size];
        double[] occurrences = new double[size];
        double total = 0;
        int cell = 0;
        for (Map.Entry<Long, Integer> entry : cells.entrySet()) {
            double[] all = likelihoods((int) (entry.getKey() >>> 16), (int) (entry.getKey() & 0xffff));
            double least = NEGLIGIBLE * Arrays.stream(all).max().orElse(0);
            while (all[first[cell]] < least) {
                first[cell]++;
            }
            int end = RATES;
            while (all[end - 1] < least) {
                end--;
            }
            likelihoods[cell] = Arrays.copyOfRange(all, first[cell], end);
            occurrences[cell++] = entry.getValue();
            total += entry.getValue();
        }
        for (int iteration = 0; iteration < ITERATIONS && total > 0; iteration++) {
            double[] next = new double[RATES];
            for (int i = 0; i < size; i++) {
                share(likelihoods[i], first[i], occurrences[i], next);
            }
            for (int r = 0; r < RATES; r++) {
                weights[r] = next[r] / total;
            }
        }
    }

    /** Adds a cell's occurrences to the rates, to each as far as it explains them. */
    private void share(double[] likelihoods, int first, double occurrences, double[] next) {
        double sum = 1e-300;
        for (int i = 0; i < likelihoods.length; i++) {
            sum += weights[first + i] * likelihoods[i];
        }
        double each = occurrences / sum;
        for (int i = 0; i < likelihoods.length; i++) {
            next[first + i] += each * weights[first + i] * likelihoods[i];
        }
    }

    private double[] likelihoods(int n, int c) {
        double choose = Gamma.logGamma(n + 1.0) - Gamma.logGamma(c + 1.0) - Gamma.logGamma(n - c + 1.0);
        double[] likelihoods = new double[RATES];
        for (int i = 0; i < RATES; i++) {
            likelihoods[i] = Math.exp(choose + c * logRates[i] + (n - c) * logMisses[i]);
        }
        return likelihoods;
    }

    private double meanErrorRate() {
        double mass = 0;
        double sum = 0;
        for (int i = 0; i < RATES && rates[i] < ERRORS_END; i++) {
            mass += weights[i];
            sum += weights[i] * rates[i];
        }
        return mass == 0 ? LOWEST_RATE : sum / mass;
    }
}
