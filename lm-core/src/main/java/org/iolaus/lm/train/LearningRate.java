package org.iolaus.lm.train;

import org.iolaus.lm.config.TrainingConfig;

/**
 * The learning rate of each step: it grows linearly in the first steps, and falls along half a cosine with the share of the budget
 * that is used up (Loshchilov and Hutter 2017, without restarts).
 */
final class LearningRate {

    private final TrainingConfig config;

    LearningRate(TrainingConfig config) {
        this.config = config;
    }

    /**
     * The rate of a step.
     *
     * @param step its number, from 0
     * @param used the share of the budget used up before it, from 0 to 1
     * @return above 0 until the budget is used up
     */
    double at(long step, double used) {
        double warmup = config.warmupSteps() == 0 ? 1 : Math.min(1, (step + 1.0) / config.warmupSteps());
        return config.learningRate() * warmup * (1 + Math.cos(Math.PI * Math.min(1, used))) / 2;
    }
}
