package org.iolaus.lm.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Arrays whose memory is the engine's own. An array made of Java memory shares that memory only as long as it is open; a gradient that
 * was recorded may need it longer, and then finds what the garbage collector left there. The same holds for Java numbers: {@code
 * x.mul(0.5)} makes such an array and closes it at once, so that the gradient of x is garbage after the next collection. Whatever is
 * multiplied with what gradients flow through is made here.
 */
public final class Copies {

    private Copies() {}

    /**
     * Copies floats.
     *
     * @param manager owns the array
     * @param content the values in row-major order
     * @param shape their dimensions
     * @return 32-bit floats
     */
    public static NDArray of(NDManager manager, float[] content, long... shape) {
        try (NDArray shared = manager.create(content, new Shape(shape))) {
            return shared.duplicate();
        }
    }

    /**
     * Copies whole numbers.
     *
     * @param manager owns the array
     * @param content the values in row-major order
     * @param shape their dimensions
     * @return 64-bit integers
     */
    public static NDArray of(NDManager manager, int[] content, long... shape) {
        try (NDArray shared = manager.create(content, new Shape(shape))) {
            return shared.toType(DataType.INT64, true);
        }
    }

    /**
     * A number to multiply an array with.
     *
     * @param like an array of the wanted type; its manager owns the number
     * @param value the number
     * @return one value
     */
    public static NDArray scalar(NDArray like, double value) {
        NDArray scalar = like.getManager().zeros(new Shape(1), like.getDataType());
        return scalar.addi(value);
    }
}
