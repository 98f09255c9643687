package org.iolaus.lm.trunk;

import ai.djl.ndarray.NDArray;
import org.iolaus.lm.block.Pass;

/** The layers of a model, and how they are put together. */
@FunctionalInterface
public interface Trunk {

    /**
     * Runs the layers.
     *
     * @param pass the pass
     * @param embedded the embedded tokens, shape (B, T, D)
     * @return hidden states, shape (B, T, D), normalized
     */
    NDArray run(Pass pass, NDArray embedded);
}
