package org.iolaus.genomics.read;

import htsjdk.samtools.DefaultSAMRecordFactory;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMLineParser;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMTextHeaderCodec;
import htsjdk.samtools.ValidationStringency;
import htsjdk.samtools.util.BufferedLineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SAM text (SAM specification, section 1). The library parses the lines, without checks of the alignment, which does not matter here.
 * It passes over tags that are cut off, so those are checked here.
 */
final class SamRecords implements AlignmentRecords {

    private static final int MANDATORY_FIELDS = 11;
    private static final int SEQUENCE = 9;
    private static final int QUALITIES = 10;

    private static final Pattern TAG = Pattern.compile(
            "[!-~]{2}:"
                    + "(A:[!-~]|i:[-+]?[0-9]+|f:[-+]?[0-9a-zA-Z.+-]+|Z:.*|H:([0-9A-Fa-f]{2})*|B:[cCsSiIf](,[-+]?[0-9a-zA-Z.+-]+)*)");

    private final InputFile file;
    private final InputStream in;
    private final RecordBuffer buffer;
    private final SAMFileHeader header;
    private final SAMLineParser parser;
    private @Nullable String ahead;
    private long record;

    SamRecords(InputFile file) {
        this.file = file;
        this.in = file.open();
        this.buffer = new RecordBuffer(file.shownName(), in);
        try {
            this.header = readHeader();
        } catch (RuntimeException e) {
            close();
            throw AlignmentRecords.broken(file, 0, e);
        }
        this.parser = new SAMLineParser(
                DefaultSAMRecordFactory.getInstance(), ValidationStringency.SILENT, header, null, null);
    }

    @Override
    public SAMFileHeader header() {
        return header;
    }

    @Override
    public @Nullable SAMRecord next() {
        String line = ahead == null ? nextLine() : ahead;
        ahead = null;
        if (line == null) {
            return null;
        }
        record++;
        checkFields(line);
        try {
            return parser.parseLine(line);
        } catch (RuntimeException e) {
            throw AlignmentRecords.broken(file, record, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SAMFileHeader readHeader() {
        StringBuilder text = new StringBuilder();
        ahead = nextLine();
        while (ahead != null && ahead.startsWith("@")) {
            if (ahead.length() < 4 || ahead.charAt(3) != '\t') {
                throw new InputFormatException(
                        file.shownName(), 0, "", "a header line is no type and fields with tabs between: " + ahead);
            }
            text.append(ahead).append('\n');
            ahead = nextLine();
        }
        SAMTextHeaderCodec codec = new SAMTextHeaderCodec();
        codec.setValidationStringency(ValidationStringency.SILENT);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return codec.decode(new BufferedLineReader(new ByteArrayInputStream(bytes)), file.shownName());
    }

    /** The next line that is not empty, or null at the end. */
    private @Nullable String nextLine() {
        while (true) {
            int feed = buffer.lineFeed(buffer.start());
            if (feed < 0) {
                if (buffer.ended()) {
                    return null;
                }
                buffer.fill();
                continue;
            }
            int start = buffer.start();
            int end = feed > start && buffer.bytes()[feed - 1] == '\r' ? feed - 1 : feed;
            buffer.startAt(feed + 1);
            if (end > start) {
                return new String(buffer.bytes(), start, end - start, StandardCharsets.UTF_8);
            }
        }
    }

    private void checkFields(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < MANDATORY_FIELDS || fields[SEQUENCE].isEmpty() || fields[QUALITIES].isEmpty()) {
            long filled =
                    Arrays.stream(fields).filter(field -> !field.isEmpty()).count();
            throw new InputFormatException(
                    file.shownName(), record, fields[0], "has " + filled + " of the " + MANDATORY_FIELDS + " fields");
        }
        for (int i = MANDATORY_FIELDS; i < fields.length; i++) {
            boolean lastAndEmpty = i == fields.length - 1 && fields[i].isEmpty();
            if (!lastAndEmpty && !TAG.matcher(fields[i]).matches()) {
                throw new InputFormatException(
                        file.shownName(), record, fields[0], "a tag is broken or cut off: '" + fields[i] + "'");
            }
        }
    }
}
