package org.iolaus.genomics.kmer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes numbers to a file, many at a time. Closing it writes the last ones and leaves the file open. */
final class LongFileWriter implements Closeable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long position;
    private long flushedBytes;

    /** Starts behind so many numbers that the file holds. */
    LongFileWriter(FileChannel file, long position) {
        this.file = file;
        this.position = position;
        this.flushedBytes = Long.BYTES * position;
    }

    /** How many numbers the file holds, those not yet written included. */
    long position() {
        return position;
    }

    void write(long number) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putLong(number);
        position++;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            flushedBytes += file.write(buffer, flushedBytes);
        }
        buffer.clear();
    }
}
