package org.iolaus.lm.device;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory a device has left, and how large a batch fits into it. */
public final class FreeMemory {

    /** The rest is for the engine's work space and whoever else uses the device. */
    private static final double SHARE = 0.5;

    private static final Path MEMINFO = Path.of("/proc/meminfo");

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
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return available(meminfo(), system.getTotalMemorySize(), system.getFreeMemorySize());
    }

    private static List<String> meminfo() {
        try {
            return Files.readAllLines(MEMINFO);
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * What a process can have: also what the system keeps files in and gives back when it is wanted, where it tells that.
     *
     * @param meminfo what Linux tells of the machine, or nothing
     * @param total what the Java machine may have, less than the machine's in a container
     * @param free what nobody uses for anything
     * @return bytes
     */
    static long available(List<String> meminfo, long total, long free) {
        boolean wholeMachine = bytes(meminfo, "MemTotal:") <= total;
        return wholeMachine ? Math.max(free, bytes(meminfo, "MemAvailable:")) : free;
    }

    private static long bytes(List<String> meminfo, String name) {
        return meminfo.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
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
