package org.iolaus.genomics.read;

import java.io.Closeable;
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

    /** Releases the files. */
    @Override
    void close();
}
