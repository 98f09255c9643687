package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;

class SubstitutionCostTest {

    private static final Read READ = new Read("r", Sample.bytes("ACGTN"), new byte[] {0, 10, 20, 60, 2});

    private final SubstitutionCost cost = SubstitutionCost.claimed(0.01);

    @Test
    void isTheLogarithmOfTheOddsWithinBounds() {
        assertThat(cost.of(1, READ, 1)).isCloseTo(Math.log(27) / Math.log(2), within(1e-9));
        assertThat(cost.of(2, READ, 2)).isCloseTo(Math.log(297) / Math.log(2), within(1e-9));
        assertThat(cost.of(0, READ, 0)).isCloseTo(Math.log(3) / Math.log(2), within(1e-9));
        assertThat(cost.of(3, READ, 3)).isBetween(11.0, 15.0);
    }

    @Test
    void trustsWhatWasMeasuredFurther() {
        SubstitutionCost measured = SubstitutionCost.measured(quality -> quality == 0 ? 0.01 : 0);
        assertThat(measured.of(0, READ, 0)).isCloseTo(Math.log(297) / Math.log(2), within(1e-9));
        assertThat(measured.of(3, READ, 3)).isGreaterThan(cost.of(3, READ, 3) + 3);
    }

    @Test
    void unknownBasesCostNothing() {
        assertThat(cost.of(4, READ, 4)).isZero();
    }

    @Test
    void withoutQualitiesTheErrorRateStands() {
        assertThat(cost.of(0, READ.with(READ.bases(), new byte[0]), 0))
                .isCloseTo(Math.log(297) / Math.log(2), within(1e-9));
    }
}
