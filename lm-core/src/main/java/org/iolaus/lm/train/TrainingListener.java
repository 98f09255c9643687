package org.iolaus.lm.train;

/** Is told how training goes. */
public interface TrainingListener {

    /** Listens to nothing. */
    TrainingListener SILENT = new TrainingListener() {
        @Override
        public void trained(long tokens, double bitsPerBase, double tokensPerSecond) {}

        @Override
        public void judged(long step, double bitsPerBase, boolean best) {}
    };

    /**
     * Told every few steps.
     *
     * @param tokens how many tokens the model has been trained on so far
     * @param bitsPerBase what the last of them cost, in the unit of the model's objective
     * @param tokensPerSecond how fast it went since training began
     */
    void trained(long tokens, double bitsPerBase, double tokensPerSecond);

    /**
     * Told of every look at the held-out reads.
     *
     * @param step after how many steps
     * @param bitsPerBase what their bases cost, in the unit of the model's objective
     * @param best whether that is less than ever before
     */
    void judged(long step, double bitsPerBase, boolean best);
}
