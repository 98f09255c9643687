package org.iolaus.genomics.read;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.iolaus.genomics.system.LongFileWriter;
import org.iolaus.genomics.system.PrivateFile;
import org.jspecify.annotations.Nullable;

/** Tables of fragments written to a file one behind the other, each sorted by its hashes, and gone through together at the end. */
final class FragmentRuns implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ENTRY_BYTES = 2 * Long.BYTES;

    private final FileChannel file;
    private final List<Long> starts = new ArrayList<>(List.of(0L));

    /** An empty file of runs, which nobody else can open. */
    FragmentRuns(Path folder) throws IOException {
        file = PrivateFile.in(folder);
    }

    /** Writes a table as one more run and empties it. */
    void add(FragmentTable table) throws IOException {
        try (LongFileWriter writer = new LongFileWriter(file, starts.get(starts.size() - 1))) {
            table.drainTo(writer);
            starts.add(writer.position());
        }
    }

    /** Tells the places of all fragments of which an earlier run has the hash. */
    void forEachRepeated(IntConsumer places) throws IOException {
        PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.naturalOrder());
        for (int run = 0; run + 1 < starts.size(); run++) {
            Cursor cursor = new Cursor(run, starts.get(run) * Long.BYTES, starts.get(run + 1) * Long.BYTES);
            if (cursor.next()) {
                cursors.add(cursor);
            }
        }
        boolean any = false;
        long last = 0;
        for (Cursor least = poll(cursors); least != null; least = poll(cursors)) {
            if (any && least.hash == last) {
                places.accept((int) least.ordinal);
            }
            any = true;
            last = least.hash;
            if (least.next()) {
                cursors.add(least);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable Cursor poll(PriorityQueue<Cursor> cursors) {
        return cursors.poll();
    }

    /** A place in a run. The order is that of the hashes, and of the runs where two have the same. */
    private final class Cursor implements Comparable<Cursor> {

        private final int run;
        private final long end;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
        private long position;
        private long hash;
        private long ordinal;

        Cursor(int run, long from, long end) {
            this.run = run;
            this.position = from;
            this.end = end;
        }

        boolean next() throws IOException {
            if (!buffer.hasRemaining() && !fill()) {
                return false;
            }
            hash = buffer.getLong();
            ordinal = buffer.getLong();
            return true;
        }

        @Override
        public int compareTo(Cursor other) {
            int order = Long.compareUnsigned(hash, other.hash);
            return order != 0 ? order : Integer.compare(run, other.run);
        }

        private boolean fill() throws IOException {
            if (position == end) {
                return false;
            }
            buffer.clear().limit((int) Math.min(BUFFER_BYTES / ENTRY_BYTES * ENTRY_BYTES, end - position));
            while (buffer.hasRemaining()) {
                int read = file.read(buffer, position);
                if (read < 0) {
                    throw new EOFException("the temporary file of fragments ends too early");
                }
                position += read;
            }
            buffer.flip();
            return true;
        }
    }
}
