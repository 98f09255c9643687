package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IndelRatesTest {

    /** The normal distribution's tail behind 0.5 / (0.15 sqrt(n)) standard deviations, from tables: 3.33, 1.67 and 1.05 of them. */
    @Test
    void longRunsOfHomopolymersAreMisjudgedMoreOften() {
        IndelRates rates = IndelRates.homopolymers();
        assertThat(rates.insertion(1)).isCloseTo(4.3e-4, within(0.1e-4));
        assertThat(rates.insertion(4)).isCloseTo(0.0478, within(0.0005));
        assertThat(rates.deletion(10)).isCloseTo(0.146, within(0.001));
        for (int run = 1; run < IndelRates.LONGEST_RUN; run++) {
            assertThat(rates.deletion(run + 1)).isGreaterThan(rates.deletion(run));
            assertThat(rates.insertion(run)).isEqualTo(rates.deletion(run));
        }
    }

    @Test
    void bitsAreThoseOfTheRates() {
        IndelRates rates = IndelRates.even(1.0 / 1024, 1.0 / 4096);
        assertThat(rates.deletionBits(1)).isCloseTo(12, within(1e-9));
        assertThat(rates.insertionBits(3)).isCloseTo(10, within(1e-9));
        assertThat(rates.insertionBits(0)).isCloseTo(12, within(1e-9));
        assertThat(rates.deletionBits(99)).isEqualTo(rates.deletionBits(IndelRates.LONGEST_RUN));
    }
}
