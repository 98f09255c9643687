package org.iolaus.genomics.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {

    @TempDir
    Path folder;

    private final Deliveries deliveries = new Deliveries();

    @Test
    void aFileAppearsUnderItsNameWhenItIsWhole() throws IOException {
        Path target = folder.resolve("reads.fq");
        try (PartialFile file = written(target, "whole")) {
            assertThat(names()).hasSize(1).allMatch(name -> name.matches("\\.iolaus-[0-9a-f]{16}\\.part"));
            PartialFile.deliver(List.of(file));
        }
        assertThat(target).hasContent("whole");
        assertThat(names()).containsExactly("reads.fq");
    }

    @Test
    void whatIsNotDeliveredIsDeleted() throws IOException {
        written(folder.resolve("reads.fq"), "half").close();
        assertThat(names()).isEmpty();
    }

    @Test
    void twoRunsDoNotShareATemporaryFile() throws IOException {
        Path target = folder.resolve("reads.fq");
        try (PartialFile one = written(target, "one");
                PartialFile two = written(target, "two")) {
            PartialFile.deliver(List.of(one));
            PartialFile.deliver(List.of(two));
        }
        assertThat(target).hasContent("two");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void permissionsAreThoseOfAnyNewFile() throws IOException {
        Path target = folder.resolve("reads.fq");
        try (PartialFile file = written(target, "")) {
            PartialFile.deliver(List.of(file));
        }
        assertThat(Files.getPosixFilePermissions(target))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("other"))));
    }

    @Test
    void whereOneCannotBeDeliveredNoneIs() throws IOException {
        Path first = folder.resolve("first");
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve("by"));
        try (PartialFile one = written(first, "one");
                PartialFile two = written(blocked, "two")) {
            assertThatThrownBy(() -> PartialFile.deliver(List.of(one, two))).isInstanceOf(IOException.class);
        }
        assertThat(names()).containsExactly("blocked");
        assertThat(deliveries.end().files()).isEmpty();
    }

    @Test
    void whatWasThereBeforeIsThereAgain() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "earlier");
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve("by"));
        try (PartialFile one = written(first, "one");
                PartialFile two = written(blocked, "two")) {
            assertThatThrownBy(() -> PartialFile.deliver(List.of(one, two))).isInstanceOf(IOException.class);
        }
        assertThat(first).hasContent("earlier");
        assertThat(names()).containsExactlyInAnyOrder("first", "blocked");
    }

    @Test
    void theEndOfTheProcessDeletesWhatIsUnfinishedAndTellsWhatIsWhole() throws Exception {
        Path whole = folder.resolve("whole");
        try (PartialFile file = written(whole, "x")) {
            PartialFile.deliver(List.of(file));
        }
        PartialFile half = written(folder.resolve("half"), "x");
        assertThat(deliveries.end()).isEqualTo(new Deliveries.Delivered(List.of(whole), false));
        assertThat(names()).containsExactly("whole");
        Thread late = new Thread(() -> {
            try {
                PartialFile.deliver(List.of(half));
            } catch (IOException e) {
                // Interrupted below.
            }
        });
        late.start();
        late.join(Duration.ofMillis(200).toMillis());
        assertThat(late.isAlive()).as("waits for the end").isTrue();
        assertThat(names()).containsExactly("whole");
        late.interrupt();
        late.join();
    }

    private PartialFile written(Path target, String text) throws IOException {
        PartialFile file = PartialFile.of(target, deliveries);
        try (OutputStream out = file.stream()) {
            out.write(text.getBytes(US_ASCII));
        }
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
