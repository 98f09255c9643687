package org.iolaus.pipeline.cli;

import org.iolaus.lm.device.DeviceChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** Where neural models compute. */
final class DeviceOptions {

    private static final int MOST_THREADS = 1024;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceConverter.class,
            description = "Where the neural model computes: auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private DeviceChoice device = DeviceChoice.AUTO;

    @Option(
            names = "--engine-threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads of one computation of the neural model (default: ${DEFAULT-VALUE}, whatever the"
                    + " machine has). The same number gives the same weights.")
    private int threads = 2;

    DeviceChoice device() {
        return device;
    }

    int threads() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--engine-threads must be from 1 to " + MOST_THREADS + ", was " + threads);
        }
        return threads;
    }

    /** The words of {@code --device}. */
    static final class DeviceConverter implements ITypeConverter<DeviceChoice> {
        @Override
        public DeviceChoice convert(String text) {
            try {
                return DeviceChoice.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
