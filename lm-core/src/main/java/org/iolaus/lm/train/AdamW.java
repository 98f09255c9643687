package org.iolaus.lm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2), after the gradient is shortened to a largest Euclidean
 * norm over all parameters together. Everything is one array, so a step is a dozen kernels however many layers there are.
 */
final class AdamW {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.99;
    private static final double EPSILON = 1e-8;

    private final double clipNorm;
    private final double weightDecay;
    private final NDArray decays;
    private final NDArray first;
    private final NDArray second;

    /**
     * Begins with moments of zero.
     *
     * @param manager owns the moments
     * @param parameters which values decay
     * @param clipNorm the longest gradient
     * @param weightDecay the share that a step at learning rate 1 takes away
     */
    AdamW(NDManager manager, Parameters parameters, double clipNorm, double weightDecay) {
        this.clipNorm = clipNorm;
        this.weightDecay = weightDecay;
        Shape shape = new Shape(parameters.size());
        this.decays = Copies.of(manager, decayed(parameters), parameters.size());
        this.first = manager.zeros(shape);
        this.second = manager.zeros(shape);
    }

    private static float[] decayed(Parameters parameters) {
        float[] decays = new float[parameters.size()];
        for (Parameter parameter : parameters.list()) {
            if (parameter.decays()) {
                int from = (int) parameter.offset();
                java.util.Arrays.fill(decays, from, from + parameter.size(), 1);
            }
        }
        return decays;
    }

    /** The running mean of gradients. */
    NDArray first() {
        return first;
    }

    /** The running mean of their squares. */
    NDArray second() {
        return second;
    }

    /**
     * Changes the values.
     *
     * @param step owns what is made on the way
     * @param values the values of all parameters
     * @param gradient their gradient; it is shortened in place
     * @param number the number of the step, from 0
     * @param rate the learning rate
     */
    void update(NDManager step, NDArray values, NDArray gradient, long number, double rate) {
        clip(step, gradient);
        first.muli(FIRST_DECAY).addi(gradient.mul(1 - FIRST_DECAY));
        second.muli(SECOND_DECAY).addi(gradient.square().muli(1 - SECOND_DECAY));
        double firstScale = 1 / (1 - Math.pow(FIRST_DECAY, number + 1.0));
        double secondScale = 1 / (1 - Math.pow(SECOND_DECAY, number + 1.0));
        NDArray change = copy(step, first)
                .muli(firstScale)
                .divi(copy(step, second).muli(secondScale).sqrt().addi(EPSILON));
        if (weightDecay > 0) {
            change.addi(copy(step, values).muli(decays).muli(weightDecay));
        }
        values.subi(change.muli(rate));
    }

    /** Shortens without asking for the norm, which would wait for the device. */
    private void clip(NDManager step, NDArray gradient) {
        NDArray norm = gradient.square().sum().sqrt().addi(Float.MIN_NORMAL);
        gradient.muli(step.create((float) clipNorm).divi(norm).minimum(1f));
    }

    private static NDArray copy(NDManager step, NDArray array) {
        NDArray copy = array.duplicate();
        copy.attach(step);
        return copy;
    }
}
