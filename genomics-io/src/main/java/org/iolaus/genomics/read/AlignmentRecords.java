package org.iolaus.genomics.read;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The header and records of a SAM, BAM or CRAM file, as they stand in it. */
interface AlignmentRecords extends Closeable {

    /** The library quotes whole lines. */
    int LONGEST_REASON = 200;

    /**
     * The header.
     *
     * @return this reader's own copy
     */
    SAMFileHeader header();

    /**
     * The next record. It belongs to the caller.
     *
     * @return a record, or null at the end
     */
    @Nullable
    SAMRecord next();

    @Override
    void close();

    /** Opens a file in the way of its format. */
    static AlignmentRecords open(InputFile file) {
        return switch (file.format()) {
            case SAM -> new SamRecords(file);
            case BAM -> new BamRecords(file);
            case CRAM -> new CramRecords(file);
            case FASTQ, FASTA -> throw new IllegalArgumentException(file.format() + " has no alignment records");
        };
    }

    /**
     * What an exception of the library means to the user. The library meets broken input with many kinds of exceptions, index and null
     * pointer errors among them.
     *
     * @param file the file
     * @param record the number of the record, or 0 for the header
     * @param cause what was thrown
     * @return the exception to throw
     */
    static RuntimeException broken(InputFile file, long record, RuntimeException cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof LocalReferences.Missing missing) {
                return new InputFormatException(file.shownName(), 0, "", missing.reason());
            }
            if (at instanceof InputFormatException known) {
                return known;
            }
        }
        String message = cause.getMessage();
        String reason = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        String line = reason.strip().replaceAll("\\s+", " ");
        String shown = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
        return new InputFormatException(file.shownName(), record, "", "is broken: " + shown);
    }
}
