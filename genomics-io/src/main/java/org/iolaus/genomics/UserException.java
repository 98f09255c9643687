package org.iolaus.genomics;

/**
 * A failure that the user can mend: bad input, an impossible option, a full disk. Its message is one line that says what is wrong,
 * where, and what to do; the program prints it without a stack trace and ends with exit status 2. Every other exception is a defect
 * of the program.
 */
public class UserException extends RuntimeException {

    /**
     * Creates a failure with its message.
     *
     * @param message one line for the user
     */
    public UserException(String message) {
        super(message);
    }

    /**
     * Creates a failure with its message and the exception behind it.
     *
     * @param message one line for the user
     * @param cause what happened below
     */
    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
