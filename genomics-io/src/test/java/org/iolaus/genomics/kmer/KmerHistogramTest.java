package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KmerHistogramTest {

    @Test
    void countsCountsOfATable() {
        KmerCounter counter = new KmerCounter(List.of(3));
        KmerAccumulator accumulator = counter.accumulator();
        accumulator.add(new byte[] {0, 0, 0, 0, 1}, 5);
        accumulator.flush();

        KmerHistogram histogram = KmerHistogram.of(counter.counts().get(0));

        assertThat(histogram.k()).isEqualTo(3);
        assertThat(histogram.toArray()).containsExactly(0, 1, 1);
        assertThat(histogram.distinct()).isEqualTo(2);
        assertThat(histogram.observations()).isEqualTo(3);
    }

    @Test
    void endsAtTheLargestCount() {
        KmerHistogram histogram = KmerHistogram.of(21, new long[] {0, 5, 0, 2, 0, 0});

        assertThat(histogram.maxCount()).isEqualTo(3);
        assertThat(histogram.distinct(3)).isEqualTo(2);
        assertThat(histogram.distinct(99)).isZero();
        assertThat(KmerHistogram.of(21, new long[0]).maxCount()).isZero();
    }

    @Test
    void doesNotShareItsNumbers() {
        long[] numbers = {0, 5};
        KmerHistogram histogram = KmerHistogram.of(21, numbers);
        numbers[1] = 9;
        histogram.toArray()[1] = 7;

        assertThat(histogram.distinct(1)).isEqualTo(5);
    }

    @Test
    void refusesImpossibleNumbers() {
        assertThatThrownBy(() -> KmerHistogram.of(0, new long[0])).hasMessage("k must be at least 1, was 0");
        assertThatThrownBy(() -> KmerHistogram.of(21, new long[] {4}))
                .hasMessage("k-mers observed 0 times cannot be counted, was 4");
        assertThatThrownBy(() -> KmerHistogram.of(21, new long[] {0, 1, -2}))
                .hasMessage("the number of k-mers observed 2 times must be 0 or more, was -2");
    }
}
