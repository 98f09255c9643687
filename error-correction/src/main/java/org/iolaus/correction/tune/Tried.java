package org.iolaus.correction.tune;

/**
 * A candidate that was tried, with what came of every fragment it was tried on.
 *
 * @param candidate what was tried
 * @param perFragment the figures of every fragment of the sample; 0 where it was not tried or not scored
 * @param fragments how many of the first fragments it was tried on
 * @param first the sums over the first part of the sample
 * @param totals the sums over all fragments it was tried on
 * @param seconds how long it took
 */
record Tried(Candidate candidate, PerFragment perFragment, int fragments, Totals first, Totals totals, double seconds) {

    /**
     * What is known of every fragment of a sample.
     *
     * @param gains the expected gain, in errors
     * @param bits what the raw-count model asks for the corrected reads
     */
    record PerFragment(double[] gains, double[] bits) {

        static PerFragment of(int fragments) {
            return new PerFragment(new double[fragments], new double[fragments]);
        }
    }
}
