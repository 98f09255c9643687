package org.iolaus.pipeline.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** How much of the machine a command may use. */
final class EffortOptions {

    private static final int MOST_THREADS = 1024;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Threads, 1 to 1024 (default: all cores). The results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "The most memory to use, for example 800m or 4g (default: 70%% of the machine's).")
    private @Nullable Long maxMemory;

    /** How many threads work. */
    int threads() {
        int asked = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (asked < 1 || asked > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS + ", was " + asked);
        }
        return asked;
    }

    /** The memory that may be used, in bytes; never more than the Java machine has. */
    long maxMemory() {
        long available = Runtime.getRuntime().maxMemory();
        return maxMemory == null ? available : Math.min(maxMemory, available);
    }

    /** Numbers of bytes with a unit. */
    static final class SizeConverter implements ITypeConverter<Long> {

        private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmgt]?)b?");

        @Override
        public Long convert(String text) {
            Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
            if (!size.matches()) {
                throw new TypeConversionException("must be a size such as 800m or 4g, was '" + text + "'");
            }
            int shift = 10 * (1 + "kmgt".indexOf(size.group(2)));
            return Long.parseLong(size.group(1)) << (size.group(2).isEmpty() ? 0 : shift);
        }
    }
}
