package org.iolaus.genomics.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Standard input as a file. Reads are needed more than once, so the stream is copied to a temporary file that only the user may read
 * and that is deleted when the program ends. The directory is that of {@code TMPDIR}, else the system's.
 */
final class StandardInput {

    /** What the user writes for it, and what messages call it. */
    static final Path PATH = Path.of("-");

    static final String SHOWN_NAME = "standard input";

    private static @Nullable StandardInput copied;

    private final Path file;
    private final long size;

    private StandardInput(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    /**
     * The copy of the program's standard input, made at the first call.
     *
     * @return a file that can be read any number of times
     * @throws UserException where the copy is not, or no longer, complete
     */
    static synchronized Path file() {
        if (copied == null) {
            Path directory = Path.of(
                    Optional.ofNullable(System.getenv("TMPDIR")).orElseGet(() -> System.getProperty("java.io.tmpdir")));
            copied = copy(System.in, directory);
        }
        return copied.checked();
    }

    /**
     * Copies a stream.
     *
     * @param in what to copy, to its end
     * @param directory where the file is made
     * @return the copy
     * @throws UserException where the directory does not take it
     */
    static StandardInput copy(InputStream in, Path directory) {
        try {
            Path file =
                    Files.createTempFile(directory, "iolaus-", ".reads"); // owner only, where the system knows owners
            file.toFile().deleteOnExit();
            long size;
            try (OutputStream out = Files.newOutputStream(file)) {
                size = in.transferTo(out);
            }
            return new StandardInput(file, size);
        } catch (IOException e) {
            throw new UserException(
                    SHOWN_NAME + ": cannot be copied to " + directory + " (" + e.getMessage()
                            + "); name a directory with room in TMPDIR",
                    e);
        }
    }

    /**
     * The file, once more found complete.
     *
     * @return its path
     * @throws UserException where its size is not that of the stream
     */
    Path checked() {
        long found;
        try {
            found = Files.size(file);
        } catch (IOException e) {
            found = -1;
        }
        if (found != size) {
            throw new UserException(SHOWN_NAME + ": its temporary copy " + file + " should have " + size
                    + " bytes and has " + Math.max(0, found));
        }
        return file;
    }
}
