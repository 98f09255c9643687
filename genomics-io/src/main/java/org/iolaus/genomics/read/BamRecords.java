package org.iolaus.genomics.read;

import htsjdk.samtools.BAMRecordCodec;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.SAMTextHeaderCodec;
import htsjdk.samtools.ValidationStringency;
import htsjdk.samtools.util.BufferedLineReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * BAM (SAM specification, section 4.2). The library decodes the records; they are cut out of the stream here, so that a length that is
 * declared but not there ends in a message and not in an attempt to get the memory for it, and so that the checksums of the blocks are
 * checked.
 */
final class BamRecords implements AlignmentRecords {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int FIXED_PART = 32;
    private static final int TAG_START = 3;

    private final InputFile file;
    private final InputStream in;
    private final SAMFileHeader header;
    private final BAMRecordCodec codec;
    private long record;

    BamRecords(InputFile file) {
        this.file = file;
        this.in = new BufferedInputStream(file.open(), BUFFER_SIZE);
        try {
            this.header = readHeader();
        } catch (IOException e) {
            closeQuietly();
            throw InputFormatException.of(file.shownName(), 0, e);
        } catch (RuntimeException e) {
            closeQuietly();
            throw AlignmentRecords.broken(file, 0, e);
        }
        this.codec = new BAMRecordCodec(header);
    }

    @Override
    public SAMFileHeader header() {
        return header;
    }

    @Override
    public @Nullable SAMRecord next() {
        try {
            record++;
            byte[] size = in.readNBytes(4);
            if (size.length == 0) {
                return null;
            }
            int length = littleEndian(complete(size, 4)).getInt();
            if (length < FIXED_PART) {
                throw wrong("declares a length of " + length + " bytes");
            }
            byte[] bytes = complete(in.readNBytes(length), length);
            checkParts(bytes);
            ByteBuffer whole = ByteBuffer.allocate(4 + length).put(size).put(bytes);
            codec.setInputStream(new ByteArrayInputStream(whole.array()));
            return codec.decode();
        } catch (IOException e) {
            throw InputFormatException.of(file.shownName(), record, e);
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

    private SAMFileHeader readHeader() throws IOException {
        complete(in.readNBytes(4), 4); // the magic bytes, known from opening
        byte[] text = readDeclared("header text");
        SAMTextHeaderCodec textCodec = new SAMTextHeaderCodec();
        textCodec.setValidationStringency(ValidationStringency.SILENT);
        SAMFileHeader read = textCodec.decode(new BufferedLineReader(new ByteArrayInputStream(text)), file.shownName());
        int references = readInt();
        if (references < 0) {
            throw wrong("the header declares " + references + " reference sequences");
        }
        SAMSequenceDictionary dictionary = new SAMSequenceDictionary();
        for (int i = 0; i < references; i++) {
            readDeclared("name of a reference sequence");
            dictionary.addSequence(new SAMSequenceRecord("reference" + i, readInt())); // real names may be illegal ones
        }
        read.setSequenceDictionary(dictionary);
        return read;
    }

    private byte[] readDeclared(String what) throws IOException {
        int length = readInt();
        if (length < 0) {
            throw wrong("the " + what + " declares a length of " + length + " bytes");
        }
        return complete(in.readNBytes(length), length);
    }

    private int readInt() throws IOException {
        return littleEndian(complete(in.readNBytes(4), 4)).getInt();
    }

    /** Refuses a record whose parts do not fit into it. */
    private void checkParts(byte[] bytes) {
        ByteBuffer fields = littleEndian(bytes);
        int nameLength = fields.get(8) & 0xff;
        int cigarLength = fields.getShort(12) & 0xffff;
        int bases = fields.getInt(16);
        long needed = FIXED_PART + nameLength + 4L * cigarLength + (bases + 1L) / 2 + bases;
        if (bases < 0 || nameLength < 1 || needed > bytes.length) {
            throw wrong("declares " + bases + " bases in " + bytes.length + " bytes");
        }
        int tag = (int) needed;
        while (tag < bytes.length) {
            long end = tag + TAG_START + tagLength(fields, tag);
            if (end > bytes.length) {
                throw wrong("a tag is broken");
            }
            tag = (int) end;
        }
    }

    /** How many bytes follow the name and type of a tag; more than there are where it is broken. */
    private static long tagLength(ByteBuffer fields, int tag) {
        int value = tag + TAG_START;
        if (value >= fields.limit()) {
            return Integer.MAX_VALUE;
        }
        byte type = fields.get(value - 1);
        if (type == 'Z' || type == 'H') {
            int end = value;
            while (end < fields.limit() && fields.get(end) != 0) {
                end++;
            }
            return end + 1L - value;
        }
        if (type != 'B') {
            return valueLength(type);
        }
        if (value + 5 > fields.limit() || fields.getInt(value + 1) < 0) {
            return Integer.MAX_VALUE;
        }
        return 5L + fields.getInt(value + 1) * valueLength(fields.get(value));
    }

    private static long valueLength(byte type) {
        return switch (type) {
            case 'A', 'c', 'C' -> 1;
            case 's', 'S' -> 2;
            case 'i', 'I', 'f' -> 4;
            default -> Integer.MAX_VALUE;
        };
    }

    private InputFormatException wrong(String reason) {
        return new InputFormatException(file.shownName(), record, "", reason);
    }

    private static byte[] complete(byte[] bytes, int length) throws EOFException {
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void closeQuietly() {
        try {
            in.close();
        } catch (IOException e) {
            // the reason why the file cannot be read is on its way already
        }
    }
}
