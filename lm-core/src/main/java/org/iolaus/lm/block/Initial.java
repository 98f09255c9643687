package org.iolaus.lm.block;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How a parameter starts. */
@FunctionalInterface
public interface Initial {

    /**
     * Writes the first values.
     *
     * @param values the parameter's values, to be filled
     * @param random where chance comes from
     */
    void fill(float[] values, RandomGenerator random);

    /**
     * Normally distributed values around 0.
     *
     * @param deviation their standard deviation
     * @return the filler
     */
    static Initial normal(double deviation) {
        return (values, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        };
    }

    /**
     * One value throughout.
     *
     * @param value the value
     * @return the filler
     */
    static Initial constant(double value) {
        return (values, random) -> Arrays.fill(values, (float) value);
    }
}
