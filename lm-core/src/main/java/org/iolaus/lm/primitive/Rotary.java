package org.iolaus.lm.primitive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.iolaus.lm.block.Pass;

/**
 * Rotary position embedding (Su et al. 2021, section 3.2): pairs of values are turned by an angle that grows with the position, so
 * that the product of a query and a key depends on their distance only. The pairs are value i of the first half and value i of the
 * second.
 */
public final class Rotary {

    private static final double BASE = 10_000;

    private Rotary() {}

    /**
     * Turns queries or keys.
     *
     * @param pass the pass
     * @param x shape (B, H, T, K), K even; position t is at index t
     * @return the same shape
     */
    public static NDArray turn(Pass pass, NDArray x) {
        int length = (int) x.getShape().get(2);
        int half = (int) x.getShape().get(3) / 2;
        String size = length + " x " + half;
        NDArray cosines = pass.shared("cosines " + size, () -> table(pass, length, half, true));
        NDArray sines = pass.shared("sines " + size, () -> table(pass, length, half, false));
        NDList halves = x.split(2, 3);
        NDArray first = halves.get(0);
        NDArray second = halves.get(1);
        return NDArrays.concat(
                new NDList(
                        first.mul(cosines).sub(second.mul(sines)),
                        second.mul(cosines).add(first.mul(sines))),
                3);
    }

    private static NDArray table(Pass pass, int length, int half, boolean cosine) {
        float[] table = new float[length * half];
        for (int t = 0; t < length; t++) {
            for (int i = 0; i < half; i++) {
                double angle = t * Math.pow(BASE, -(double) i / half);
                table[t * half + i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return pass.constant(table, length, half);
    }
}
