package org.iolaus.genomics.kmer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mixture that makes a histogram most likely: a grid over the coverage, then a downhill simplex (Nelder and Mead) from the
 * best places of the grid over coverage, spread and the two shapes of the errors.
 */
final class SpectrumFit {

    /** How often one wrong base comes back at a place, for one read over it: the most that systematic errors do. */
    private static final double REPEATED_ERRORS = 0.02;

    private static final double LEAST_MOST_DECAY = 0.1;
    private static final double LOWEST_COVERAGE = 1.5;
    private static final double GRID_STEP = 1.25;
    private static final double[] SPREADS = {0.15, 0.4};
    private static final int STARTS = 4;
    private static final int EVALUATIONS = 250;

    private final SpectrumBins bins;
    private final int maxCount;

    private final boolean onePeak;

    private SpectrumFit(KmerHistogram histogram, boolean onePeak) {
        this.onePeak = onePeak;
        bins = SpectrumBins.of(histogram);
        maxCount = histogram.maxCount();
    }

    /** The best mixtures found from different starts, the best one first; empty when there are too few bins to fit anything. */
    static List<SpectrumMixture> fit(KmerHistogram histogram, boolean onePeak) {
        SpectrumFit fit = new SpectrumFit(histogram, onePeak);
        if (fit.bins.size() < 5) {
            return List.of();
        }
        return fit.refined(fit.starts());
    }

    /** The best of the local maxima along the coverage, for narrow and for wide peaks. */
    private List<double[]> starts() {
        List<Start> maxima = new ArrayList<>();
        for (double spread : SPREADS) {
            List<Start> grid = new ArrayList<>();
            for (double coverage = LOWEST_COVERAGE; coverage <= maxCount; coverage *= GRID_STEP) {
                double[] point = {Math.log(coverage), Math.log(spread), Math.log(0.1), 0};
                grid.add(new Start(point, mixture(point).logLikelihood()));
            }
            for (int i = 0; i < grid.size(); i++) {
                double value = grid.get(i).logLikelihood;
                boolean rises = i == 0 || value > grid.get(i - 1).logLikelihood;
                boolean falls = i == grid.size() - 1 || value >= grid.get(i + 1).logLikelihood;
                if (rises && falls) {
                    maxima.add(grid.get(i));
                }
            }
        }
        maxima.sort(Comparator.comparingDouble(start -> -start.logLikelihood));
        return maxima.stream().limit(STARTS).map(Start::point).toList();
    }

    private record Start(double[] point, double logLikelihood) {}

    private List<SpectrumMixture> refined(List<double[]> starts) {
        List<SpectrumMixture> found = new ArrayList<>();
        for (double[] start : starts) {
            SimplexOptimizer optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-9, 1e-3, EVALUATIONS / 2));
            @Nullable
            PointValuePair best = optimizer.optimize(
                    new MaxEval(10 * EVALUATIONS),
                    new ObjectiveFunction(point -> mixture(point).logLikelihood()),
                    GoalType.MAXIMIZE,
                    new InitialGuess(start),
                    new NelderMeadSimplex(new double[] {0.1, 0.3, 0.7, 0.7}));
            if (best != null) {
                found.add(mixture(best.getPoint()));
            }
        }
        found.sort(Comparator.comparingDouble(mixture -> -mixture.logLikelihood()));
        return found;
    }

    /** Free numbers to a shape: logarithms and a logit, held within the ranges in which the components keep their meaning. */
    private SpectrumMixture mixture(double[] point) {
        double coverage = Math.exp(clamp(point[0], Math.log(0.5), Math.log(2.0 * maxCount)));
        double spread = Math.exp(clamp(point[1], Math.log(0.01), Math.log(2)));
        double errorShape = Math.exp(clamp(point[2], Math.log(1e-3), 0));
        double repeated = REPEATED_ERRORS * coverage;
        double mostDecay = Math.max(LEAST_MOST_DECAY, repeated / (1 + repeated));
        double errorDecay = mostDecay / (1 + Math.exp(-clamp(point[3], -12, 12)));
        return new SpectrumMixture(
                bins, maxCount, new SpectrumMixture.Shape(coverage, spread, errorShape, errorDecay, onePeak));
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
