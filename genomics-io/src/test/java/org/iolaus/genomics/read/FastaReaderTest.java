package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastaReaderTest {

    @TempDir
    Path folder;

    @Test
    void wrappedLinesAreJoinedWhateverTheBuffer() {
        String text = "\n>a x\r\nACGT\r\nacN\r\n\r\n>b\n>c\nA\n\nC\n>d\nGG";
        for (int size = 2; size < 50; size++) {
            assertThat(readAll(text, size)).containsExactly("a x|ACGTacN", "b|", "c|AC", "d|GG");
        }
    }

    @Test
    void namesFileRecordReadAndReason() {
        assertThatThrownBy(() -> readAll(">a\nAC\n>b y\nA1\n", 64))
                .isInstanceOf(InputFormatException.class)
                .hasMessage("reads.fa: record 2 (b): '1' is not a base");
        assertThatThrownBy(() -> readAll("AC\n", 64))
                .hasMessage("reads.fa: record 1: a record must begin with '>', here is 'A'");
    }

    @Test
    void fastaIsWrittenWithItsBasesOnOneLine() throws IOException {
        Path in = Files.writeString(folder.resolve("in"), ">a/1 x\nAC\nGT\n>a/2\nN\n");
        Path out = folder.resolve("out");
        try (ReadSource source = ReadFiles.open(ReadInput.interleaved(in));
                ReadSink sink = ReadFiles.create(ReadInput.interleaved(in), out)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sink.write(pair);
            }
            sink.commit();
        }
        assertThat(Files.readString(out)).isEqualTo(">a/1 x\nACGT\n>a/2\nN\n");
    }

    private static List<String> readAll(String text, int bufferSize) {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        List<String> reads = new ArrayList<>();
        try (FastaReader reader = new FastaReader("reads.fa", in, new RecordBuffer("reads.fa", in, bufferSize))) {
            for (Read read = reader.next(); read != null; read = reader.next()) {
                assertThat(read.hasQualities()).isFalse();
                reads.add(read.header() + "|" + new String(read.bases(), StandardCharsets.US_ASCII));
            }
        }
        return reads;
    }
}
