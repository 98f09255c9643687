package org.iolaus.genomics.read;

import java.io.Closeable;
import java.util.List;

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
    default void commit() {
        commit(List.of());
    }

    /**
     * The same, and other files with them: all get their final names, or none.
     *
     * @param others open files, written to their ends
     */
    void commit(List<TextOutput> others);

    /** Releases the files; deletes what was not committed. */
    @Override
    void close();
}
