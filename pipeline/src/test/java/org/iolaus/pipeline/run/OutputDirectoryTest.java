package org.iolaus.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void whatWasMadeAndStayedEmptyIsRemoved() {
        Path inner = temporary.resolve("a/b/c");
        try (OutputDirectory directory = OutputDirectory.open(inner, false)) {
            assertThat(directory.resolve("x")).isEqualTo(inner.resolve("x"));
            assertThat(inner).isEmptyDirectory();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatHoldsResultsStays() {
        Path inner = temporary.resolve("a/b");
        try (OutputDirectory directory = OutputDirectory.open(inner, false)) {
            directory.write("x.txt", out -> out.write('x'));
        }
        assertThat(inner.resolve("x.txt")).hasContent("x");
        assertThat(inner).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void aFileThatFailsLeavesNothing() {
        try (OutputDirectory directory = OutputDirectory.open(temporary, true)) {
            assertThatThrownBy(() -> directory.write("x.txt", out -> {
                        out.write('x');
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(UserException.class)
                    .hasMessage(temporary.resolve("x.txt") + ": cannot be written (No space left on device)");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void anExistingDirectoryWantsForce() {
        assertThatThrownBy(() -> OutputDirectory.open(temporary, false))
                .isInstanceOf(UserException.class)
                .hasMessage(temporary + ": is there already; choose another directory, or write into it with --force");
        OutputDirectory.open(temporary, true).close();
        assertThat(temporary).exists();
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> OutputDirectory.open(file, true))
                .hasMessage(file + ": is a file; give a directory for the results");
        assertThatThrownBy(() -> OutputDirectory.open(file.resolve("below"), false))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file.resolve("below") + ": cannot be written to (");
    }
}
