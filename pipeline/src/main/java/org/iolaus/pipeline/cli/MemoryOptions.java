package org.iolaus.pipeline.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much memory a command may use. */
final class MemoryOptions {

    /** Of the heap it is given, the Java machine keeps up to about one part in so many for moving objects. */
    private static final long WITHHELD = 8;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "The most memory to use, for example 800m or 4g (default: 70%% of the machine's).")
    private @Nullable Long maxMemory;

    /**
     * The memory that may be used, in bytes; not more than the Java machine has, which is a little less than the launcher asks it for
     * in the user's name.
     */
    long maxMemory() {
        return allowed(maxMemory, Runtime.getRuntime().maxMemory());
    }

    static long allowed(@Nullable Long wanted, long available) {
        if (wanted == null) {
            return available;
        }
        return wanted <= available + available / WITHHELD ? wanted : available;
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
