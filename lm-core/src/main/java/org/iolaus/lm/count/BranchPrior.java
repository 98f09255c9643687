package org.iolaus.lm.count;

import java.util.Arrays;
import java.util.Map;
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

    private final double[] rates = new double[RATES];
    private final double[] weights = new double[RATES];
    private final double errorRate;
    private final double cut;
    private final float[][] table = new float[TABLED + 1][];

    /**
     * Fits the mixture.
     *
     * @param cells how often each pair of (n, c) was seen, the key being n times 65536 plus c, over bases that are not the most frequent
     */
    BranchPrior(Map<Long, Integer> cells) {
        for (int i = 0; i < RATES; i++) {
            rates[i] = LOWEST_RATE * Math.pow(HIGHEST_RATE / LOWEST_RATE, i / (RATES - 1.0));
        }
        Arrays.fill(weights, 1.0 / RATES);
        maximise(cells);
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
        return n <= TABLED ? table[n][c] : compute(n, c);
    }

    private double compute(int n, int c) {
        double all = 0;
        double genomic = 0;
        double largest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[RATES];
        for (int i = 0; i < RATES; i++) {
            logs[i] = Math.log(weights[i] + 1e-12) + c * Math.log(rates[i]) + (n - c) * Math.log1p(-rates[i]);
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
        double[][] likelihoods = new double[size][RATES];
        double[] occurrences = new double[size];
        int cell = 0;
        for (Map.Entry<Long, Integer> entry : cells.entrySet()) {
            int n = (int) (entry.getKey() >>> 16);
            int c = (int) (entry.getKey() & 0xffff);
            double choose = Gamma.logGamma(n + 1.0) - Gamma.logGamma(c + 1.0) - Gamma.logGamma(n - c + 1.0);
            for (int i = 0; i < RATES; i++) {
                likelihoods[cell][i] = Math.exp(choose + c * Math.log(rates[i]) + (n - c) * Math.log1p(-rates[i]));
            }
            occurrences[cell++] = entry.getValue();
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[RATES];
            double total = 0;
            for (int i = 0; i < size; i++) {
                double sum = 1e-300;
                for (int r = 0; r < RATES; r++) {
                    sum += weights[r] * likelihoods[i][r];
                }
                for (int r = 0; r < RATES; r++) {
                    next[r] += occurrences[i] * weights[r] * likelihoods[i][r] / sum;
                }
                total += occurrences[i];
            }
            for (int r = 0; r < RATES && total > 0; r++) {
                weights[r] = next[r] / total;
            }
        }
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
