package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class CountModelsTest {

    @Test
    void lengthsGrowWithTheGenomeAndAreOdd() {
        int last = 0;
        for (double size = 10; size < 1e11; size *= 3) {
            List<Integer> lengths = CountModels.lengths(size);
            assertThat(lengths).isSorted().doesNotHaveDuplicates();
            assertThat(lengths).allMatch(k -> k % 2 == 1 && k >= 7 && k <= 31);
            assertThat(lengths.get(0)).isGreaterThanOrEqualTo(last);
            last = lengths.get(0);
        }
        assertThat(CountModels.lengths(580_000)).containsExactly(13, 15, 17, 21, 31);
        assertThat(CountModels.lengths(3.1e9)).containsExactly(19, 21, 23, 27, 31);
    }

    @Test
    void theStartOfAReadIsAsLongAsThePlaceIsUnknown() {
        byte[] genome = MadeReads.bases(8192, 1);
        List<ReadPair> pairs =
                MadeReads.of(MadeReads.FLAT, 3, 1, MadeReads.genome(genome, 1)).pairs();
        List<Integer> lengths = CountModels.lengths(8192);
        CountModels models = CountModels.fit(MadeReads.counts(pairs, lengths, 0), 8192, pairs, 0);
        assertThat(models.startBases()).as("log4 of 16384 and 4").isEqualTo(7 + 4);
        assertThat(models.lengths()).isEqualTo(lengths);
    }

    @Test
    void aModelWithoutCountsIsRefused() {
        assertThatThrownBy(() -> CountModel.of(List.of(), new RawEstimator(0)))
                .hasMessage("a count model needs at least 1 level, had 0");
    }

    @Test
    void posteriorsKnowTheTruthUnderAnErrorAndSaySoWhereTheyKnowNothing() {
        byte[] genome = MadeReads.bases(6000, 3);
        MadeReads reads = MadeReads.of(MadeReads.FLAT, 40, 4, MadeReads.genome(genome, 1));
        List<ReadPair> pairs = reads.pairs();
        CountModels models = CountModels.fit(MadeReads.counts(pairs, CountModels.lengths(6000), 0), 6000, pairs, 0);
        PositionPosteriors posteriors = models.positionPosteriors();
        int errors = 0;
        int found = 0;
        int supported = 0;
        for (int i = 0; i < 300; i++) {
            posteriors.own(pairs.get(i));
            posteriors.compute(pairs.get(i).first());
            byte[] raw = MadeReads.codes(pairs.get(i).first().bases());
            byte[] truth = MadeReads.codes(reads.truth(i, 0));
            for (int at = 0; at < raw.length; at++) {
                supported += posteriors.supported(at) ? 1 : 0;
                if (posteriors.supported(at)) {
                    double sum = 0;
                    for (int b = 0; b < 4; b++) {
                        sum += posteriors.probability(at, b);
                    }
                    assertThat(sum).isCloseTo(1, within(1e-9));
                    errors += raw[at] == truth[at] ? 0 : 1;
                    found += raw[at] != truth[at] && posteriors.probability(at, truth[at]) > 0.99 ? 1 : 0;
                }
            }
        }
        assertThat(supported).isGreaterThan(29_000);
        assertThat(errors).isGreaterThan(100);
        assertThat(found).isGreaterThan((int) (0.97 * errors));
        ReadPair foreign = MadeReads.of(MadeReads.FLAT, 1, 9, MadeReads.genome(MadeReads.bases(1000, 99), 1))
                .pairs()
                .get(0);
        posteriors.own(foreign);
        posteriors.compute(foreign.first());
        for (int at = 0; at < foreign.first().length(); at++) {
            assertThat(posteriors.supported(at)).isFalse();
        }
    }
}
