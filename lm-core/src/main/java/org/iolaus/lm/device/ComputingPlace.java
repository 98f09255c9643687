package org.iolaus.lm.device;

import ai.djl.Device;
import org.iolaus.genomics.UserException;

/** An engine and one of its devices: where models are made, trained and asked. */
public final class ComputingPlace {

    private final TensorEngine engine;
    private final Device device;

    /** For {@link #open}, and for tests of places that the machine does not have. */
    ComputingPlace(TensorEngine engine, Device device) {
        this.engine = engine;
        this.device = device;
    }

    /**
     * Loads the engine and finds the device.
     *
     * @param choice which device
     * @param threads how many threads one computation may use
     * @return the place
     * @throws UserException where the engine cannot be loaded or the device is not there
     */
    public static ComputingPlace open(DeviceChoice choice, int threads) {
        TensorEngine engine = TensorEngine.start(threads);
        return new ComputingPlace(engine, engine.device(choice));
    }

    /**
     * What computes.
     *
     * @return the engine
     */
    public TensorEngine engine() {
        return engine;
    }

    /**
     * Where.
     *
     * @return the device
     */
    public Device device() {
        return device;
    }

    /**
     * Whether it is a GPU, where half precision pays.
     *
     * @return false for the CPU
     */
    public boolean isGpu() {
        return device.isGpu();
    }

    /** The device as {@code --device} names it. */
    @Override
    public String toString() {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
    }
}
