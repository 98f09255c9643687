package org.iolaus.lm.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** A vector for every token id. */
public final class Embedding {

    private final Parameter table;

    /**
     * Adds the parameter {@code weight} (ids, width).
     *
     * @param parameters the list for this part
     * @param ids how many ids there are
     * @param width the length of a vector
     */
    public Embedding(Parameters parameters, int ids, int width) {
        this.table = parameters.matrix("weight", Initial.normal(1 / Math.sqrt(width)), ids, width);
    }

    /**
     * Looks up.
     *
     * @param pass the pass
     * @param ids token ids of shape (B, T)
     * @return shape (B, T, width)
     */
    public NDArray apply(Pass pass, NDArray ids) {
        return ids.getNDArrayInternal()
                .embedding(ids, pass.value(table), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    /**
     * The vectors of all ids.
     *
     * @return the parameter of shape (ids, width)
     */
    public Parameter table() {
        return table;
    }
}
