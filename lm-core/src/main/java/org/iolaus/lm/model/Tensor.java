package org.iolaus.lm.model;

import java.util.Arrays;

/**
 * Numbers with a shape, in Java's memory.
 *
 * @param shape the dimensions; none for a single number
 * @param values in row-major order, as many as the dimensions' product
 */
public record Tensor(long[] shape, float[] values) {

    /** Checks that the number of values is that of the shape. */
    public Tensor {
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + Arrays.toString(shape) + " has " + size + " values, not " + values.length);
        }
    }
}
