package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.util.SequenceUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalReferencesTest {

    private static final byte[] BASES = "ACGTACGTAA".getBytes(StandardCharsets.US_ASCII);
    private static final String CHECKSUM = SequenceUtil.calculateMD5String(BASES);

    @TempDir
    Path folder;

    @Test
    void patternsTakeTheChecksumApart() {
        assertThat(LocalReferences.expanded("/c/%2s/%2s/%s", "abcdef")).isEqualTo("/c/ab/cd/ef");
        assertThat(LocalReferences.expanded("/c/%s", "abcdef")).isEqualTo("/c/abcdef");
        assertThat(LocalReferences.expanded("/c", "abcdef")).isEqualTo("/c/abcdef");
        assertThat(LocalReferences.expanded("/c/%2s", "abcdef")).isEqualTo("/c/ab/cdef");
    }

    @Test
    void sequencesAreFoundByChecksumInCacheAndPath() throws IOException {
        Path cached = folder.resolve(CHECKSUM.substring(0, 2)).resolve(CHECKSUM.substring(2));
        Files.createDirectories(folder.resolve(CHECKSUM.substring(0, 2)));
        Files.writeString(cached, "acgtACGTAA");
        String pattern = folder + "/%2s/%s";

        assertThat(new LocalReferences(Map.of("REF_CACHE", pattern)).getReferenceBases(sequence(CHECKSUM), false))
                .isEqualTo(BASES);
        LocalReferences path =
                new LocalReferences(Map.of("REF_PATH", "https://example.org:443/%s:/nowhere:" + pattern));
        assertThat(path.getReferenceBasesByRegion(sequence(CHECKSUM), 2, 3)).isEqualTo(new byte[] {'G', 'T', 'A'});
        assertThat(path.getReferenceBasesByRegion(sequence(CHECKSUM), 8, 30)).isEqualTo(new byte[] {'A', 'A'});
    }

    @Test
    void theFastaOfTheHeaderIsTakenWhereItsChecksumAgrees() throws IOException {
        Path fasta = folder.resolve("ref.fa");
        Files.writeString(fasta, ">chr1\nacgtacgt\naa\n");
        Files.writeString(folder.resolve("ref.fa.fai"), "chr1\t10\t6\t8\t9\n");
        SAMSequenceRecord named = sequence(CHECKSUM);
        named.setAttribute("UR", "file:" + fasta);
        LocalReferences references = new LocalReferences(Map.of());

        assertThat(references.getReferenceBases(named, false)).isEqualTo(BASES);
        SAMSequenceRecord other = sequence("0".repeat(32));
        other.setAttribute("UR", fasta.toString());
        assertThatThrownBy(() -> new LocalReferences(Map.of()).getReferenceBases(other, false))
                .hasMessageStartingWith("needs its reference sequence chr1, which is not on this machine");
    }

    private static SAMSequenceRecord sequence(String checksum) {
        SAMSequenceRecord sequence = new SAMSequenceRecord("chr1", 10);
        sequence.setMd5(checksum);
        return sequence;
    }
}
