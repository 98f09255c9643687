package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParallelBgzfOutputTest {

    @Test
    void bytesAreThoseOfTheLibrary() throws IOException {
        Random random = new Random(11);
        for (int size : new int[] {0, 1, 65_497, 65_498, 65_499, 523_984, 523_985, 3_000_001}) {
            byte[] content = new byte[size];
            for (int i = 0; i < size; i++) {
                content[i] = (byte) (size % 2 == 0 ? random.nextInt(256) : "ACGT".charAt(random.nextInt(4)));
            }
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (OutputStream out = new BlockCompressedOutputStream(plain, (Path) null)) {
                out.write(content);
            }
            for (int threads : new int[] {1, 2, 5}) {
                ByteArrayOutputStream parallel = new ByteArrayOutputStream();
                try (OutputStream out = new ParallelBgzfOutput(parallel, threads)) {
                    for (int at = 0; at < size; at += 100_003) {
                        out.write(content, at, Math.min(100_003, size - at));
                    }
                }
                assertThat(parallel.toByteArray())
                        .as("%d bytes, %d threads", size, threads)
                        .isEqualTo(plain.toByteArray());
            }
        }
    }

    @Test
    void aFullDiskIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> {
                    try (OutputStream out = new ParallelBgzfOutput(full, 2)) {
                        out.write('A');
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}
