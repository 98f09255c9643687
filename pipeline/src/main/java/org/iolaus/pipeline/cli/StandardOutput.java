package org.iolaus.pipeline.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why it failed: a {@link java.io.PrintStream} only knows that it did. Closing it flushes.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream out;
    private @Nullable IOException failure;

    /**
     * Wraps a stream.
     *
     * @param out where bytes go
     */
    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        try {
            out.write(value);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /**
     * Ends the run as one whose results did not arrive.
     *
     * @throws IOException the first failure
     */
    void requireWritten() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    private IOException remembered(IOException e) {
        if (failure == null) {
            failure = new IOException("standard output: " + e.getMessage(), e);
        }
        return e;
    }
}
