package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenomeSizeRulesTest {

    /** Columns: size, then log4(200 G), odd(int(log2 G + 1)), 0.9 log2 G + 3 and log4(999 G), worked out by hand to whole numbers. */
    @ParameterizedTest
    @CsvSource({
        "5386, 10, 13, 20, 12", // 10.02; 13.39; 14.16; 11.18
        "48502, 12, 17, 20, 13", // 11.60; 16.57; 17.01; 12.77
        "580076, 13, 21, 20, 15", // 13.39; 20.15; 20.23; 14.56
        "4641652, 15, 23, 23, 17", // 14.89; 23.15; 22.93; 16.06
        "3100000000, 20, 33, 31, 21" // 19.59; 32.53; 31.38; 20.75
    })
    void followsTheFormulas(double genomeSize, int quake, int bfc, int reckoner, int merqury) {
        assertThat(GenomeSizeRules.quake(genomeSize)).isEqualTo(quake);
        assertThat(GenomeSizeRules.bfc(genomeSize)).isEqualTo(bfc);
        assertThat(GenomeSizeRules.reckoner(genomeSize)).isEqualTo(reckoner);
        assertThat(GenomeSizeRules.merqury(genomeSize, 0.001)).isEqualTo(merqury);
    }

    @Test
    void refusesWhatIsNoSizeOrRate() {
        assertThatThrownBy(() -> GenomeSizeRules.quake(0))
                .hasMessage("the genome size must be a number of at least 1, was 0.0");
        assertThatThrownBy(() -> GenomeSizeRules.bfc(Double.NaN))
                .hasMessage("the genome size must be a number of at least 1, was NaN");
        assertThatThrownBy(() -> GenomeSizeRules.merqury(1000, 1))
                .hasMessage("the collision rate must be above 0 and below 1, was 1.0");
    }
}
