package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SolidFloorTest {

    @Test
    void findsTheValleyBetweenErrorsAndGenome() {
        long[] histogram = {0, 1000, 100, 10, 4, 9, 100, 400, 900, 400, 100, 10, 0, 0};
        assertThat(SolidFloor.valley(histogram)).isEqualTo(4);
        assertThat(SolidFloor.of(histogram)).isEqualTo(2);
    }

    @Test
    void findsNoneWhereTheCountsOnlyFall() {
        assertThat(SolidFloor.valley(new long[] {0, 1000, 500, 200, 100, 50, 20, 10, 0}))
                .isZero();
        assertThat(SolidFloor.of(new long[] {0, 1000, 500, 200, 100, 50, 20, 10, 0}))
                .isEqualTo(SolidFloor.CAREFUL);
    }

    @Test
    void doesNotTakeNoiseForAPeak() {
        long[] histogram = {0, 90_000, 40_000, 12_000, 3_000, 500, 60, 2, 9, 3, 1, 0, 0};
        assertThat(SolidFloor.valley(histogram)).isZero();
    }

    @Test
    void findsNoneInAnEmptyHistogram() {
        assertThat(SolidFloor.valley(new long[10])).isZero();
    }
}
