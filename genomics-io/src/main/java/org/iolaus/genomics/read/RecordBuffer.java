package org.iolaus.genomics.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * A window on a stream that always holds whole records: the parser asks for more until its record fits, so it works on one array
 * without copying lines. At the end of the stream a missing last line end is added.
 */
final class RecordBuffer {

    /** A record longer than this (bytes, about half a gigabase with qualities) is refused: no sequencer makes one. */
    static final int LONGEST_RECORD = 1 << 30;

    private static final int FIRST_SIZE = 1 << 20;

    private final String file;
    private final InputStream in;
    private byte[] bytes;
    private int start;
    private int limit;
    private boolean ended;
    private long records;
    private @Nullable IOException failure;

    RecordBuffer(String file, InputStream in) {
        this(file, in, FIRST_SIZE);
    }

    /** With the size of the first window, which tests make small. */
    RecordBuffer(String file, InputStream in, int firstSize) {
        this.file = file;
        this.in = in;
        this.bytes = new byte[firstSize];
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the record being parsed begins. */
    int start() {
        return start;
    }

    /** Where the filled part ends. */
    int limit() {
        return limit;
    }

    /** Whether the window holds everything to the end of the stream. */
    boolean ended() {
        return ended;
    }

    /** Leaves out what is before a position. */
    void startAt(int position) {
        start = position;
    }

    /** Moves on behind a parsed record. */
    void recordEnds(int position) {
        start = position;
        records++;
    }

    /** How many records were parsed. */
    long records() {
        return records;
    }

    /** The end of the line that begins at a position: the index of its line feed, or -1 where the window holds none. */
    int lineFeed(int from) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Gets more of the stream into the window; positions change.
     *
     * @throws UserException where the stream is broken or the record is too long
     */
    void fill() {
        System.arraycopy(bytes, start, bytes, 0, limit - start);
        limit -= start;
        start = 0;
        if (limit >= bytes.length / 2) {
            grow();
        }
        if (failure != null) {
            throw InputFormatException.of(file, records + 1, failure);
        }
        try {
            while (limit < bytes.length - 1) {
                int got = in.read(bytes, limit, bytes.length - 1 - limit);
                if (got < 0) {
                    end();
                    return;
                }
                limit += got;
            }
        } catch (IOException e) {
            failure = e; // thrown when the records before it are used up, so that the right one is named
        }
    }

    private void grow() {
        if (bytes.length >= LONGEST_RECORD) {
            throw new InputFormatException(
                    file, records + 1, "", "is longer than " + LONGEST_RECORD + " bytes; this is no file of reads");
        }
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }

    private void end() {
        ended = true;
        if (limit > 0 && bytes[limit - 1] != '\n') {
            bytes[limit++] = '\n';
        }
    }
}
