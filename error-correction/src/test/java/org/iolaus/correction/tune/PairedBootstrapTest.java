package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.iolaus.correction.tune.PairedBootstrap.Interval;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    private static final int FRAGMENTS = 2000;

    private final PairedBootstrap bootstrap = new PairedBootstrap(1000, 1);

    @Test
    void equalFiguresHaveNoInterval() {
        double[] gains = new double[FRAGMENTS];
        Arrays.fill(gains, 0.7);
        assertThat(bootstrap.interval(difference(gains, gains.clone()))).isEqualTo(new Interval(0, 0));
    }

    @Test
    void theIntervalIsThatOfTheNormalDistribution() {
        double[] one = normal(2);
        double[] other = new double[FRAGMENTS];
        double sum = Arrays.stream(one).sum();
        double squares = Arrays.stream(one).map(x -> x * x).sum();
        Interval interval = bootstrap.interval(difference(one, other));
        double half = 1.96 * Math.sqrt(squares);
        assertThat(interval.low()).isCloseTo(sum - half, within(0.15 * half));
        assertThat(interval.high()).isCloseTo(sum + half, within(0.15 * half));
    }

    @Test
    void theIntervalHoldsTheTrueDifferenceAsOftenAsItSays() {
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            double[] one = Arrays.copyOf(normal(100 + trial), 200);
            Interval interval = bootstrap.interval(one);
            held += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
        }
        assertThat(held).isBetween(180, 199);
    }

    @Test
    void swappingTheTwoMirrorsTheInterval() {
        double[] one = normal(3);
        double[] other = normal(4);
        Interval interval = bootstrap.interval(difference(one, other));
        Interval swapped = bootstrap.interval(difference(other, one));
        assertThat(swapped.low()).isEqualTo(-interval.high());
        assertThat(swapped.high()).isEqualTo(-interval.low());
    }

    @Test
    void theSeedDecides() {
        double[] one = normal(5);
        double[] other = new double[FRAGMENTS];
        Interval interval = bootstrap.interval(difference(one, other));
        assertThat(new PairedBootstrap(1000, 1).interval(difference(one, other)))
                .isEqualTo(interval);
        assertThat(new PairedBootstrap(1000, 2).interval(difference(one, other)))
                .isNotEqualTo(interval);
    }

    private static double[] difference(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }

    private static double[] normal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[FRAGMENTS];
        for (int i = 0; i < FRAGMENTS; i++) {
            values[i] = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        }
        return values;
    }
}
