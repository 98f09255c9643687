package org.iolaus.lm.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;

/** Layer normalization (Ba et al. 2016) of every position by itself, with a learned scale and offset. */
public final class Normalization {

    private static final float EPSILON = 1e-5f;

    private final int width;
    private final Parameter scale;
    private final Parameter offset;

    /**
     * Adds the parameters {@code scale} and {@code bias}.
     *
     * @param parameters the list for this part
     * @param width the length of the vectors
     */
    public Normalization(Parameters parameters, int width) {
        this.width = width;
        this.scale = parameters.vector("scale", Initial.constant(1), width);
        this.offset = parameters.vector("bias", Initial.constant(0), width);
    }

    /**
     * Normalizes.
     *
     * @param pass the pass
     * @param x shape (..., width)
     * @return the same shape
     */
    public NDArray apply(Pass pass, NDArray x) {
        return LayerNorm.layerNorm(x, new Shape(width), pass.value(scale), pass.value(offset), EPSILON)
                .singletonOrThrow();
    }
}
