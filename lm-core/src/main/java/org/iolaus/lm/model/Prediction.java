package org.iolaus.lm.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What a model said to one batch.
 *
 * @param logProbabilities natural logarithms of the probabilities of all tokens, shape (B, T, V)
 * @param costs minus the logarithm of the probability of the token to predict, in nats, 0 where there is none; shape (B, T)
 * @param auxiliaryLosses what layers add to the loss in training, scalars; no figure contains it
 */
public record Prediction(NDArray logProbabilities, NDArray costs, List<NDArray> auxiliaryLosses) {}
