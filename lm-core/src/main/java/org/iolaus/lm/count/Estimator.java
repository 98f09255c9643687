package org.iolaus.lm.count;

/** How the counts behind one context become a distribution over the next base, and how much of it is left to shorter contexts. */
interface Estimator {

    /**
     * Turns counts into weights.
     *
     * @param level the model's level, from 0 (the shortest context)
     * @param counts how often each base followed the context, the scored fragment left out; at least one is positive
     * @param fallback whether a longer context was asked before, and was not seen or left something to this one
     * @param weights receives four weights that sum to 1
     * @return the escape probability: the share of the distribution that shorter contexts decide, from 0 to 1
     */
    double estimate(int level, int[] counts, boolean fallback, double[] weights);

    /**
     * Whether what a context leaves to shorter ones goes to the bases that it has not shown.
     *
     * @return false where shorter contexts are blended in for all four bases
     */
    boolean excludes();
}
