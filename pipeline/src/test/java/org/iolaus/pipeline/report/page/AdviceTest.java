package org.iolaus.pipeline.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.iolaus.genomics.kmer.KmerHistogram;
import org.iolaus.genomics.kmer.KmerSpectrum;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadArtifacts;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

/** Every warning that the program gives has advice; the warnings come from where the program takes them. */
class AdviceTest {

    @Test
    void tailsAdaptersAndQualities() {
        ReadArtifacts artifacts = new ReadArtifacts();
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            String fragment = bases(random, 60);
            String first = fragment + "AGATCGGAAGAGCACACGTCTGAACTCCAGTCACGGGGGGGGGGGGGGGGGGGG";
            String second = reverseComplement(fragment) + bases(random, 53);
            artifacts.add(new ReadPair(read("r" + i, first), read("r" + i, second)));
        }
        assertThat(artifacts.warnings())
                .hasSize(3)
                .allSatisfy(
                        warning -> assertThat(Advice.on(warning)).as(warning).isNotEmpty());
    }

    @Test
    void whatTheSpectrumTells() {
        KmerSpectrum none = KmerSpectrum.of(KmerHistogram.of(21, new long[] {0, 7, 0, 2}), 0);
        assertThat(none.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(Advice.on(warning)).isNotEmpty());
    }

    @Test
    void theOthersByTheirWords() {
        for (String warning : new String[] {
            "k-mer coverage is 4.1: below 8, few errors can be told from the genome",
            "alleles differ at 0.12 % of the positions: k-mers at half the coverage are no errors",
            "12 % of the k-mers lie beside the peaks of two alleles (a mixture of strains?)",
            "reads.fq: holds no reads",
            "x.bam: aligned reads, written without positions, CIGAR and tags of the alignment: 3",
            "x.bam: records left out: 1 secondary, 2 supplementary",
            "x.bam: hard-clipped reads, whose cut-off bases are not in the file: 1",
            "x.bam: reads whose mate is not in the file, taken as single ones: 1"
        }) {
            assertThat(Advice.on(warning)).as(warning).endsWith(".");
        }
        assertThat(Advice.on("something new")).isEmpty();
    }

    private static Read read(String name, String bases) {
        byte[] qualities = new byte[bases.length()];
        Arrays.fill(qualities, (byte) 30);
        return new Read(name, bases.getBytes(StandardCharsets.US_ASCII), qualities);
    }

    private static String bases(Random random, int length) {
        StringBuilder bases = new StringBuilder();
        for (int i = 0; i < length; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        return bases.toString();
    }

    private static String reverseComplement(String bases) {
        StringBuilder other = new StringBuilder();
        for (int i = bases.length() - 1; i >= 0; i--) {
            other.append("TGCA".charAt("ACGT".indexOf(bases.charAt(i))));
        }
        return other.toString();
    }
}
