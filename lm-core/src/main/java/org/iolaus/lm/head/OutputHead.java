package org.iolaus.lm.head;

import ai.djl.ndarray.NDArray;
import org.iolaus.lm.block.Pass;

/** Makes probabilities of hidden states. */
public interface OutputHead {

    /**
     * Adds what the head knows beside the tokens to what the trunk reads.
     *
     * @param pass the pass
     * @param embedded the embedded tokens, shape (B, T, D)
     * @return the same shape; the tokens alone unless the head has a memory
     */
    default NDArray embed(Pass pass, NDArray embedded) {
        return embedded;
    }

    /**
     * The distribution over the tokens that can be predicted, at every position.
     *
     * @param pass the pass
     * @param hidden hidden states, shape (B, T, D)
     * @param inputs the token ids read, shape (B, T): where the model predicts the next token, the one before each position
     * @return natural logarithms of probabilities, 32-bit, shape (B, T, V)
     */
    NDArray logProbabilities(Pass pass, NDArray hidden, NDArray inputs);
}
