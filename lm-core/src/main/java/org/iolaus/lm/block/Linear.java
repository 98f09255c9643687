package org.iolaus.lm.block;

import ai.djl.ndarray.NDArray;

/** A matrix, and an offset where asked for: y = x W + b over the last dimension. */
public final class Linear {

    private final Parameter weight;
    private final Parameter offset;

    /**
     * Adds the parameters {@code weight} (inputs, outputs) and {@code bias} (outputs).
     *
     * @param parameters the list for this part
     * @param inputs the length of the vectors that come in
     * @param outputs the length of those that go out
     * @param deviation the standard deviation the matrix starts with
     */
    public Linear(Parameters parameters, int inputs, int outputs, double deviation) {
        this.weight = parameters.matrix("weight", Initial.normal(deviation), inputs, outputs);
        this.offset = parameters.vector("bias", Initial.constant(0), outputs);
    }

    /**
     * The same with the customary start: one over the square root of the inputs.
     *
     * @param parameters the list for this part
     * @param inputs the length of the vectors that come in
     * @param outputs the length of those that go out
     */
    public Linear(Parameters parameters, int inputs, int outputs) {
        this(parameters, inputs, outputs, 1 / Math.sqrt(inputs));
    }

    /**
     * Applies it.
     *
     * @param pass the pass
     * @param x shape (..., inputs)
     * @return shape (..., outputs)
     */
    public NDArray apply(Pass pass, NDArray x) {
        return x.matMul(pass.value(weight)).addi(pass.value(offset));
    }
}
