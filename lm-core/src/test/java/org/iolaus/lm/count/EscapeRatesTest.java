package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EscapeRatesTest {

    @Test
    void measuresMissesLessTheSequencersOwn() {
        EscapeRates.Tally tally = claiming(0.01);
        tally(tally, 0, false, 1, 10_000, 0.3);
        tally(tally, 0, false, 5, 10_000, 0.1);
        tally(tally, 1, false, 40, 100_000, 0.004);
        EscapeRates rates = tally.rates();
        assertThat(rates.escape(0, false, 1)).isCloseTo(0.296, within(0.003));
        assertThat(rates.escape(0, false, 5)).isCloseTo(0.096, within(0.003));
        assertThat(rates.escape(1, false, 40)).isEqualTo(EscapeRates.LOWEST);
    }

    @Test
    void takesNoMoreOffThanThreeTimesWhatTheQualitiesClaim() {
        EscapeRates.Tally tally = claiming(0.0005);
        tally(tally, 0, false, 40, 100_000, 0.004);
        assertThat(tally.rates().escape(0, false, 40)).isCloseTo(0.0025, within(3e-4));
        EscapeRates.Tally silent = new EscapeRates.Tally(1);
        tally(silent, 0, false, 40, 100_000, 0.004);
        assertThat(silent.rates().escape(0, false, 40)).isCloseTo(0.004, within(3e-4));
    }

    @Test
    void contextsReachedByFallingBackHaveRatesOfTheirOwn() {
        EscapeRates.Tally tally = claiming(0);
        tally(tally, 0, false, 3, 10_000, 0.05);
        tally(tally, 0, true, 1, 10_000, 0.8);
        tally(tally, 0, true, 2, 10_000, 0.7);
        tally(tally, 0, true, 3, 10_000, 0.6);
        assertThat(tally.rates().escape(0, false, 3)).isCloseTo(0.05, within(0.003));
        assertThat(tally.rates().escape(0, true, 3)).isCloseTo(0.6, within(0.003));
    }

    @Test
    void neverRisesWithTheNumberOfObservations() {
        EscapeRates.Tally tally = claiming(0.001);
        tally(tally, 0, false, 2, 1000, 0.2);
        tally(tally, 0, false, 3, 1000, 0.4);
        tally(tally, 0, false, 100, 10, 0.9);
        tally(tally, 0, false, 50_000, 5000, 0.01);
        EscapeRates rates = tally.rates();
        for (boolean fallback : new boolean[] {false, true}) {
            double last = 1;
            for (int n = 1; n <= 4 * 65_535; n += 1 + n / 20) {
                double escape = rates.escape(0, fallback, n);
                assertThat(escape).isBetween(EscapeRates.LOWEST, last);
                last = escape;
            }
        }
    }

    @Test
    void withoutDataHalfEscapes() {
        EscapeRates rates = new EscapeRates.Tally(1).rates();
        assertThat(rates.escape(0, false, 1)).isEqualTo(0.5);
        assertThat(rates.escape(0, true, 4 * 65_535)).isEqualTo(0.5);
    }

    private static EscapeRates.Tally claiming(double error) {
        EscapeRates.Tally tally = new EscapeRates.Tally(2);
        tally.addBase(error);
        return tally;
    }

    private static void tally(
            EscapeRates.Tally tally, int level, boolean fallback, int n, int predictions, double missed) {
        int misses = (int) Math.round(missed * predictions);
        for (int i = 0; i < predictions; i++) {
            tally.add(level, fallback, n, i < misses);
        }
    }
}
