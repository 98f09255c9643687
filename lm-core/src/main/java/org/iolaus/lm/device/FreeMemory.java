package org.iolaus.lm.device;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** How much memory a device has left, and how large a batch fits into it. */
public final class FreeMemory {

    /** The rest is for the engine's work space and whoever else uses the device. */
    private static final double SHARE = 0.5;

    private FreeMemory() {}

    /**
     * What is free at the moment.
     *
     * @param device the device
     * @return bytes
     */
    public static long bytes(Device device) {
        if (device.isGpu()) {
            return left(CudaUtils.getGpuMemory(device));
        }
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getFreeMemorySize();
    }

    /** What is left of a GPU's memory: all of it is the most, what is taken is committed. */
    static long left(MemoryUsage usage) {
        return Math.max(0, usage.getMax() - usage.getCommitted());
    }

    /**
     * The number of sequences to score together.
     *
     * @param freeBytes what is free
     * @param bytesPerSequence what one sequence needs
     * @param most never more than this
     * @return from 1 to {@code most}
     */
    public static int batchSize(long freeBytes, long bytesPerSequence, int most) {
        if (bytesPerSequence < 1) {
            throw new IllegalArgumentException("a sequence needs at least 1 byte, was " + bytesPerSequence);
        }
        long fitting = (long) (freeBytes * SHARE / bytesPerSequence);
        return (int) Math.max(1, Math.min(most, fitting));
    }
}
