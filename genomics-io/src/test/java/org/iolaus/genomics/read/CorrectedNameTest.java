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
    }

    @Test
    void aStreamGetsTheSuffixesOfWhatItHolds() {
        assertThat(CorrectedName.ofStream("stdin", ReadFormat.FASTQ, Compression.NONE))
                .isEqualTo("stdin.corrected.fq");
        assertThat(CorrectedName.ofStream("63", ReadFormat.FASTA, Compression.GZIP))
                .isEqualTo("63.corrected.fa.gz");
        assertThat(CorrectedName.ofStream("stdin", ReadFormat.SAM, Compression.BGZF))
                .isEqualTo("stdin.corrected.sam.gz");
        assertThat(CorrectedName.ofStream("stdin", ReadFormat.BAM, Compression.BGZF))
                .isEqualTo("stdin.corrected.bam");
        assertThat(CorrectedName.ofStream("stdin", ReadFormat.CRAM, Compression.NONE))
                .isEqualTo("stdin.corrected.cram");
    }

    private static String name(String path) {
        return CorrectedName.of(Path.of(path));
    }
}
