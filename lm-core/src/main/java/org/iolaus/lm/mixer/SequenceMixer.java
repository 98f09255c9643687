package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import org.iolaus.lm.block.Pass;

/** Lets every position learn from others. Letters: B rows, T positions, D width, H heads, K = D / H. */
public interface SequenceMixer {

    /**
     * Mixes.
     *
     * @param pass the pass
     * @param x shape (B, T, D)
     * @return what is added to {@code x}, shape (B, T, D)
     */
    NDArray mix(Pass pass, NDArray x);
}
