package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantileTest {

    @Test
    void agreesWithSorting() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 2000; round++) {
            int n = random.nextInt(1, 60);
            int different = random.nextInt(1, 40);
            int[] values = random.ints(n + 5, 0, different).toArray();
            int[] sorted = Arrays.copyOf(values, n);
            Arrays.sort(sorted);
            int rank = random.nextInt(n);
            assertThat(Quantile.select(values, n, rank)).isEqualTo(sorted[rank]);
        }
    }
}
