package org.iolaus.genomics.read;

import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** FASTA: {@code >name comment}, then bases on any number of lines up to the next {@code >} or the end. */
final class FastaReader extends RecordParser {

    FastaReader(String file, InputStream in) {
        this(file, in, new RecordBuffer(file, in));
    }

    /** With a buffer of any size. */
    FastaReader(String file, InputStream in, RecordBuffer buffer) {
        super(file, in, buffer);
    }

    @Override
    @Nullable
    Read parse() {
        RecordBuffer buffer = buffer();
        byte[] bytes = buffer.bytes();
        int at = skipBlankLines();
        if (at == buffer.limit()) {
            return needMore();
        }
        if (bytes[at] != '>') {
            throw wrong("", "a record must begin with '>', here is " + BaseLetters.shown(bytes[at]));
        }
        int feed = buffer.lineFeed(at);
        if (feed < 0) {
            return needMore();
        }
        String header = text(bytes, at + 1, lineEnd(bytes, feed, at + 1));
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
        RecordBuffer buffer = buffer();
        byte[] bytes = buffer.bytes();
        for (int i = from; i < buffer.limit(); i++) {
            if (bytes[i] == '>' && bytes[i - 1] == '\n') {
                return i;
            }
        }
        return buffer.ended() ? buffer.limit() : -1;
    }
}
