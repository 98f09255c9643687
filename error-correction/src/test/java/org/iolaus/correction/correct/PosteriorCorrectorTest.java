package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class PosteriorCorrectorTest {

    private static final byte[] GENOME = Sample.genome(10_000, 7);

    private static PosteriorCorrector corrector(Sample sample) {
        return new PosteriorCorrector(
                List.of(MapCounts.of(sample.reads(), 15), MapCounts.of(sample.reads(), 31)),
                0,
                sample.reads().stream().map(read -> new ReadPair(read, null)).toList(),
                IndelPrior.RARE);
    }

    @Test
    void lengthsFollowTheGenome() {
        assertThat(PosteriorCorrector.lengths(5_400)).containsExactly(15, 31);
        assertThat(PosteriorCorrector.lengths(580_000)).containsExactly(19, 31);
        assertThat(PosteriorCorrector.lengths(4_600_000)).containsExactly(21, 31);
        assertThat(PosteriorCorrector.lengths(1e12)).containsExactly(29, 31);
    }

    @Test
    void countsAreNeeded() {
        assertThatThrownBy(() -> new PosteriorCorrector(List.of(), 0, List.of(), IndelPrior.RARE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k-mers of at least 1 length are needed, had 0");
    }

    @Test
    void correctsDeepAndShallowSamplesAlike() {
        Sample deep = Sample.empty().add(GENOME, 30, 0.01, 8);
        assertThat(deep.gain(corrector(deep))).isGreaterThan(0.995);
        Sample shallow = Sample.empty().add(GENOME, 6, 0.005, 9);
        assertThat(shallow.gain(corrector(shallow))).isGreaterThan(0.9);
    }

    @Test
    void keepsBothStrains() {
        Sample strains = Sample.empty().add(GENOME, 30, 0.005, 10).add(Sample.strain(GENOME, 200), 8, 0.005, 11);
        assertThat(strains.gain(corrector(strains))).isGreaterThan(0.95);
    }
}
