package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CorrectedNameTest {

    @Test
    void theMarkComesBeforeTheSuffixes() {
        assertThat(name("x.fq")).isEqualTo("x.corrected.fq");
        assertThat(name("in/x_R1.fastq.gz")).isEqualTo("x_R1.corrected.fastq.gz");
        assertThat(name("a.b.FASTQ.GZ")).isEqualTo("a.b.corrected.FASTQ.GZ");
        assertThat(name("x.bam")).isEqualTo("x.corrected.bam");
        assertThat(name("x.gz")).isEqualTo("x.corrected.gz");
        assertThat(name("sample.1")).isEqualTo("sample.1.corrected");
        assertThat(name("reads")).isEqualTo("reads.corrected");
        assertThat(name(".fq")).isEqualTo(".fq.corrected");
        assertThat(name("-")).isEqualTo("stdin.corrected");
    }

    private static String name(String path) {
        return CorrectedName.of(Path.of(path));
    }
}
