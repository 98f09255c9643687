package org.iolaus.genomics.read;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMRecordIterator;
import htsjdk.samtools.SamInputResource;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import htsjdk.samtools.cram.build.CramIO;
import htsjdk.samtools.util.Log;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * CRAM as the library reads it. What it would check of the alignments does not matter here and is not asked for; what matters of the
 * reads is checked where they are made.
 */
final class CramRecords implements AlignmentRecords {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int FREE_BITS_OF_OLDER_END = 8;

    static {
        Log.setGlobalLogLevel(Log.LogLevel.ERROR); // it warns of parts of old CRAM that it passes over rightly
    }

    private final InputFile file;
    private final SamReader reader;
    private final SAMRecordIterator iterator;
    private long record;

    CramRecords(InputFile file) {
        this.file = file;
        checkEnd(file);
        InputStream in = new BufferedInputStream(file.open(), BUFFER_SIZE);
        try {
            this.reader = SamReaderFactory.makeDefault()
                    .validationStringency(ValidationStringency.SILENT)
                    .referenceSource(new LocalReferences())
                    .open(SamInputResource.of(in));
            this.iterator = reader.iterator();
        } catch (RuntimeException e) {
            try {
                in.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw AlignmentRecords.broken(file, 0, e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(0);
        }
    }

    @Override
    public SAMFileHeader header() {
        return reader.getFileHeader();
    }

    @Override
    public @Nullable SAMRecord next() {
        try {
            record++;
            return iterator.hasNext() ? iterator.next() : null;
        } catch (RuntimeException e) {
            throw AlignmentRecords.broken(file, record, e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(record);
        }
    }

    @Override
    public void close() {
        try {
            iterator.close();
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library believes the lengths that a broken file declares, and asks for as much memory. */
    private InputFormatException tooLarge(long number) {
        return new InputFormatException(
                file.shownName(), number, "", "declares a part that is larger than memory; it is broken");
    }

    /**
     * CRAM ends in an empty container (CRAM specification 3.0, section 9). In version 2.1 the upper half of one byte is free and
     * writers differ in it.
     */
    private static void checkEnd(InputFile file) {
        byte[] end = new byte[CramIO.ZERO_F_EOF_MARKER.length];
        try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
            if (bytes.length() < end.length) {
                throw new InputFormatException(file.shownName(), 0, "", "is too short for a CRAM file");
            }
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
        } catch (IOException e) {
            throw InputFormatException.of(file.shownName(), 0, e);
        }
        byte[] older = Arrays.copyOfRange(end, end.length - CramIO.ZERO_B_EOF_MARKER.length, end.length);
        older[FREE_BITS_OF_OLDER_END] |= (byte) 0xf0;
        if (!Arrays.equals(end, CramIO.ZERO_F_EOF_MARKER) && !Arrays.equals(older, CramIO.ZERO_B_EOF_MARKER)) {
            throw new InputFormatException(
                    file.shownName(), 0, "", "the container that ends a CRAM file is missing: the file is cut off");
        }
    }
}
