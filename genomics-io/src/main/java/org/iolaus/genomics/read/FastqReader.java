package org.iolaus.genomics.read;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * FASTQ (Cock et al. 2010). A record whose bases and letters are one line each is cut out of the buffer directly; every other one,
 * wrapped or wrong, takes the general way, which also finds the reason to name. The quality part ends when it has as many letters as
 * there are bases, so a line of letters may begin with {@code @} or {@code +}.
 */
final class FastqReader extends RecordParser {

    private final RecordBuffer buffer;
    private final QualityEncoding encoding;
    private final boolean keepLetters;

    FastqReader(String file, InputStream in, QualityEncoding encoding) {
        this(file, in, encoding, new RecordBuffer(file, in));
    }

    /** With a buffer of any size. */
    FastqReader(String file, InputStream in, QualityEncoding encoding, RecordBuffer buffer) {
        super(file, in, buffer);
        this.buffer = buffer;
        this.encoding = encoding;
        this.keepLetters = encoding == QualityEncoding.SOLEXA;
    }

    @Override
    @Nullable
    Read parse() {
        byte[] bytes = buffer.bytes();
        int limit = buffer.limit();
        int at = skipBlankLines();
        if (at == limit) {
            return needMore();
        }
        if (bytes[at] != '@') {
            throw wrong("", "a record must begin with '@', here is " + shown(bytes[at]));
        }
        int headerFeed = buffer.lineFeed(at);
        if (headerFeed < 0) {
            return needMore();
        }
        int headerEnd = lineEnd(bytes, headerFeed, at + 1);
        int bases = headerFeed + 1;
        int basesEnd = bases;
        while (basesEnd < limit && BaseLetters.LEGAL[bytes[basesEnd] & 0xff]) {
            basesEnd++;
        }
        int plus = afterLineEnd(bytes, basesEnd, limit);
        if (plus < 0 || plus >= limit || bytes[plus] != '+') {
            return parseAnyShape(at, headerFeed);
        }
        int plusFeed = buffer.lineFeed(plus);
        int length = basesEnd - bases;
        int letters = plusFeed + 1;
        int next = plusFeed < 0 || letters + length >= limit ? -1 : afterLineEnd(bytes, letters + length, limit);
        byte[] scores = next < 0 ? null : scores(bytes, letters, length);
        if (scores == null) {
            return parseAnyShape(at, headerFeed);
        }
        String header = text(bytes, at + 1, headerEnd);
        String plusText = plusText(header, bytes, plus + 1, lineEnd(bytes, plusFeed, plus + 1));
        buffer.recordEnds(next);
        return new Read(
                header,
                copy(bytes, bases, length),
                scores,
                FastqOrigin.of(plusText, keepLetters ? copy(bytes, letters, length) : null));
    }

    /** The record at a position, with wrapped lines, or the reason why it is none. */
    private @Nullable Read parseAnyShape(int at, int headerFeed) {
        byte[] bytes = buffer.bytes();
        String header = text(bytes, at + 1, lineEnd(bytes, headerFeed, at + 1));
        ByteArrayOutputStream bases = new ByteArrayOutputStream();
        int line = headerFeed + 1;
        int feed = -1;
        while (line < buffer.limit() && bytes[line] != '+') {
            feed = buffer.lineFeed(line);
            if (feed < 0) {
                return needMore();
            }
            int end = lineEnd(bytes, feed, line);
            checkBases(header, bytes, line, end);
            bases.write(bytes, line, end - line);
            line = feed + 1;
        }
        int plusFeed = line < buffer.limit() ? buffer.lineFeed(line) : -1;
        if (plusFeed < 0) {
            return needMoreOrCut(header, "the file ends before the record's '+' line");
        }
        String plusText = plusText(header, bytes, line + 1, lineEnd(bytes, plusFeed, line + 1));
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        line = plusFeed + 1;
        boolean first = true;
        while (letters.size() < bases.size() || first) {
            if (line >= buffer.limit()) {
                if (buffer.ended() && bases.size() == 0) {
                    break;
                }
                return needMoreOrCut(
                        header,
                        "the file ends after " + letters.size() + " of the record's " + bases.size()
                                + " quality letters");
            }
            feed = buffer.lineFeed(line);
            if (feed < 0) {
                return needMore();
            }
            int end = lineEnd(bytes, feed, line);
            if (bases.size() == 0 && end > line) {
                break;
            }
            letters.write(bytes, line, end - line);
            line = feed + 1;
            first = false;
        }
        if (letters.size() != bases.size()) {
            throw wrong(header, bases.size() + " bases but " + letters.size() + " quality letters");
        }
        byte[] kept = letters.toByteArray();
        byte[] scores = scores(kept, 0, kept.length);
        if (scores == null) {
            throw wrongLetter(header, kept);
        }
        buffer.recordEnds(line);
        return new Read(header, bases.toByteArray(), scores, FastqOrigin.of(plusText, keepLetters ? kept : null));
    }

    private @Nullable Read needMoreOrCut(String header, String reason) {
        if (buffer.ended()) {
            throw wrong(header, reason);
        }
        return needMore();
    }

    /** Where the next line begins when the line ends here, or -1 when it does not. */
    private static int afterLineEnd(byte[] bytes, int at, int limit) {
        if (at < limit && bytes[at] == '\n') {
            return at + 1;
        }
        return at + 1 < limit && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : -1;
    }

    /** The text behind the plus, empty where it does not repeat the header. */
    private String plusText(String header, byte[] bytes, int from, int to) {
        if (from == to) {
            return "";
        }
        String plusText = text(bytes, from, to);
        if (plusText.equals(header)) {
            return header;
        }
        // Some tools, BayesHammer among them, repeat the name with another comment.
        if (!name(plusText).equals(name(header))) {
            throw wrong(header, "the '+' line names another read: " + plusText);
        }
        return plusText;
    }

    private byte @Nullable [] scores(byte[] bytes, int from, int length) {
        byte[] scores = new byte[length];
        if (encoding == QualityEncoding.PHRED_33) {
            int outside = 0;
            for (int i = 0; i < length; i++) {
                int score = bytes[from + i] - '!';
                scores[i] = (byte) score;
                outside |= score | (93 - score);
            }
            return outside < 0 ? null : scores;
        }
        for (int i = 0; i < length; i++) {
            int score = encoding.score(bytes[from + i]);
            if (score < 0) {
                return null;
            }
            scores[i] = (byte) score;
        }
        return scores;
    }

    private void checkBases(String header, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!BaseLetters.LEGAL[bytes[i] & 0xff]) {
                throw wrong(header, shown(bytes[i]) + " is not a base");
            }
        }
    }

    private InputFormatException wrongLetter(String header, byte[] letters) {
        for (byte letter : letters) {
            if (encoding.score(letter) < 0) {
                return wrong(
                        header,
                        shown(letter) + " is not a quality letter of --qualities " + encoding.optionName() + " ("
                                + encoding.firstLetter() + " to ~)");
            }
        }
        throw new IllegalStateException("every quality letter is legal");
    }

    private static String shown(byte letter) {
        return BaseLetters.shown(letter);
    }

    private static byte[] copy(byte[] bytes, int from, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, from, copy, 0, length);
        return copy;
    }
}
