package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BranchPriorTest {

    private static final int BASES = 200_000;

    @Test
    void findsTheErrorRate() {
        for (double error : new double[] {0.0005, 0.002, 0.005}) {
            BranchPrior prior = new BranchPrior(cells(40, error, 0.2, 0.01));
            assertThat(prior.errorRate()).isCloseTo(error, within(0.3 * error));
        }
    }

    @Test
    void tellsAnAlleleFromErrors() {
        BranchPrior prior = new BranchPrior(cells(60, 0.005, 0.2, 0.01));
        assertThat(prior.genomic(60, 12)).isGreaterThan(0.99);
        assertThat(prior.genomic(60, 8)).isGreaterThan(0.9);
        assertThat(prior.genomic(60, 1)).isLessThan(0.01);
        assertThat(prior.genomic(60, 0)).isLessThan(0.001);
        assertThat(prior.branches()).isCloseTo(0.01, within(0.003));
        assertThat(prior.cut()).isBetween(0.01, 0.1);
    }

    @Test
    void believesAlternativesLessWhereTheDataHoldNone() {
        BranchPrior clonal = new BranchPrior(cells(60, 0.005, 0.2, 0));
        BranchPrior mixed = new BranchPrior(cells(60, 0.005, 0.2, 0.02));
        assertThat(clonal.genomic(60, 5)).isLessThan(0.1 * mixed.genomic(60, 5));
    }

    @Test
    void deepDataShowRareStrains() {
        BranchPrior prior = new BranchPrior(cells(2000, 0.0005, 0.03, 0.005));
        assertThat(prior.genomic(2000, 60)).isGreaterThan(0.99);
        assertThat(prior.genomic(2000, 3)).isLessThan(0.01);
    }

    @Test
    void probabilitiesRiseWithTheCount() {
        BranchPrior prior = new BranchPrior(cells(30, 0.002, 0.3, 0.01));
        for (int n : new int[] {1, 2, 10, 128, 129, 1000}) {
            double last = 0;
            for (int c = 0; c <= n; c += Math.max(1, n / 50)) {
                double genomic = prior.genomic(n, c);
                assertThat(genomic).isBetween(last - 1e-6, 1.0);
                last = genomic;
            }
        }
    }

    @Test
    void sharesBothSidesOfTheTablesEnd() {
        BranchPrior prior = new BranchPrior(cells(30, 0.002, 0.3, 0.01));
        for (int c = 0; c < 40; c++) {
            assertThat(prior.genomic(129, c)).isCloseTo(prior.genomic(128, c), within(0.1));
        }
    }

    @Test
    void whatIsRememberedIsWhatWasComputed() {
        BranchPrior prior = new BranchPrior(cells(300, 0.002, 0.1, 0.01));
        for (int round = 0; round < 2; round++) {
            for (int n = 129; n < 260_000; n += 1 + n / 7) {
                for (int c = 0; c <= Math.min(n, 0xffff); c += 1 + c / 20) {
                    assertThat(prior.genomic(n, c)).isEqualTo((float) prior.compute(n, c));
                }
            }
        }
    }

    @Test
    void nothingSeenIsStillAPrior() {
        BranchPrior prior = new BranchPrior(Map.of());
        for (int c : List.of(0, 1, 5, 20)) {
            assertThat(prior.genomic(20, c)).isBetween(0.0, 1.0);
        }
        assertThat(prior.errorRate()).isBetween(1e-5, 0.04);
    }

    /** What is expected of so many bases after n observations each, some of them alleles. */
    private static Map<Long, Integer> cells(int n, double error, double allele, double share) {
        Map<Long, Integer> cells = new HashMap<>();
        add(cells, n, error, BASES * (1 - share));
        add(cells, n, allele, BASES * share);
        return cells;
    }

    private static void add(Map<Long, Integer> cells, int n, double rate, double bases) {
        BinomialDistribution binomial = new BinomialDistribution(n, rate);
        for (int c = 0; c <= n; c++) {
            int expected = (int) Math.round(bases * binomial.probability(c));
            if (expected > 0) {
                cells.merge((long) n << 16 | c, expected, Integer::sum);
            }
        }
    }
}
