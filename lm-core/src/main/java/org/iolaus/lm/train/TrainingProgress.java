package org.iolaus.lm.train;

/**
 * Where training stands.
 *
 * @param step how many times the weights changed
 * @param tokens how many tokens the model was trained on
 * @param bestStep after how many steps it was best
 * @param best its figure on the held-out reads then
 * @param looksSince looks at the held-out reads since then
 */
record TrainingProgress(long step, long tokens, long bestStep, double best, int looksSince) {

    /** Before the first step. */
    static final TrainingProgress START = new TrainingProgress(0, 0, 0, Double.POSITIVE_INFINITY, 0);

    /** After a step. */
    TrainingProgress stepped(long moreTokens) {
        return new TrainingProgress(step + 1, tokens + moreTokens, bestStep, best, looksSince);
    }

    /** After a look at the held-out reads. */
    TrainingProgress judged(double figure) {
        return figure < best
                ? new TrainingProgress(step, tokens, step, figure, 0)
                : new TrainingProgress(step, tokens, bestStep, best, looksSince + 1);
    }
}
