package org.iolaus.genomics.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Temporary files that no other user may read and that are gone when they are closed, even when the program is killed. */
public final class PrivateFile {

    private PrivateFile() {}

    /**
     * Where temporary files go: the directory of {@code TMPDIR}, else the system's.
     *
     * @return a directory, which may be full
     */
    public static Path folder() {
        return Path.of(
                Optional.ofNullable(System.getenv("TMPDIR")).orElseGet(() -> System.getProperty("java.io.tmpdir")));
    }

    /**
     * An empty file to write and read; its name is removed at once where the system allows it, on closing elsewhere.
     *
     * @param folder where it is made
     * @return the open file
     * @throws IOException where the folder does not take it
     */
    public static FileChannel in(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "iolaus-", ".temporary");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
