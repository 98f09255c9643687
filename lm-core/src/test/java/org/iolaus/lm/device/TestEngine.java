package org.iolaus.lm.device;

import ai.djl.Device;

/** The engine as all tests use it: one thread, the CPU. */
public final class TestEngine {

    private TestEngine() {}

    /** The engine of this process. */
    public static TensorEngine engine() {
        return TensorEngine.start(1);
    }

    /** Where tests compute. */
    public static Device device() {
        return Device.cpu();
    }
}
