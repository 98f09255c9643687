package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledInputTest {

    @TempDir
    Path folder;

    @Test
    void theCopyIsPrivateCompleteAndCheckedAgain() throws IOException {
        byte[] content = "@a\nACGT\n+\n!III\n".repeat(5000).getBytes(StandardCharsets.US_ASCII);
        SpooledInput copy = SpooledInput.copy("standard input", new ByteArrayInputStream(content), folder);

        assertThat(copy.checked()).hasBinaryContent(content).hasParentRaw(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.checked())))
                    .isEqualTo("rw-------");
        }

        Path file = copy.checked();
        Files.write(file, new byte[10]);
        assertThatThrownBy(copy::checked)
                .isInstanceOf(UserException.class)
                .hasMessage("standard input: its temporary copy " + file + " should have 75000 bytes and has 10");
    }

    @Test
    void aDirectoryThatDoesNotTakeItIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> SpooledInput.copy("standard input", new ByteArrayInputStream(new byte[1]), missing))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("standard input: cannot be copied to " + missing)
                .hasMessageEndingWith("name a directory with room in TMPDIR");
    }

    @Test
    void aMinusIsReadAnyNumberOfTimes() {
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream("@a\nAC\n+\n!I\n@b\nA\n+\nx\u0001\n".getBytes(StandardCharsets.US_ASCII)));
        try {
            for (int pass = 0; pass < 2; pass++) {
                List<String> names = new ArrayList<>();
                try (ReadSource source = ReadFiles.open(ReadInput.single(Path.of("-")))) {
                    ReadPair pair = source.next();
                    assertThat(pair).isNotNull();
                    names.add(pair == null ? "" : pair.first().name());
                    assertThatThrownBy(source::next)
                            .hasMessage("standard input: record 2 (b): 1 bases but 2 quality letters");
                }
                assertThat(names).containsExactly("a");
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aPipeIsReadAnyNumberOfTimes() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not installed");
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, "@a\nAC\n+\n!I\n", StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        for (int pass = 0; pass < 2; pass++) {
            try (ReadSource source = ReadFiles.open(ReadInput.single(pipe))) {
                assertThat(source.next()).isNotNull();
                assertThat(source.next()).isNull();
            }
        }
        writer.join();
    }
}
