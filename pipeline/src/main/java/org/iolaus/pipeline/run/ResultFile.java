package org.iolaus.pipeline.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.PartialFile;

/**
 * A single file that a command makes.
 *
 * @param path its name
 * @param force whether it may be there already
 */
public record ResultFile(Path path, boolean force) {

    /**
     * Refuses, before any work, a file that cannot be made.
     *
     * @throws UserException where it is there already, or its directory is not
     */
    public void requirePossible() {
        if (Files.isDirectory(path)) {
            throw new UserException(path + ": is a directory; give a file");
        }
        if (Files.exists(path) && !force) {
            throw new UserException(path + ": is there already; choose another file, or write over it with --force");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserException(path + ": cannot be written, for there is no directory " + folder);
        }
    }

    /** Writes it under a temporary name and gives it its own once it is whole. */
    void write(OutputDirectory.Content content) {
        try (PartialFile file = PartialFile.of(path)) {
            try (OutputStream out = file.stream()) {
                content.writeTo(out);
            }
            PartialFile.deliver(List.of(file));
        } catch (IOException e) {
            throw new UserException(path + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
