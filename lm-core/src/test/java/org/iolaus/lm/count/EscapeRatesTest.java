package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EscapeRatesTest {

    @Test
    void measuresMissesLessTheSequencersOwn() {
        EscapeRates.Tally tally = new EscapeRates.Tally(2);
        tally(tally, 0, 1, 10_000, 0.3);
        tally(tally, 0, 5, 10_000, 0.1);
        tally(tally, 1, 40, 100_000, 0.004);
        EscapeRates rates = tally.rates();
        assertThat(rates.escape(0, 1)).isCloseTo(0.296, within(0.002));
        assertThat(rates.escape(0, 5)).isCloseTo(0.096, within(0.002));
        assertThat(rates.escape(1, 40)).isEqualTo(EscapeRates.LOWEST);
    }

    @Test
    void neverRisesWithTheNumberOfObservations() {
        EscapeRates.Tally tally = new EscapeRates.Tally(1);
        tally(tally, 0, 2, 1000, 0.2);
        tally(tally, 0, 3, 1000, 0.4);
        tally(tally, 0, 100, 10, 0.9);
        tally(tally, 0, 50_000, 5000, 0.01);
        EscapeRates rates = tally.rates();
        double last = 1;
        for (int n = 1; n <= 4 * 65_535; n += 1 + n / 20) {
            double escape = rates.escape(0, n);
            assertThat(escape).isBetween(EscapeRates.LOWEST, last);
            last = escape;
        }
    }

    @Test
    void withoutDataHalfEscapes() {
        EscapeRates rates = new EscapeRates.Tally(1).rates();
        assertThat(rates.escape(0, 1)).isEqualTo(0.5);
        assertThat(rates.escape(0, 4 * 65_535)).isEqualTo(0.5);
    }

    private static void tally(EscapeRates.Tally tally, int level, int n, int predictions, double missed) {
        int misses = (int) Math.round(missed * predictions);
        for (int i = 0; i < predictions; i++) {
            tally.add(level, n, i < misses);
        }
    }
}
