package org.iolaus.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

    @TempDir
    Path temporary;

    @Test
    void inputsHaveTheirChecksums() throws IOException {
        Path file = Files.writeString(temporary.resolve("abc"), "abc");
        Provenance provenance = Provenance.of(List.of("tune", "my reads.fq", "it's"), 7L, 2, List.of(file));
        assertThat(provenance.version()).isEqualTo(Version.current());
        assertThat(provenance.commandLine()).isEqualTo("tune 'my reads.fq' 'it'\\''s'");
        // The test vector of FIPS 180-4 for "abc".
        assertThat(provenance.inputs())
                .containsExactly(new Provenance.Input(
                        file.toString(), 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void aSampleIsCalledByItsFilesUnlessItIsGivenAName() {
        Provenance pairs = named("my/x_R1.fastq.gz", "my/x_R2.fastq.gz");
        assertThat(pairs.sample()).isEqualTo("x");
        assertThat(pairs.called(Optional.of("y")).sample()).isEqualTo("y");
        assertThat(pairs.called(Optional.empty())).isEqualTo(pairs);
        assertThat(named("x_R1.fq").sample()).isEqualTo("x_R1");
        assertThat(named("-").sample()).isEqualTo("standard input");
        assertThat(named().sample()).isEqualTo("reads");
    }

    private static Provenance named(String... files) {
        return Provenance.ofInputs(
                List.of("tune"),
                null,
                1,
                Stream.of(files).map(file -> new Provenance.Input(file, 0, "")).toList());
    }

    @Test
    void aFileThatIsGoneIsOneLine() {
        Path file = temporary.resolve("gone");
        assertThatThrownBy(() -> Provenance.Input.of(file))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file + ": cannot be read (");
    }

    @Test
    void jsonKeepsTheOrderAndWritesSnakeCase() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(new Provenance("x", "1", "tune x", null, 2, "17", List.of()), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        {
                          "sample" : "x",
                          "version" : "1",
                          "command_line" : "tune x",
                          "seed" : null,
                          "threads" : 2,
                          "java" : "17",
                          "inputs" : [ ]
                        }
                        """);
    }
}
