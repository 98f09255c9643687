package org.iolaus.genomics.read;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** Reads one file record by record; what {@link ReadSource} pairs up. */
interface RecordReader extends Closeable {

    /**
     * The next read.
     *
     * @return a read, or null at the end
     */
    @Nullable
    Read next();

    /**
     * The number of the read last returned, for messages.
     *
     * @return 0 before the first
     */
    long record();

    /**
     * The file's name for messages.
     *
     * @return as the user gave it
     */
    String file();

    @Override
    void close();
}
