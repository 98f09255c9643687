package org.iolaus.genomics.read;

import java.io.Closeable;

/**
 * Where reads are written, in the order given. Everything goes to temporary names beside the final ones; {@link #commit()} renames
 * them, and {@link #close()} without it deletes them, so that no file under its final name is ever half written.
 */
public interface ReadSink extends Closeable {

    /**
     * Writes one fragment.
     *
     * @param pair one read or both mates, as the source gave them
     */
    void write(ReadPair pair);

    /** Finishes the files and gives them their final names. Nothing can be written afterwards. */
    void commit();

    /** Releases the files; deletes what was not committed. */
    @Override
    void close();
}
