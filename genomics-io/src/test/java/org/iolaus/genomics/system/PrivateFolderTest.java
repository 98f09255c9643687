package org.iolaus.genomics.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PrivateFolderTest {

    @Test
    void itGoesWithEverythingInIt() throws IOException {
        Path path;
        try (PrivateFolder folder = PrivateFolder.make()) {
            path = folder.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "x");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void itMayBeGoneAlready() throws IOException {
        try (PrivateFolder folder = PrivateFolder.make()) {
            Files.delete(folder.path());
            assertThat(folder.path()).doesNotExist();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseMayEnter() throws IOException {
        try (PrivateFolder folder = PrivateFolder.make()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }
}
