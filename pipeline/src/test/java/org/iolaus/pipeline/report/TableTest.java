package org.iolaus.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {

    /** A row for the test. */
    public record Row(
            String candidateName,
            int k,
            double bitsPerBase,
            @Nullable Double gain) {}

    @Test
    void componentsAreColumns() {
        assertThat(new Table<>(Row.class)
                        .text(List.of(
                                new Row("spectral k=21", 21, 0.5, 1 / 3.0), new Row("none", 0, Double.NaN, null))))
                .isEqualTo("""
                        candidate_name\tk\tbits_per_base\tgain
                        spectral k=21\t21\t0.500000\t0.333333
                        none\t0\tNA\tNA
                        """);
    }

    @Test
    void tabsAndLinesInAValueDoNotBreakTheTable() {
        assertThat(new Table<>(Row.class).text(List.of(new Row("a\tb\nc", 1, 0, 0.0))))
                .endsWith("a b c\t1\t0.000000\t0.000000\n");
    }

    @Test
    void numbersLookTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new Table<>(Row.class).text(List.of(new Row("none", 1000, 0.25, 0.0))))
                    .contains("none\t1000\t0.250000");
        } finally {
            Locale.setDefault(before);
        }
    }
}
