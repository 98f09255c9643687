package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class ReadScorerTest {

    private static final Genome GENOME = MadeReads.genome(MadeReads.bases(6000, 41), 1);
    private static final Fitted FITTED = Fitted.to(MadeReads.INFORMATIVE, 40, 42, GENOME);

    private final ReadScorer scorer = FITTED.scorer();

    @Test
    void theTruthCostsLessThanTheRawRead() {
        int erroneous = 0;
        int better = 0;
        for (int i = 0; i < 300; i++) {
            scorer.own(FITTED.pairs().get(i));
            Read raw = FITTED.raw(i, 1);
            byte[] truth = FITTED.reads().truth(i, 1);
            if (!Arrays.equals(raw.bases(), truth)) {
                erroneous++;
                double gained = scorer.score(raw, raw.bases()).posteriorBits()
                        - scorer.score(raw, truth).posteriorBits();
                better += gained > 0 ? 1 : 0;
            }
        }
        assertThat(erroneous).isGreaterThan(50);
        assertThat(better).isGreaterThanOrEqualTo((int) (0.98 * erroneous));
    }

    @Test
    void theOrderOfCandidatesDoesNotMatter() {
        scorer.own(FITTED.pairs().get(3));
        Read raw = FITTED.raw(3, 0);
        byte[] other = MadeReads.bases(100, 1);
        ReadScore first = scorer.score(raw, raw.bases());
        scorer.gain(raw, other);
        scorer.score(raw, other);
        scorer.score(raw, Arrays.copyOf(raw.bases(), 60));
        assertThat(scorer.score(raw, raw.bases())).isEqualTo(first);
    }

    @Test
    void partsAddUp() {
        scorer.own(FITTED.pairs().get(4));
        Read raw = FITTED.raw(4, 0);
        ReadScore score = scorer.score(raw, raw.bases());
        assertThat(score.posteriorBits()).isEqualTo(score.modelBits() + score.channelBits());
        assertThat(score.innerBases()).isEqualTo(100 - 2 * FITTED.models().startBases());
        assertThat(score.innerBits()).isBetween(0.0, score.rawModelBits());
        double channelBits = 0;
        for (int i = 0; i < 100; i++) {
            channelBits += FITTED.channel().bits(raw, i, Nucleotide.code(raw.bases()[i]));
        }
        assertThat(score.channelBits()).isCloseTo(channelBits, within(1e-9));
    }

    @Test
    void aReadShorterThanEveryContextIsScored() {
        Read raw = new Read("short", new byte[] {'A', 'C'}, new byte[] {30, 30});
        scorer.own(new ReadPair(raw, null));
        ReadScore score = scorer.score(raw, raw.bases());
        assertThat(score.modelBits()).isCloseTo(4, within(1e-3));
        assertThat(score.innerBases()).isZero();
        assertThat(score.innerBits()).isZero();
    }

    @Test
    void writingNNeverPaysAgainstTheTruth() {
        int compared = 0;
        for (int i = 0; i < 60; i++) {
            scorer.own(FITTED.pairs().get(i));
            Read raw = FITTED.raw(i, 0);
            byte[] truth = FITTED.reads().truth(i, 0);
            List<Integer> places = new ArrayList<>(List.of(0, 30, 50, 99));
            for (int position = 0; position < 100; position++) {
                if (raw.bases()[position] != truth[position]) {
                    places.add(position);
                }
            }
            double right = scorer.score(raw, truth).posteriorBits();
            for (int position : places) {
                byte[] masked = truth.clone();
                masked[position] = 'N';
                assertThat(scorer.score(raw, masked).posteriorBits()).isGreaterThan(right);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(240);
    }

    @Test
    void lowerCaseIsTheSameBase() {
        scorer.own(FITTED.pairs().get(5));
        Read raw = FITTED.raw(5, 0);
        byte[] lower = raw.bases().clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) Character.toLowerCase((char) lower[i]);
        }
        assertThat(scorer.score(raw, lower)).isEqualTo(scorer.score(raw, raw.bases()));
        assertThat(scorer.gain(raw, lower)).isEqualTo(EditGain.NONE);
    }
}
