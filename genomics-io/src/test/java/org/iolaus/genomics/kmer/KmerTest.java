package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.Test;

class KmerTest {

    @Test
    void lettersSurviveBothWays() {
        assertThat(Kmer.toString(Kmer.of("GATTACAGATTACAGATTACAGATTACAGAT"), 31))
                .isEqualTo("GATTACAGATTACAGATTACAGATTACAGAT");
        assertThat(Kmer.of("acgt")).isEqualTo(0b00011011);
    }

    @Test
    void reverseComplementIsItsOwnInverse() {
        assertThat(Kmer.toString(Kmer.reverseComplement(Kmer.of("GATTACA"), 7), 7))
                .isEqualTo("TGTAATC");
        for (int k = 1; k <= Kmer.MAX_K; k++) {
            long kmer = 0x123456789abcdefL & Kmer.mask(k);
            assertThat(Kmer.reverseComplement(Kmer.reverseComplement(kmer, k), k))
                    .isEqualTo(kmer);
        }
    }

    @Test
    void canonicalIsTheSameForBothStrands() {
        long kmer = Kmer.of("TTGCA");
        assertThat(Kmer.canonical(kmer, 5)).isEqualTo(Kmer.canonical(Kmer.reverseComplement(kmer, 5), 5));
    }

    @Test
    void appendDropsTheFirstBase() {
        assertThat(Kmer.toString(Kmer.append(Kmer.of("GATTA"), Nucleotide.code((byte) 'c'), 5), 5))
                .isEqualTo("ATTAC");
    }

    @Test
    void refusesOtherLettersAndLengths() {
        assertThatThrownBy(() -> Kmer.of("GATNACA"))
                .hasMessage("a k-mer has the letters A, C, G and T only, was GATNACA");
        assertThatThrownBy(() -> Kmer.checkK(32)).hasMessage("k must be from 1 to 31, was 32");
    }
}
