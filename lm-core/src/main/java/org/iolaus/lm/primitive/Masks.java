package org.iolaus.lm.primitive;

import ai.djl.ndarray.NDArray;
import org.iolaus.lm.block.Pass;

/** Masks for attention, as what is added to the scores. */
public final class Masks {

    /** Which positions see which. */
    @FunctionalInterface
    public interface Sight {
        /**
         * Whether a query sees a key.
         *
         * @param query the position that asks
         * @param key the position that answers
         * @return true where it does
         */
        boolean sees(int query, int key);
    }

    private Masks() {}

    /**
     * A mask from its definition.
     *
     * @param pass the pass
     * @param queries how many queries
     * @param keys how many keys
     * @param sight which sees which
     * @return shape (queries, keys)
     */
    public static NDArray of(Pass pass, int queries, int keys, Sight sight) {
        float[] mask = new float[queries * keys];
        for (int i = 0; i < queries; i++) {
            for (int j = 0; j < keys; j++) {
                mask[i * keys + j] = sight.sees(i, j) ? 0 : ScaledDotProduct.HIDDEN;
            }
        }
        return pass.constant(mask, queries, keys);
    }

    /**
     * Hides the padding behind each row's end.
     *
     * @param pass the pass
     * @param length how many positions the batch has
     * @return shape (B, 1, 1, length), shared by the pass's layers
     */
    public static NDArray padding(Pass pass, int length) {
        return pass.shared("padding mask " + length, () -> {
            int[] lengths = pass.lengths();
            float[] mask = new float[lengths.length * length];
            for (int row = 0; row < lengths.length; row++) {
                for (int i = lengths[row]; i < length; i++) {
                    mask[row * length + i] = ScaledDotProduct.HIDDEN;
                }
            }
            return pass.constant(mask, lengths.length, 1, 1, length);
        });
    }
}
