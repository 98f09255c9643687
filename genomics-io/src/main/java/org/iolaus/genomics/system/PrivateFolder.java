package org.iolaus.genomics.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;

/** A temporary folder that only this user may enter; it goes with everything in it, when the program is interrupted too. */
public final class PrivateFolder implements AutoCloseable {

    private final Path path;
    private final Thread lastWill;

    private PrivateFolder(Path path) {
        this.path = path;
        this.lastWill = new Thread(this::deleteAsFarAsItGoes, "iolaus-cleaning");
        Runtime.getRuntime().addShutdownHook(lastWill);
    }

    /**
     * Makes a folder where temporary files go.
     *
     * @return the empty folder
     * @throws UserException where it cannot be made
     */
    public static PrivateFolder make() {
        try {
            return new PrivateFolder(Files.createTempDirectory(PrivateFile.folder(), "iolaus-"));
        } catch (IOException e) {
            throw new UserException(
                    "cannot make a temporary folder (" + e.getMessage() + "); name a directory with room in TMPDIR", e);
        }
    }

    /**
     * Where it is.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }

    /** Deletes the folder and everything in it. */
    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWill);
        } catch (IllegalStateException e) {
            // The program is ending already.
        }
    }

    /** When the user interrupts the program: what runs in the folder may still be writing. */
    private void deleteAsFarAsItGoes() {
        try {
            delete();
        } catch (UncheckedIOException e) {
            // Nobody is left to be told.
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> contentFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : contentFirst) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // It is gone already.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
