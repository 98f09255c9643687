package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class MeasuredErrorsTest {

    private static final byte[] GENOME = Sample.genome(10_000, 7);

    private static MeasuredErrors measured(Sample sample) {
        KmerLevels levels =
                KmerLevels.of(List.of(MapCounts.of(sample.reads(), 15), MapCounts.of(sample.reads(), 31)), 0);
        return new MeasuredErrors(levels, pairs(sample));
    }

    private static List<ReadPair> pairs(Sample sample) {
        return sample.reads().stream().map(read -> new ReadPair(read, null)).toList();
    }

    @Test
    void findsTheRateOfEachQualityWhateverItClaims() {
        // Two of three errors, 1 % of the bases, have score 12, and every fourth right base.
        MeasuredErrors errors = measured(Sample.empty().add(GENOME, 40, 0.01, 8));
        assertThat(errors.probability(12)).isCloseTo(2 / 3.0 * 0.01 / 0.2542, Percentage.withPercentage(15));
        assertThat(errors.probability(38)).isCloseTo(1 / 3.0 * 0.01 / 0.7458, Percentage.withPercentage(15));
    }

    @Test
    void readsWithoutErrorsHaveNone() {
        MeasuredErrors errors = measured(Sample.empty().add(GENOME, 40, 0.01, 8).withoutErrors());
        assertThat(errors.probability(12)).isLessThan(1e-5);
        assertThat(errors.probability(38)).isLessThan(1e-5);
    }

    @Test
    void withoutKnownPlacesTheClaimHolds() {
        MeasuredErrors errors = measured(Sample.empty().add(GENOME, 2, 0.01, 8));
        assertThat(errors.probability(20)).isCloseTo(0.01, Percentage.withPercentage(1));
        assertThat(errors.probability(BaseErrors.NO_QUALITY)).isEqualTo(0.01);
    }
}
