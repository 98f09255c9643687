package org.iolaus.genomics.system;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes numbers to a file, many at a time. Closing it writes the last ones and leaves the file open. */
public final class LongFileWriter implements Closeable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long position;
    private long flushedBytes;

    /**
     * Starts behind the numbers that a file holds.
     *
     * @param file where to; it stays open
     * @param position how many numbers it holds
     */
    public LongFileWriter(FileChannel file, long position) {
        this.file = file;
        this.position = position;
        this.flushedBytes = Long.BYTES * position;
    }

    /**
     * How many numbers the file holds, those not yet written included.
     *
     * @return the position of the next one
     */
    public long position() {
        return position;
    }

    /**
     * Writes a number.
     *
     * @param number any
     * @throws IOException where the disk does not take it
     */
    public void write(long number) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putLong(number);
        position++;
    }

    /** Writes the last numbers. */
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
