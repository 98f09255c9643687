package org.iolaus.lm.count;

/**
 * The denoised form: a model of the genome, not of the reads. A base counts by its observations times the probability that it is
 * genomic ({@link BranchPrior}); the escape is what the data themselves show to be missed after n observations ({@link EscapeRates}).
 * With raw counts, an error seen as often as errors are would be predicted as such, and be paid for twice once the noise channel is
 * asked as well.
 */
record DenoisedEstimator(BranchPrior[] branches, EscapeRates escapes) implements Estimator {

    @Override
    public double estimate(int level, int[] counts, boolean fallback, double[] weights) {
        int n = 0;
        int top = 0;
        for (int count : counts) {
            n += count;
            top = Math.max(top, count);
        }
        double sum = 0;
        for (int b = 0; b < 4; b++) {
            double genomic = counts[b] == 0 ? 0 : counts[b] == top ? 1 : branches[level].genomic(n, counts[b]);
            weights[b] = counts[b] * genomic;
            sum += weights[b];
        }
        for (int b = 0; b < 4; b++) {
            weights[b] /= sum;
        }
        return escapes.escape(level, fallback, n);
    }

    @Override
    public boolean excludes() {
        return true;
    }
}
