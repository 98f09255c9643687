package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with bytes changed or cut off at random are read, or refused in one line that names them; nothing else happens. */
class DamagedFilesTest {

    private static final int ROUNDS = 150;

    @TempDir
    Path folder;

    @Test
    void damageIsReadOrRefusedInOneLine() throws IOException {
        Random random = new Random(17);
        int refused = 0;
        for (byte[] whole : List.of(fastq(), packed(fastq()), alignment(false), alignment(true))) {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = Files.write(folder.resolve("reads"), damaged(whole, random));
                ReadInput input = new ReadInput(file, Optional.empty(), false, QualityEncoding.Choice.PHRED_33);
                Throwable thrown = catchThrowable(() -> readAll(input));
                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(UserException.class);
                    assertThat(thrown.getMessage()).startsWith(file.toString()).doesNotContain("\n");
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        byte[] damaged = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private static void readAll(ReadInput input) {
        try (ReadSource source = ReadFiles.open(input)) {
            while (source.next() != null) {}
        }
    }

    private static byte[] fastq() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append("@r").append(i).append(" x\n").append("ACGTN".repeat(i)).append("\n+\n");
            text.append("!I#~5".repeat(i)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BlockCompressedOutputStream(packed, (Path) null)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** SAM, or BAM in blocks that are stored and not packed, so that damage reaches the records. */
    private static byte[] alignment(boolean binary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SAMFileHeader header = new SAMFileHeader();
        SAMFileWriterFactory factory = new SAMFileWriterFactory().setCompressionLevel(0);
        try (SAMFileWriter writer =
                binary ? factory.makeBAMWriter(header, true, bytes) : factory.makeSAMWriter(header, true, bytes)) {
            for (int i = 0; i < 20; i++) {
                SAMRecord record = new SAMRecord(header);
                record.setReadName("r" + i / 2);
                record.setFlags(i % 2 == 0 ? 77 : 141);
                record.setReadString("ACGTN".repeat(i + 1));
                record.setBaseQualityString("IJK#!".repeat(i + 1));
                record.setAttribute("RX", "ACG");
                record.setAttribute("XB", new int[] {1, 2, 3});
                writer.addAlignment(record);
            }
        }
        return bytes.toByteArray();
    }
}
