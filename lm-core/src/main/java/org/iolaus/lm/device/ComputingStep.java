package org.iolaus.lm.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * One computation, the arrays it makes, and the promise that the process does not end in its midst. It is closed by the thread that
 * began it, and lasts seconds at most: so long does a user wait who breaks a run off.
 */
public final class ComputingStep implements AutoCloseable {

    private final StepGate gate;
    private final NDManager manager;

    /** Begins a step through a gate, with a manager below another. */
    ComputingStep(StepGate gate, NDManager parent) {
        this.gate = gate;
        gate.enter();
        try {
            this.manager = parent.newSubManager();
        } catch (RuntimeException | Error e) {
            gate.leave();
            throw e;
        }
    }

    /**
     * Owns what the step makes.
     *
     * @return a manager that ends with the step
     */
    public NDManager manager() {
        return manager;
    }

    /**
     * Fetches an array from its device.
     *
     * @param array the step's own or another
     * @return a copy of its 32-bit floats
     */
    public float[] values(NDArray array) {
        return array.toFloatArray();
    }

    @Override
    public void close() {
        try {
            manager.close();
        } finally {
            gate.leave();
        }
    }
}
