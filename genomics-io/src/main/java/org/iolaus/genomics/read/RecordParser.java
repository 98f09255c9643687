package org.iolaus.genomics.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the readers of FASTQ and FASTA share: a record is parsed in the window on the file, again with more of it until it fits. */
abstract class RecordParser implements RecordReader {

    static final byte[] NOTHING = new byte[0];

    private final String file;
    private final InputStream in;
    private final RecordBuffer buffer;
    private boolean incomplete;

    RecordParser(String file, InputStream in, RecordBuffer buffer) {
        this.file = file;
        this.in = in;
        this.buffer = buffer;
    }

    /**
     * Parses the record at the start of the window.
     *
     * @return the record, or {@link #needMore()}
     */
    abstract @Nullable Read parse();

    @Override
    public final @Nullable Read next() {
        while (true) {
            incomplete = false;
            Read read = parse();
            if (!incomplete) {
                return read;
            }
            buffer.fill();
        }
    }

    @Override
    public final long record() {
        return buffer.records();
    }

    @Override
    public final String file() {
        return file;
    }

    @Override
    public final void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final RecordBuffer buffer() {
        return buffer;
    }

    /** Asks for more of the file; null is the end where there is no more. */
    final @Nullable Read needMore() {
        incomplete = !buffer.ended();
        return null;
    }

    /** Where the next line with anything in it begins, which may be the end of the window. */
    final int skipBlankLines() {
        byte[] bytes = buffer.bytes();
        int at = buffer.start();
        while (at < buffer.limit() && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        buffer.startAt(at);
        return at;
    }

    final InputFormatException wrong(String header, String reason) {
        return new InputFormatException(file, buffer.records() + 1, name(header), reason);
    }

    static String name(String header) {
        return new Read(header, NOTHING, NOTHING).name();
    }

    /** Where a line's text ends, of which the line feed is known. */
    static int lineEnd(byte[] bytes, int feed, int lineStart) {
        return feed > lineStart && bytes[feed - 1] == '\r' ? feed - 1 : feed;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
