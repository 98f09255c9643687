package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContextEvidenceTest {

    private final ContextEvidence evidence = new ContextEvidence(0.005, 0.003, 0.001);

    @Test
    void asksForMoreObservationsWhereThereAreMore() {
        assertThat(evidence.solid(1)).isEqualTo(1);
        assertThat(evidence.solid(30)).isBetween(2, 4);
        assertThat(evidence.solid(2000)).isBetween(20, 60);
        for (int depth = 1; depth < 5000; depth++) {
            assertThat(evidence.solid(depth)).isLessThanOrEqualTo(evidence.solid(2 * depth));
        }
    }

    @Test
    void solidIsWhereGenomicBecomesLikelierThanNot() {
        for (int depth : new int[] {5, 30, 200, 1023, 1024, 3000}) {
            int solid = evidence.solid(depth);
            assertThat(evidence.genomic(solid, depth)).isGreaterThanOrEqualTo(0.5);
            assertThat(evidence.genomic(solid - 1, depth)).isLessThan(0.5);
        }
    }

    @Test
    void costsAreProbabilities() {
        double[] cost = new double[4];
        assertThat(evidence.costs(new int[] {20, 9, 1, 0}, cost)).isEqualTo(30);
        double sum = 0;
        for (double bits : cost) {
            sum += Math.pow(2, -bits);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(cost[0]).isLessThan(cost[1]);
        assertThat(cost[1]).isCloseTo(Math.log(29 / 9.0) / Math.log(2), within(0.01));
        assertThat(cost[2]).isGreaterThan(9);
        assertThat(cost[3]).isGreaterThan(cost[2]);
    }

    @Test
    void equalCountsCostTheSame() {
        double[] cost = new double[4];
        evidence.costs(new int[] {0, 1, 1, 0}, cost);
        assertThat(cost[1]).isEqualTo(cost[2]);
    }

    @Test
    void nothingObservedIsNoEvidence() {
        assertThat(evidence.costs(new int[4], new double[4])).isZero();
    }
}
