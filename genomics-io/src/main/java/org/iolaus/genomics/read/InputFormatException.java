package org.iolaus.genomics.read;

import java.io.EOFException;
import java.io.IOException;
import org.iolaus.genomics.UserException;

/** An input that is not what its format asks for; the message names the file, the record, the read and the reason. */
public final class InputFormatException extends UserException {

    /** What a SAM record can hold (SAM specification, section 1.4). */
    private static final int LONGEST_NAME = 254;

    /**
     * Creates the exception for one record.
     *
     * @param file the file's name as the user gave it
     * @param record the record's number, from 1; 0 for the file as a whole
     * @param name the read's name, or an empty string where it is not known
     * @param reason what is wrong, in a few words
     */
    public InputFormatException(String file, long record, String name, String reason) {
        super(file + (record > 0 ? ": record " + record : "") + (name.isEmpty() ? "" : " (" + shortened(name) + ")")
                + ": " + reason);
    }

    /** In a file that is broken anything may stand where a name is expected. */
    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
    }

    /**
     * What a failed read operation means to the user.
     *
     * @param file the file's name as the user gave it
     * @param record the number of the record that could not be read, or 0
     * @param cause what happened below
     * @return the exception to throw
     */
    static InputFormatException of(String file, long record, IOException cause) {
        if (cause instanceof EOFException) {
            return new InputFormatException(
                    file, record, "", "the data ends too early: the file is cut off here or soon after");
        }
        String message = cause.getMessage();
        String reason = message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
        return new InputFormatException(file, record, "", "cannot be read: " + reason);
    }
}
