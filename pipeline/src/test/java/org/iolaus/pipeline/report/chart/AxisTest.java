package org.iolaus.pipeline.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void linearAxesEndAtRoundNumbers() {
        Axis axis = Axis.linear("gain", -3, 94.7, " %");
        assertThat(axis.ticks()).containsExactly(-20.0, 0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(axis.written(40)).isEqualTo("40 %");
        assertThat(axis.place(-20)).isZero();
        assertThat(axis.place(100)).isEqualTo(1);
        assertThat(axis.place(40)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aSingleValueHasAnAxisToo() {
        assertThat(Axis.linear("y", 0, 0, "").ticks()).hasSizeGreaterThan(2).startsWith(0.0);
        Axis axis = Axis.linear("y", 5, 5, "");
        assertThat(axis.place(5)).isBetween(0.0, 1.0);
    }

    @Test
    void exactAxesHaveRoundTicksWithin() {
        assertThat(Axis.exact("k", 10, 32, "").ticks()).containsExactly(10.0, 15.0, 20.0, 25.0, 30.0);
    }

    @Test
    void logarithmicAxesGoByPowersOfTen() {
        Axis axis = Axis.logarithmic("count", 3, 25_000, "");
        assertThat(axis.ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0);
        assertThat(axis.place(1000)).isCloseTo(0.6, within(1e-12));
        assertThat(axis.place(0)).as("beyond the end").isZero();
        assertThat(axis.written(0.001)).isEqualTo("0.001");
        assertThat(axis.written(25_000)).isEqualTo("25k");
        assertThat(axis.written(3_000_000)).isEqualTo("3M");
    }

    @Test
    void anAxisGoesUp() {
        assertThatThrownBy(() -> Axis.exact("x", 1, 1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.logarithmic("x", 0, 10, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
