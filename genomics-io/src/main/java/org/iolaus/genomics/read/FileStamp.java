package org.iolaus.genomics.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a change of a file is noticed: reads are gone through several times, and must be the same each time.
 *
 * @param size in bytes
 * @param modified when its content was last written
 * @param key what tells it from other files of the same name, where the system has such a thing
 */
public record FileStamp(
        long size, FileTime modified, @Nullable Object key) {

    /**
     * The stamp of a file as it is now.
     *
     * @param file an existing file
     * @return its stamp
     * @throws IOException where it cannot be looked at
     */
    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
