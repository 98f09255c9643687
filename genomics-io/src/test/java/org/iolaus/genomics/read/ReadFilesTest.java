package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReadFilesTest {

    private static final String ONE = "@a/1 x\nACGTN\n+a/1 x\n!#IJ~\n@b/1\nacgt\n+\n!!!!\n";
    private static final String TWO = "@a/2\nTTT\n+\n!II\n@b/2 y\nGG\n+b/2\n!I\n";

    @TempDir
    Path folder;

    @Test
    void twoFilesComeBackByteForByte() throws IOException {
        ReadInput input = ReadInput.paired(file("r1.fq", bytes(ONE)), file("r2.fq", bytes(TWO)));
        Path out1 = folder.resolve("o1.fq");
        Path out2 = folder.resolve("o2.fq");

        copy(input, out1, out2);

        assertThat(Files.readString(out1)).isEqualTo(ONE);
        assertThat(Files.readString(out2)).isEqualTo(TWO);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void compressionIsThatOfEachInputAndGzipBecomesBgzf() throws IOException {
        Path out1 = folder.resolve("o1");
        Path out2 = folder.resolve("o2");

        copy(ReadInput.paired(file("plain.fq.gz", bytes(ONE)), file("packed.fq", gzip(TWO))), out1, out2);

        assertThat(Files.readString(out1)).isEqualTo(ONE);
        assertThat(InputFile.of(out2).compression()).isEqualTo(Compression.BGZF);
        assertThat(shown(ReadInput.single(out2))).containsExactly("a/2", "b/2 y");
    }

    @Test
    void twoFilesCanGoToOneInTurnAndComeBackInterleaved() throws IOException {
        Path out = folder.resolve("both.fq");
        copy(ReadInput.paired(file("r1.fq", bytes(ONE)), file("r2.fq", bytes(TWO))), out);

        Path again = folder.resolve("again.fq");
        copy(ReadInput.interleaved(out), again);

        assertThat(Files.readString(out)).startsWith("@a/1 x\nACGTN\n+a/1 x\n!#IJ~\n@a/2\nTTT\n+\n!II\n@b/1");
        assertThat(Files.readString(again)).isEqualTo(Files.readString(out));
        assertThat(shown(ReadInput.interleaved(out))).containsExactly("a/1 x & a/2", "b/1 & b/2 y");
        assertThat(shown(ReadInput.single(out))).hasSize(4);
    }

    @Test
    void everyMemberOfAGzipFileIsReadWhateverAvailableSays() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            members.write(gzip("@r" + i + "\nACGT\n+\n!III\n"));
        }
        InputStream shy = new ByteArrayInputStream(members.toByteArray()) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 7));
            }
        };

        assertThat(new String(InputFile.inflated(shy).readAllBytes(), StandardCharsets.US_ASCII))
                .hasSize(50 * 16 + 40)
                .endsWith("@r49\nACGT\n+\n!III\n");
        assertThat(shown(ReadInput.single(file("m.fq", members.toByteArray())))).hasSize(50);
    }

    @Test
    void packedFilesThatAreCutOffAreRefused() throws IOException {
        byte[] gzip = gzip(ONE.repeat(500));
        byte[] bgzf = bgzf(ONE.repeat(500));
        Path cutGzip = file("cut.fq.gz", Arrays.copyOf(gzip, gzip.length - 9));
        Path cutBgzf = file("cut.fq.bgz", Arrays.copyOf(bgzf, bgzf.length - 28));
        Path tail = file("tail.fq.gz", concat(gzip, bytes("garbage")));

        assertThatThrownBy(() -> shown(ReadInput.single(cutGzip)))
                .isInstanceOf(InputFormatException.class)
                .hasMessageStartingWith(cutGzip + ": record 9")
                .hasMessageEndingWith(": the data ends too early: the file is cut off here or soon after");
        assertThatThrownBy(() -> shown(ReadInput.single(cutBgzf)))
                .hasMessage(cutBgzf + ": the empty block that ends a BGZF file is missing: the file is cut off");
        assertThatThrownBy(() -> shown(ReadInput.single(tail)))
                .isInstanceOf(InputFormatException.class)
                .hasMessageContaining(": cannot be read: Unexpected data after a valid .gz stream");
    }

    @Test
    void matesMustAgreeInNameAndNumber() throws IOException {
        Path one = file("r1.fq", bytes(ONE));
        Path other = file("r2.fq", bytes("@a/2\nA\n+\nI\n@c/2\nA\n+\nI\n"));
        Path shorter = file("r3.fq", bytes("@a/2\nA\n+\nI\n"));

        assertThatThrownBy(() -> shown(ReadInput.paired(one, other)))
                .hasMessage(other + ": record 2 (c/2): is no mate of b/1 in " + one);
        assertThatThrownBy(() -> shown(ReadInput.paired(one, shorter)))
                .hasMessage(one + ": record 2 (b/1): has no mate: " + shorter + " ends after 1 reads");
        assertThatThrownBy(() -> shown(ReadInput.interleaved(one)))
                .hasMessage(one + ": record 2 (b/1): is no mate of a/1 before it");
        assertThatThrownBy(() -> shown(forced(ReadInput.interleaved(shorter))))
                .hasMessage(shorter + ": record 1 (a/2): the file ends without this read's mate");
    }

    @Test
    void whatIsNotCommittedIsNotLeftAndCommittedSinksAreClosedToReads() throws IOException {
        ReadInput input = ReadInput.single(file("r1.fq", bytes(ONE)));
        Path out = folder.resolve("out.fq");
        ReadPair pair = new ReadPair(new Read("x", bytes("A"), new byte[] {1}), null);

        try (ReadSink sink = ReadFiles.create(input, out)) {
            sink.write(pair);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**out*");

        try (ReadSink sink = ReadFiles.create(input, out)) {
            sink.commit();
            assertThatThrownBy(() -> sink.write(pair)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(out).isEmptyFile();
    }

    @Test
    void theEncodingCanBeDecidedOnce() throws IOException {
        ReadInput fastq = ReadInput.paired(file("r1.fq", bytes(ONE)), file("r2.fq", bytes(TWO)));
        ReadInput fasta = ReadInput.single(file("r.fa", bytes(">a\nA\n")));

        ReadInput decided = ReadFiles.decided(fastq);
        assertThat(decided.qualities()).isEqualTo(QualityEncoding.Choice.PHRED_33);
        assertThat(decided.second()).isEqualTo(fastq.second());
        assertThat(ReadFiles.decided(fasta).qualities()).isEqualTo(QualityEncoding.Choice.AUTO);
        assertThat(ReadFiles.format(fastq)).isEqualTo(ReadFormat.FASTQ);
        assertThat(ReadFiles.format(fasta)).isEqualTo(ReadFormat.FASTA);
    }

    @Test
    void aStreamGetsMatesInTurnAndStaysOpen() throws IOException {
        ReadInput input = ReadInput.paired(file("r1.fq", bytes(ONE)), file("r2.fq", bytes(TWO)));
        boolean[] closed = {false};
        ByteArrayOutputStream stream = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, new WritingProgram("1", "x"), 2, stream)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sink.write(pair);
            }
            sink.commit();
        }
        assertThat(stream.toString(StandardCharsets.US_ASCII))
                .startsWith("@a/1 x\nACGTN\n+a/1 x\n!#IJ~\n@a/2\nTTT\n+\n!II\n@b/1\n")
                .hasSize(ONE.length() + TWO.length());
        assertThat(closed[0]).isFalse();
    }

    @Test
    void aFileThatChangesBetweenPassesIsRefused() throws IOException {
        Path first = file("r1.fq", bytes(ONE));
        Path second = file("r2.fq", bytes(TWO));
        ReadInput input = ReadFiles.decided(ReadInput.paired(first, second));
        ReadFiles.open(input).close();
        String changed = second + ": has changed since the run began; nothing is delivered of mixed contents";
        Path out = folder.resolve("out.fq");
        try (ReadSink sink = ReadFiles.create(input, out)) {
            Files.write(second, bytes(TWO + TWO));
            assertThatThrownBy(sink::commit).isInstanceOf(UserException.class).hasMessage(changed);
        }
        assertThat(out).doesNotExist();
        assertThatThrownBy(() -> ReadFiles.open(input))
                .isInstanceOf(UserException.class)
                .hasMessage(changed);
        Files.delete(second);
        assertThatThrownBy(() -> ReadFiles.open(input)).hasMessage(second + ": there is no such file");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileThatIsReplacedBetweenPassesIsRefused() throws IOException {
        Path reads = file("r1.fq", bytes(ONE));
        ReadInput input = ReadFiles.decided(ReadInput.single(reads));
        Path other = file("other.fq", bytes(ONE));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(reads));
        Files.move(other, reads, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> ReadFiles.open(input)).hasMessageContaining("has changed since the run began");
    }

    @Test
    void anEmptyFileHoldsNoReadsPackedOrNot() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        new GZIPOutputStream(packed).close();
        for (Path empty : List.of(
                file("empty.fq", new byte[0]),
                file("blank.fq", bytes("\n\r\n")),
                file("e.fq.gz", packed.toByteArray()))) {
            ReadInput input = ReadInput.single(empty);
            try (ReadSource source = ReadFiles.open(input)) {
                assertThat(source.next()).as(empty.toString()).isNull();
            }
            assertThat(ReadFiles.format(input)).isEqualTo(ReadFormat.FASTQ);
        }
    }

    @Test
    void refusesImpossibleFiles() throws IOException {
        Path one = file("r1.fq", bytes(ONE));
        Path missing = folder.resolve("missing.fq");
        Path text = file("text.fq", bytes("hello\n"));
        Path fasta = file("r.fa", bytes(">a\nACGT\n"));

        assertThatThrownBy(() -> ReadFiles.open(ReadInput.single(missing)))
                .isInstanceOf(UserException.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> ReadFiles.open(ReadInput.single(folder)))
                .hasMessage(folder + ": is a directory, not a file of reads");
        assertThatThrownBy(() -> ReadFiles.open(ReadInput.single(text)))
                .hasMessage(text + ": is no FASTQ, FASTA, SAM, BAM or CRAM: it begins with 'h'");
        assertThatThrownBy(() -> ReadFiles.open(ReadInput.paired(one, fasta)))
                .hasMessage(fasta + ": is FASTA but " + one + " is FASTQ; mates must have one format");
        assertThatThrownBy(() -> ReadFiles.create(ReadInput.single(one), folder.resolve("./r1.fq")))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("the output would overwrite the input; choose another directory");
    }

    private static ReadInput forced(ReadInput input) {
        return new ReadInput(input.first(), input.second(), input.interleaved(), QualityEncoding.Choice.PHRED_33);
    }

    private static void copy(ReadInput input, Path... outputs) {
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, outputs)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sink.write(pair);
            }
            sink.commit();
        }
    }

    private static List<String> shown(ReadInput input) {
        List<String> shown = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                String second = Optional.ofNullable(pair.second())
                        .map(read -> " & " + read.header())
                        .orElse("");
                shown.add(pair.first().header() + second);
            }
        }
        return shown;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] bgzf(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BlockCompressedOutputStream(bytes, (Path) null)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
