package org.iolaus.genomics.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** FASTA: {@code >name comment}, then bases on any number of lines up to the next {@code >} or the end. */
final class FastaReader implements RecordReader {

    private static final byte[] NOTHING = new byte[0];

    private final String file;
    private final InputStream in;
    private final RecordBuffer buffer;
    private boolean incomplete;

    FastaReader(String file, InputStream in) {
        this(file, in, new RecordBuffer(file, in));
    }

    /** With a buffer of any size. */
    FastaReader(String file, InputStream in, RecordBuffer buffer) {
        this.file = file;
        this.in = in;
        this.buffer = buffer;
    }

    @Override
    public @Nullable Read next() {
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
    public long record() {
        return buffer.records();
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Read parse() {
        byte[] bytes = buffer.bytes();
        int limit = buffer.limit();
        int at = buffer.start();
        while (at < limit && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        buffer.startAt(at);
        if (at == limit) {
            return needMore();
        }
        if (bytes[at] != '>') {
            throw wrong("", "a record must begin with '>', here is " + BaseLetters.shown(bytes[at]));
        }
        int feed = buffer.lineFeed(at);
        if (feed < 0) {
            return needMore();
        }
        int headerEnd = feed > at && bytes[feed - 1] == '\r' ? feed - 1 : feed;
        String header = new String(bytes, at + 1, headerEnd - at - 1, StandardCharsets.ISO_8859_1);
        int end = endOfRecord(feed + 1);
        if (end < 0) {
            return needMore();
        }
        byte[] bases = new byte[end - feed - 1];
        int length = 0;
        for (int i = feed + 1; i < end; i++) {
            byte letter = bytes[i];
            if (BaseLetters.LEGAL[letter & 0xff]) {
                bases[length++] = letter;
            } else if (letter != '\n' && !(letter == '\r' && bytes[i + 1] == '\n')) {
                throw wrong(header, BaseLetters.shown(letter) + " is not a base");
            }
        }
        buffer.recordEnds(end);
        return new Read(header, Arrays.copyOf(bases, length), NOTHING);
    }

    /** Where the next record or the end of the file is, or -1 when that is not in the window. */
    private int endOfRecord(int from) {
        byte[] bytes = buffer.bytes();
        for (int i = from; i < buffer.limit(); i++) {
            if (bytes[i] == '>' && bytes[i - 1] == '\n') {
                return i;
            }
        }
        return buffer.ended() ? buffer.limit() : -1;
    }

    private @Nullable Read needMore() {
        incomplete = !buffer.ended();
        return null;
    }

    private InputFormatException wrong(String header, String reason) {
        return new InputFormatException(file, buffer.records() + 1, new Read(header, NOTHING, NOTHING).name(), reason);
    }
}
