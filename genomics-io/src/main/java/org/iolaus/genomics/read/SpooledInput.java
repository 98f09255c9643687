package org.iolaus.genomics.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.PrivateFile;

/**
 * A stream as a file. Reads are needed more than once, and standard input and pipes give them once, so they are copied to a temporary
 * file that only the user may read and that is deleted when the program ends. The directory is that of {@code TMPDIR}, else the
 * system's.
 */
final class SpooledInput {

    /** What the user writes for standard input, and what messages call it. */
    static final Path STANDARD_INPUT = Path.of("-");

    private static final String STANDARD_INPUT_NAME = "standard input";
    private static final Map<Path, SpooledInput> SPOOLED = new HashMap<>();

    private final String shownName;
    private final Path file;
    private final long size;

    private SpooledInput(String shownName, Path file, long size) {
        this.shownName = shownName;
        this.file = file;
        this.size = size;
    }

    /** Whether a path is no file that can be read twice. */
    static boolean isStream(Path path) {
        return path.equals(STANDARD_INPUT)
                || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
    }

    /** What messages call a path. */
    static String shownName(Path path) {
        return path.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : path.toString();
    }

    /**
     * The copy of a stream, made at the first call.
     *
     * @param path {@code -} for the program's standard input, or a pipe
     * @return a file that can be read any number of times
     * @throws UserException where the copy cannot be made or is no longer complete
     */
    static synchronized Path file(Path path) {
        SpooledInput spooled = SPOOLED.get(path);
        if (spooled == null) {
            try (InputStream in = path.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(path)) {
                spooled = copy(shownName(path), in, PrivateFile.folder());
            } catch (IOException e) {
                throw InputFormatException.of(shownName(path), 0, e);
            }
            SPOOLED.put(path, spooled);
        }
        return spooled.checked();
    }

    /**
     * Copies a stream.
     *
     * @param shownName what messages call it
     * @param in what to copy, to its end
     * @param directory where the file is made
     * @return the copy
     * @throws UserException where the directory does not take it
     */
    static SpooledInput copy(String shownName, InputStream in, Path directory) {
        try {
            Path file =
                    Files.createTempFile(directory, "iolaus-", ".reads"); // owner only, where the system knows owners
            file.toFile().deleteOnExit();
            long size;
            try (OutputStream out = Files.newOutputStream(file)) {
                size = in.transferTo(out);
            }
            return new SpooledInput(shownName, file, size);
        } catch (IOException e) {
            throw new UserException(
                    shownName + ": cannot be copied to " + directory + " (" + e.getMessage()
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
            found = 0;
        }
        if (found != size) {
            throw new UserException(
                    shownName + ": its temporary copy " + file + " should have " + size + " bytes and has " + found);
        }
        return file;
    }
}
