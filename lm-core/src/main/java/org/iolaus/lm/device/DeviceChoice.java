package org.iolaus.lm.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iolaus.genomics.UserException;

/**
 * Which device the user asked for.
 *
 * @param kind how it was asked for
 * @param index which GPU, from 0; 0 where the kind leaves no choice
 */
public record DeviceChoice(Kind kind, int index) {

    /** How a device is asked for. */
    public enum Kind {
        /** The first GPU where there is one, else the CPU. */
        AUTO,
        /** The CPU. */
        CPU,
        /** A GPU, and nothing else. */
        GPU
    }

    /** The first GPU where there is one, else the CPU. */
    public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);

    /** The CPU. */
    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

    private static final Pattern NUMBERED_GPU = Pattern.compile("gpu:(\\d{1,4})");

    /** Checks the index. */
    public DeviceChoice {
        if (index < 0) {
            throw new IllegalArgumentException("the number of a GPU must be at least 0, was " + index);
        }
    }

    /**
     * Reads what the user wrote.
     *
     * @param text {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @return the choice
     * @throws IllegalArgumentException for anything else
     */
    public static DeviceChoice parse(String text) {
        Matcher numbered = NUMBERED_GPU.matcher(text);
        if (numbered.matches()) {
            return new DeviceChoice(Kind.GPU, Integer.parseInt(numbered.group(1)));
        }
        return switch (text) {
            case "auto" -> AUTO;
            case "cpu" -> CPU;
            case "gpu" -> new DeviceChoice(Kind.GPU, 0);
            default -> throw new IllegalArgumentException("must be auto, cpu, gpu or gpu:N, was '" + text + "'");
        };
    }

    /**
     * The GPU to take on a machine.
     *
     * @param gpus how many GPUs the engine can use there
     * @return which, from 0, or -1 for the CPU
     * @throws UserException where a GPU was asked for that is not there: nothing falls back to the CPU
     */
    public int gpuAmong(int gpus) {
        if (kind == Kind.GPU && index >= gpus) {
            throw new UserException("--device " + this + ": " + among(gpus) + "; use --device cpu or auto");
        }
        return kind == Kind.CPU || gpus == 0 ? -1 : index;
    }

    private static String among(int gpus) {
        if (gpus == 0) {
            return "the engine finds no GPU on this machine";
        }
        return gpus == 1 ? "the only GPU is gpu:0" : "the GPUs are gpu:0 to gpu:" + (gpus - 1);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case CPU -> "cpu";
            case GPU -> index == 0 ? "gpu" : "gpu:" + index;
        };
    }
}
