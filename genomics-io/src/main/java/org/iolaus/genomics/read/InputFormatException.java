package org.iolaus.genomics.read;

import org.iolaus.genomics.UserException;

/** An input that is not what its format asks for; the message names the file, the record, the read and the reason. */
public final class InputFormatException extends UserException {

    /**
     * Creates the exception for one record.
     *
     * @param file the file's name as the user gave it
     * @param record the record's number, from 1; 0 for the file as a whole
     * @param name the read's name, or an empty string where it is not known
     * @param reason what is wrong, in a few words
     */
    public InputFormatException(String file, long record, String name, String reason) {
        super(file + (record > 0 ? ": record " + record : "") + (name.isEmpty() ? "" : " (" + name + ")") + ": "
                + reason);
    }
}
