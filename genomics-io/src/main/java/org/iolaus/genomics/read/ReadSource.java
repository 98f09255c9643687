package org.iolaus.genomics.read;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a file or files, in input order. A source is read once and by one thread; a second pass opens the input again.
 */
public interface ReadSource extends Closeable {

    /**
     * The next fragment.
     *
     * @return one read or both mates, or null at the end of the input
     * @throws InputFormatException where the input is not what it should be
     */
    @Nullable
    ReadPair next();

    /**
     * What the user should know of the input, such as records left out.
     *
     * @return one-line notes, complete once {@link #next} returned null
     */
    default List<String> notes() {
        return List.of();
    }

    /** Releases the files. */
    @Override
    void close();
}
