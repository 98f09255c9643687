package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.SequenceScorer;
import org.junit.jupiter.api.Test;

class CountScorerTest {

    private static final int GENOME_SIZE = 10_000;
    private static final byte[] GENOME = MadeReads.bases(GENOME_SIZE, 11);
    private static final MadeReads READS = MadeReads.of(MadeReads.INFORMATIVE, 40, 12, MadeReads.genome(GENOME, 1));
    private static final List<Integer> LENGTHS = CountModels.lengths(GENOME_SIZE);
    private static final CountModels MODELS =
            CountModels.fit(MadeReads.counts(READS.pairs(), LENGTHS, 0), GENOME_SIZE, READS.pairs(), 0);
    private static final int LENGTH = MadeReads.READ_LENGTH;

    private final OwnKmers own = MODELS.own();
    private final CountScorer denoised = MODELS.denoisedScorer(own);
    private final CountScorer raw = MODELS.rawScorer(own);
    private final float[] bits = new float[LENGTH];

    @Test
    void bothStrandsOfAReadScoreTheSame() {
        float[] mirrored = new float[LENGTH];
        for (ReadPair pair : READS.pairs().subList(0, 100)) {
            own.set(pair);
            byte[] codes = MadeReads.codes(pair.first().bases());
            byte[] other =
                    MadeReads.codes(MadeReads.reverseComplement(pair.first().bases()));
            for (CountScorer scorer : List.of(denoised, raw)) {
                assertThat(scorer.score(codes, LENGTH, bits))
                        .isCloseTo(scorer.score(other, LENGTH, mirrored), within(1e-9));
                for (int i = 0; i < LENGTH; i++) {
                    assertThat(bits[i]).isCloseTo(mirrored[LENGTH - 1 - i], within(1e-5f));
                }
                assertThat(scorer.informedScore(codes, 0, LENGTH))
                        .isCloseTo(scorer.informedScore(other, 0, LENGTH), within(1e-4));
            }
        }
    }

    @Test
    void threadsDoNotChangeTheModel() {
        CountModels models =
                CountModels.fit(MadeReads.counts(READS.pairs(), LENGTHS, 0), GENOME_SIZE, READS.pairs(), 0, 3);
        OwnKmers others = models.own();
        CountScorer scorer = models.denoisedScorer(others);
        float[] again = new float[LENGTH];
        for (ReadPair pair : READS.pairs().subList(0, 50)) {
            own.set(pair);
            others.set(pair);
            byte[] codes = MadeReads.codes(pair.first().bases());
            assertThat(scorer.score(codes, LENGTH, again)).isEqualTo(denoised.score(codes, LENGTH, bits));
            assertThat(again).containsExactly(bits);
        }
    }

    @Test
    void bitsOfBasesAddUpToTheSum() {
        byte[] codes = MadeReads.codes(READS.truth(3, 0));
        own.set(READS.pairs().get(3));
        double sum = raw.score(codes, LENGTH, bits);
        double added = 0;
        for (float base : bits) {
            assertThat(base).isNotNegative();
            added += base;
        }
        assertThat(added).isCloseTo(sum, within(1e-4));
    }

    @Test
    void errorFreeHeldOutReadsComeNearTheirFloor() {
        double floor = Math.log(2.0 * GENOME_SIZE) / Math.log(2) / LENGTH;
        double perBase = meanBits(denoised, true);
        assertThat(perBase).as("floor %s", floor).isBetween(floor, 1.3 * floor);
        assertThat(meanBits(raw, true)).isBetween(floor, 1.6 * floor);
    }

    @Test
    void rawReadsCostMoreThanTheirTruth() {
        double errorRate = errorRate();
        assertThat(meanBits(raw, false) - meanBits(raw, true)).isGreaterThan(5 * errorRate);
        assertThat(meanBits(denoised, false) - meanBits(denoised, true)).isGreaterThan(8 * errorRate);
    }

    @Test
    void withoutLeavingOutReadsWouldSeemBetterThanTheyAre() {
        double leftOut = meanBits(raw, false);
        double leaked = 0;
        own.clear();
        for (ReadPair pair : READS.pairs()) {
            leaked += raw.score(MadeReads.codes(pair.first().bases()), LENGTH, bits);
        }
        leaked /= READS.pairs().size() * (double) LENGTH;
        assertThat(leaked).isLessThan(leftOut - 2 * errorRate());
    }

    @Test
    void anUnknownBaseCostsTwoBitsAndIsForgiven() {
        own.set(READS.pairs().get(5));
        byte[] codes = MadeReads.codes(READS.truth(5, 0));
        double clean = denoised.score(codes, LENGTH, bits);
        codes[50] = Nucleotide.NONE;
        double unknown = denoised.score(codes, LENGTH, bits);
        assertThat(bits[50]).isEqualTo((float) SequenceScorer.UNKNOWN_BASE_BITS);
        assertThat(unknown - clean).isBetween(1.5, 2.5);
    }

    @Test
    void nothingButUnknownBasesCostTwoBitsEach() {
        byte[] codes = new byte[LENGTH];
        Arrays.fill(codes, (byte) Nucleotide.NONE);
        assertThat(denoised.score(codes, LENGTH, bits)).isEqualTo(2.0 * LENGTH);
        assertThat(denoised.informedScore(codes, 0, LENGTH)).isEqualTo(2.0 * LENGTH);
    }

    @Test
    void oneErrorIsPaidForOnce() {
        own.set(READS.pairs().get(6));
        byte[] codes = MadeReads.codes(READS.truth(6, 0));
        float[] clean = new float[LENGTH];
        denoised.score(codes, LENGTH, clean);
        codes[50] = (byte) ((codes[50] + 1) % 4);
        denoised.score(codes, LENGTH, bits);
        assertThat(bits[50] - clean[50]).isGreaterThan(10);
        for (int i = 0; i < LENGTH; i++) {
            if (i != 50) {
                assertThat(bits[i]).as("base %s", i).isCloseTo(clean[i], within(0.05f));
            }
        }
    }

    @Test
    void aMissingBaseIsRecoveredFrom() {
        own.set(READS.pairs().get(8));
        byte[] truth = MadeReads.codes(READS.truth(8, 0));
        float[] clean = new float[LENGTH];
        denoised.score(truth, LENGTH, clean);
        byte[] shorter = new byte[LENGTH - 1];
        System.arraycopy(truth, 0, shorter, 0, 50);
        System.arraycopy(truth, 51, shorter, 50, LENGTH - 51);
        denoised.score(shorter, LENGTH - 1, bits);
        for (int i = 5; i < 25; i++) {
            assertThat(bits[i]).isCloseTo(clean[i], within(0.05f));
        }
        for (int i = 75; i < LENGTH - 6; i++) {
            assertThat(bits[i]).isCloseTo(clean[i + 1], within(0.05f));
        }
    }

    @Test
    void nearAnEndTheStrandThatKnowsThePlaceDecides() {
        own.set(READS.pairs().get(6));
        byte[] codes = MadeReads.codes(READS.truth(6, 0));
        double mean = denoised.score(codes, LENGTH, bits);
        double informed = denoised.informedScore(codes, 0, LENGTH);
        codes[1] = (byte) ((codes[1] + 1) % 4);
        double meanRise = denoised.score(codes, LENGTH, bits) - mean;
        double informedRise = denoised.informedScore(codes, 0, LENGTH) - informed;
        assertThat(informedRise).isGreaterThan(10).isGreaterThan(1.5 * meanRise);
    }

    private double meanBits(CountScorer scorer, boolean truth) {
        double sum = 0;
        for (int i = 0; i < READS.fragments().size(); i++) {
            own.set(READS.pairs().get(i));
            byte[] bases = truth
                    ? READS.truth(i, 0)
                    : READS.fragments().get(i).first().read().bases();
            sum += scorer.score(MadeReads.codes(bases), LENGTH, bits);
        }
        return sum / READS.fragments().size() / LENGTH;
    }

    private static double errorRate() {
        return READS.fragments().stream()
                        .mapToInt(f -> f.first().errors().size())
                        .average()
                        .orElseThrow()
                / LENGTH;
    }
}
