package org.iolaus.genomics.kmer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * A k-mer spectrum as a mixture over counts x = 1, 2, ...: sequencing errors, peaks of the genome, and a background for what neither
 * explains. With the k-mer coverage c and the relative spread v of depth along the genome:
 *
 * <ul>
 *   <li>errors: a zero-truncated negative binomial with shape a &lt;= 1, which falls from x = 1 on;
 *   <li>the peaks at c/2 (one of two alleles), c, 2c, 3c and 4c: zero-truncated negative binomials with variance m + m² v² / copies,
 *       where m is the mean (after GenomeScope, Vurture et al., Bioinformatics 2017). Copies in different places vary in depth
 *       independently; the two alleles of one place do not, so c/2 has the spread of c;
 *   <li>background: proportional to 1/x up to the largest count.
 * </ul>
 *
 * <p>For given shapes the weights that make the histogram most likely follow from expectation maximisation.
 */
final class SpectrumMixture {

    static final int ERRORS = 0;
    static final int BACKGROUND = 1;
    static final int ONE_ALLELE = 2;
    static final int SINGLE_COPY = 3;
    static final int COMPONENTS = 7;

    /** Below this coverage one allele's peak cannot be told from the errors. */
    static final double LEAST_COVERAGE_FOR_ALLELES = 8;

    /** At most so many k-mers twice for one once: more, and what was called twice would be the single copy. */
    private static final double MOST_REPEATS = 0.4;

    /** At most so many k-mers of one allele for one shared by both: more than 3 % of differing bases. */
    private static final double MOST_ALLELES = 2;

    private static final int ITERATIONS = 80;
    private static final double SMALL_CHANGE = 1e-6;
    private static final double TINY = 1e-300;

    /** The numbers that shape the components. */
    record Shape(double coverage, double spread, double errorShape, double errorDecay, boolean onePeak) {}

    private final SpectrumBins bins;
    private final Shape shape;
    private final List<Distribution> distributions = new ArrayList<>();
    private final double[][] probability = new double[COMPONENTS][];
    private final double[] weight = new double[COMPONENTS];
    private double logLikelihood;

    SpectrumMixture(SpectrumBins bins, int maxCount, Shape shape) {
        this.bins = bins;
        this.shape = shape;
        double size = 1 / (shape.spread() * shape.spread());
        distributions.add(errors(shape.errorShape(), shape.errorDecay()));
        distributions.add(background(maxCount));
        distributions.add(peak(shape.coverage() / 2, size));
        for (int copies = 1; copies <= COMPONENTS - SINGLE_COPY; copies++) {
            distributions.add(peak(copies * shape.coverage(), copies * size));
        }
        for (int component = 0; component < COMPONENTS; component++) {
            probability[component] = values(bins, distributions.get(component));
        }
        fitWeights();
    }

    Shape shape() {
        return shape;
    }

    /** The log likelihood of the histogram. */
    double logLikelihood() {
        return logLikelihood;
    }

    /** The share of all different k-mers that belong to a component. */
    double weight(int component) {
        return weight[component];
    }

    /** The expected number of different k-mers in a bin, all components together, for a histogram of one k-mer. */
    double density(int bin) {
        double sum = 0;
        for (int component = 0; component < COMPONENTS; component++) {
            sum += weight[component] * probability[component][bin];
        }
        return sum;
    }

    /** The expected number of different k-mers at a count, for a histogram of one k-mer. */
    double densityAt(int count) {
        double logFactorial = Gamma.logGamma(count + 1.0);
        double sum = 0;
        for (int component = 0; component < COMPONENTS; component++) {
            sum += weight[component] * distributions.get(component).at(count, logFactorial);
        }
        return sum;
    }

    /** The expected share of a component in a bin, for each of the bin's counts and a histogram of one k-mer. */
    double densityOf(int component, int bin) {
        return weight[component] * probability[component][bin] / bins.width[bin];
    }

    /** The probability that a k-mer in a bin belongs to a component. */
    double posterior(int component, int bin) {
        return weight[component] * probability[component][bin] / Math.max(TINY, density(bin));
    }

    /** The probability that a k-mer of the peak at a mean is never observed. */
    double unseen(double mean) {
        double size = 1 / (shape.spread() * shape.spread());
        return Math.exp(-size * Math.log1p(mean / size));
    }

    private void fitWeights() {
        double total = Arrays.stream(bins.distinct).sum();
        Arrays.fill(weight, 1.0 / COMPONENTS);
        limit();
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS && change > SMALL_CHANGE; iteration++) {
            double[] before = weight.clone();
            double[] next = new double[COMPONENTS];
            for (int bin = 0; bin < bins.size(); bin++) {
                double share = bins.distinct[bin] / Math.max(TINY, density(bin)) / total;
                for (int component = 0; component < COMPONENTS; component++) {
                    next[component] += share * probability[component][bin] * weight[component];
                }
            }
            System.arraycopy(next, 0, weight, 0, COMPONENTS);
            limit();
            change = 0;
            for (int component = 0; component < COMPONENTS; component++) {
                change = Math.max(change, Math.abs(weight[component] - before[component]));
            }
        }
        logLikelihood = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            logLikelihood += bins.distinct[bin] * Math.log(Math.max(TINY, density(bin)));
        }
    }

    /** Keeps the peaks in the order that makes c the coverage of a single copy; what is cut off goes to the background. */
    private void limit() {
        double single = weight[SINGLE_COPY];
        limit(ONE_ALLELE, alleles() ? MOST_ALLELES * single : 0);
        double most = shape.onePeak() ? 0 : MOST_REPEATS * single;
        for (int component = SINGLE_COPY + 1; component < COMPONENTS; component++) {
            limit(component, most);
            most = Math.min(most, weight[component]);
        }
    }

    private void limit(int component, double most) {
        double excess = Math.max(0, weight[component] - most);
        weight[component] -= excess;
        weight[BACKGROUND] += excess;
    }

    private boolean alleles() {
        return !shape.onePeak() && shape.coverage() >= LEAST_COVERAGE_FOR_ALLELES;
    }

    private static double[] values(SpectrumBins bins, Distribution distribution) {
        double[] values = new double[bins.size()];
        for (int bin = 0; bin < values.length; bin++) {
            values[bin] = bins.width[bin] * distribution.at(bins.center[bin], bins.logFactorial[bin]);
        }
        return values;
    }

    private static Distribution errors(double a, double decay) {
        // Log of (1-p)^a / (1 - (1-p)^a), which makes the truncated distribution sum to 1.
        double log = a * Math.log1p(-decay);
        double norm = log - Math.log(-Math.expm1(log)) - Gamma.logGamma(a);
        return (x, logFactorial) -> Math.exp(norm + Gamma.logGamma(x + a) - logFactorial + x * Math.log(decay));
    }

    private static Distribution background(int maxCount) {
        double norm = 1 / (Math.log(maxCount + 0.5) + Math.log(2));
        return (x, logFactorial) -> norm / x;
    }

    private static Distribution peak(double mean, double size) {
        double logFailure = -Math.log1p(mean / size);
        double norm = -Gamma.logGamma(size) + size * logFailure - Math.log(-Math.expm1(size * logFailure));
        double logSuccess = Math.log(mean / (size + mean));
        return (x, logFactorial) -> Math.exp(norm + Gamma.logGamma(x + size) - logFactorial + x * logSuccess);
    }

    /** The probability of a count x, given ln(x!). */
    @FunctionalInterface
    private interface Distribution {
        double at(double x, double logFactorial);
    }
}
