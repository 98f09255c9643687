package org.iolaus.lm.primitive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/** Vectors cut into heads and put together again. Letters: B rows, T positions, D width, H heads, K = D / H. */
public final class Heads {

    private Heads() {}

    /**
     * Cuts queries, keys and values, which were computed as one, apart and into heads.
     *
     * @param joint shape (B, T, 3 D)
     * @param heads H
     * @return three arrays of shape (B, H, T, K)
     */
    public static NDList splitThree(NDArray joint, int heads) {
        Shape shape = joint.getShape();
        long width = shape.get(2) / 3;
        NDArray byHead = joint.reshape(shape.get(0), shape.get(1), 3L * heads, width / heads)
                .transpose(0, 2, 1, 3);
        return byHead.split(3, 1);
    }

    /**
     * Puts the heads side by side.
     *
     * @param byHead shape (B, H, T, K)
     * @return shape (B, T, D)
     */
    public static NDArray merge(NDArray byHead) {
        Shape shape = byHead.getShape();
        return byHead.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3));
    }
}
