package org.iolaus.lm.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.count.CountModels;
import org.junit.jupiter.api.Test;

class CountMemoryTest {

    @Test
    void itsLengthsAreDenseAroundTheGenomesAndHoldAllButTheLongestOfTheCountModel() {
        assertThat(CountMemory.lengths(580_000)).containsExactly(9, 11, 12, 13, 14, 15, 17, 21, 25);
        for (double size : new double[] {1, 100, 5_000, 50_000, 4.6e6, 1e8, 3e9, 1e12}) {
            List<Integer> lengths = CountMemory.lengths(size);
            assertThat(lengths).hasSize(CountMemory.LEVELS).isSorted().doesNotHaveDuplicates();
            assertThat(lengths.get(0)).isGreaterThanOrEqualTo(7);
            assertThat(lengths.get(CountMemory.LEVELS - 1)).isLessThanOrEqualTo(31);
            if (size > 50_000) {
                List<Integer> ofModel = CountModels.lengths(size);
                assertThat(lengths).containsAll(ofModel.subList(0, ofModel.size() - 1));
            }
        }
    }

    @Test
    void refusesAnotherNumberOfLengths() {
        List<KmerCounts> counts = MadeReads.counts(List.of(), List.of(9, 11), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountMemory(counts, 0))
                .withMessage("a memory has counts of 9 different lengths, had [9, 11]");
    }
}
