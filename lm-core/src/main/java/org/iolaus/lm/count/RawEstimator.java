package org.iolaus.lm.count;

/**
 * The raw-count form: relative frequencies, with an additive escape as in Witten and Bell (1991, IEEE Transactions on Information
 * Theory 37:1085, method C): the more different bases were seen for their number, the likelier is another. It predicts reads, errors
 * included, and is what perplexity is measured with.
 */
record RawEstimator(int shortLevels) implements Estimator {

    /** Short contexts occur all over the genome: their escape is that of four pseudo-observations. */
    private static final double SHORT_ESCAPE = 4;

    private static final double ESCAPE_PER_BASE_SEEN = 0.5;

    @Override
    public double estimate(int level, int[] counts, boolean fallback, double[] weights) {
        double sum = 0;
        int seen = 0;
        for (int b = 0; b < 4; b++) {
            sum += counts[b];
            seen += counts[b] > 0 ? 1 : 0;
        }
        for (int b = 0; b < 4; b++) {
            weights[b] = counts[b] / sum;
        }
        double additional = level < shortLevels ? SHORT_ESCAPE : ESCAPE_PER_BASE_SEEN * seen;
        return additional / (sum + additional);
    }

    @Override
    public boolean excludes() {
        return false;
    }
}
