package org.iolaus.genomics.kmer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary files that no other user may read and that are gone when they are closed, even when the program is killed. */
final class PrivateFile {

    private PrivateFile() {}

    /** An empty file to write and read; its name is removed at once where the system allows it, on closing elsewhere. */
    static FileChannel in(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "iolaus-", ".counts");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
