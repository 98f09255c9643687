package org.iolaus.lm.block;

import ai.djl.ndarray.NDArray;

/**
 * What a memory says in every place of a batch: of the token that is to be predicted there, given those before it.
 *
 * @param features how sure its experts are, shape (B, T, F)
 * @param logProbabilities the natural logarithms of their probabilities, shape (B, T, 4 E): four bases for each of E experts
 */
public record Remembered(NDArray features, NDArray logProbabilities) {}
