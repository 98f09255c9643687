package org.iolaus.lm.config;

/**
 * How a model is trained.
 *
 * @param batch sequences a batch, from 1 to 65,536
 * @param accumulate batches whose gradients are added before a step, from 1 to 1,024
 * @param learningRate the highest learning rate, above 0 and at most 1
 * @param warmupSteps steps in which it grows to that; it falls along half a cosine from there to the end
 * @param weightDecay the share of the matrices that a step at learning rate 1 takes away, from 0 to 10
 * @param clipNorm a gradient longer than this is shortened to it, above 0
 * @param evaluateEvery steps between two looks at the held-out reads, at least 1
 * @param patience looks in a row without a new best after which training ends, at least 1
 */
public record TrainingConfig(
        int batch,
        int accumulate,
        double learningRate,
        int warmupSteps,
        double weightDecay,
        double clipNorm,
        int evaluateEvery,
        int patience) {

    /** Checks every value. */
    public TrainingConfig {
        checkInteger("batch", batch, 1, 65_536);
        checkInteger("accumulate", accumulate, 1, 1_024);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("learning-rate must be above 0 and at most 1, was " + learningRate);
        }
        checkInteger("warmup-steps", warmupSteps, 0, 1_000_000);
        if (!(weightDecay >= 0 && weightDecay <= 10)) {
            throw new IllegalArgumentException("weight-decay must be from 0 to 10, was " + weightDecay);
        }
        if (!(clipNorm > 0)) {
            throw new IllegalArgumentException("clip-norm must be above 0, was " + clipNorm);
        }
        checkInteger("evaluate-every", evaluateEvery, 1, 1_000_000);
        checkInteger("patience", patience, 1, 1_000_000);
    }

    private static void checkInteger(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", was " + value);
        }
    }
}
