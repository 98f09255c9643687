package org.iolaus.lm.primitive;

import ai.djl.ndarray.NDArray;
import org.iolaus.lm.block.Copies;
import org.jspecify.annotations.Nullable;

/** Attention softmax(q kᵀ / √K + mask) v (Vaswani et al. 2017, equation 1) over the last two dimensions. */
public final class ScaledDotProduct {

    /** Added to the score of what may not be seen: it vanishes in the softmax, and fits 16-bit floats. */
    public static final float HIDDEN = -3e4f;

    private ScaledDotProduct() {}

    /**
     * Attends.
     *
     * @param queries shape (..., T, K)
     * @param keys shape (..., S, K)
     * @param values shape (..., S, K)
     * @param mask 0 or {@link #HIDDEN}, of a shape that spreads to (..., T, S), or null where everything is seen
     * @return shape (..., T, K)
     */
    public static NDArray attend(NDArray queries, NDArray keys, NDArray values, @Nullable NDArray mask) {
        int dimensions = keys.getShape().dimension();
        float scale = (float) (1 / Math.sqrt((double) keys.getShape().get(dimensions - 1)));
        NDArray scores =
                queries.mul(Copies.scalar(queries, scale)).matMul(keys.swapAxes(dimensions - 2, dimensions - 1));
        if (mask != null) {
            scores.addi(mask);
        }
        return scores.softmax(-1).matMul(values);
    }
}
