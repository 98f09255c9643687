package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class EditOddsTest {

    private static final byte[] GENOME = MadeReads.bases(6000, 51);
    private static final Fitted FITTED = Fitted.to(MadeReads.FLAT, 40, 52, MadeReads.genome(GENOME, 1));

    private final ReadScorer scorer = FITTED.scorer();

    @Test
    void noEditGainsNothing() {
        Read raw = FITTED.raw(0, 0);
        scorer.own(FITTED.pairs().get(0));
        assertThat(scorer.gain(raw, raw.bases().clone())).isEqualTo(EditGain.NONE);
    }

    @Test
    void aTrueCorrectionIsRightAndARandomEditWrong() {
        for (int position : new int[] {0, 1, 20, 50, 98, 99}) {
            Read wrong = wrongAt(1000, position);
            byte[] truth = Arrays.copyOfRange(GENOME, 1000, 1100);
            scorer.own(new ReadPair(wrong, null));
            assertThat(scorer.gain(wrong, truth).expectedGain()).isGreaterThan(0.94);
            assertThat(scorer.gain(wrong, truth).edits()).isEqualTo(1);
            Read right = wrong.with(truth, wrong.qualities());
            scorer.own(new ReadPair(right, null));
            assertThat(scorer.gain(right, wrong.bases()).expectedGain()).isLessThan(-0.98);
        }
    }

    @Test
    void errorsCloseTogetherAreRightEachAndTogether() {
        Read wrong = wrongAt(2000, 40, 43, 47);
        scorer.own(new ReadPair(wrong, null));
        EditGain gain = scorer.gain(wrong, Arrays.copyOfRange(GENOME, 2000, 2100));
        assertThat(gain.expectedGain()).isGreaterThan(2.8);
        assertThat(gain.edits()).isEqualTo(3);
    }

    @Test
    void rightAndWrongEditsOfOneReadAreToldApart() {
        Read wrong = wrongAt(3000, 20);
        scorer.own(new ReadPair(wrong, null));
        byte[] corrected = wrongAt(3000, 80).bases();
        assertThat(scorer.gain(wrong, corrected).expectedGain()).isCloseTo(0, within(0.05));
        assertThat(scorer.gain(wrong, corrected).edits()).isEqualTo(2);
    }

    @Test
    void writingNRemovesNoErrorAndLosesARightBase() {
        Read wrong = wrongAt(1500, 50);
        scorer.own(new ReadPair(wrong, null));
        byte[] masked = wrong.bases().clone();
        masked[50] = 'N';
        assertThat(scorer.gain(wrong, masked).expectedGain()).isBetween(-0.1, 0.0);
        masked[50] = wrong.bases()[50];
        masked[20] = 'N';
        assertThat(scorer.gain(wrong, masked).expectedGain()).isBetween(-1.0, -0.95);
    }

    @Test
    void replacingNRemovesAnErrorWhereTheBaseIsRightAndMakesNoneWhereItIsWrong() {
        byte[] truth = Arrays.copyOfRange(GENOME, 1500, 1600);
        byte[] unknown = truth.clone();
        unknown[50] = 'N';
        Read raw = wrongAt(1500, 50).with(unknown, wrongAt(1500, 50).qualities());
        scorer.own(new ReadPair(raw, null));
        assertThat(scorer.gain(raw, truth).expectedGain()).isBetween(0.95, 1.0);
        assertThat(scorer.gain(raw, wrongAt(1500, 50).bases()).expectedGain()).isBetween(0.0, 0.05);
    }

    @Test
    void aRightDeletionGainsAndAWrongOneCosts() {
        byte[] truth = Arrays.copyOfRange(GENOME, 4000, 4100);
        byte[] longer = new byte[101];
        System.arraycopy(truth, 0, longer, 0, 50);
        longer[50] = Nucleotide.letter((Nucleotide.code(truth[50]) + 1) % 4);
        System.arraycopy(truth, 50, longer, 51, 50);
        byte[] qualities = new byte[101];
        Arrays.fill(qualities, (byte) 23);
        Read raw = new Read("inserted", longer, qualities);
        scorer.own(new ReadPair(raw, null));
        assertThat(scorer.gain(raw, truth).expectedGain()).isGreaterThan(0.9);
        Read right = new Read("right", truth, Arrays.copyOf(qualities, 100));
        scorer.own(new ReadPair(right, null));
        assertThat(scorer.gain(right, longer).expectedGain()).isLessThan(-0.9);
    }

    @Test
    void turningOneStrainIntoAnotherIsWrongThoughEachEditSupportsTheOther() {
        byte[] minor = GENOME.clone();
        for (int position : new int[] {2050, 2058}) {
            minor[position] = Nucleotide.letter((Nucleotide.code(minor[position]) + 2) % 4);
        }
        Fitted mixed = Fitted.to(MadeReads.FLAT, 60, 53, MadeReads.genome(GENOME, 5), MadeReads.genome(minor, 1));
        ReadScorer judge = mixed.scorer();
        byte[] major = Arrays.copyOfRange(GENOME, 2000, 2100);
        Read raw = wrongAt(2000)
                .with(Arrays.copyOfRange(minor, 2000, 2100), wrongAt(2000).qualities());
        judge.own(new ReadPair(raw, null));
        EditGain converted = judge.gain(raw, major);
        assertThat(converted.edits()).isEqualTo(2);
        assertThat(converted.expectedGain()).isLessThan(-1.5);
        byte[] chimera = major.clone();
        chimera[50] = raw.bases()[50];
        assertThat(judge.gain(raw, chimera).expectedGain()).as("half of it").isLessThan(-0.9);
    }

    @Test
    void betweenTwoReadsOfAPlaceTheQualityDecides() {
        MadeReads reads = MadeReads.of(MadeReads.INFORMATIVE, 40, 55, MadeReads.genome(GENOME, 1));
        byte[] right = MadeReads.bases(100, 56);
        byte[] wrong = right.clone();
        wrong[50] = Nucleotide.letter((Nucleotide.code(wrong[50]) + 1) % 4);
        byte[] good = new byte[100];
        Arrays.fill(good, (byte) 37);
        byte[] doubtful = good.clone();
        doubtful[50] = 7;
        ReadPair one = new ReadPair(new Read("one", right, good), null);
        ReadPair other = new ReadPair(new Read("other", wrong, doubtful), null);
        List<ReadPair> pairs = new ArrayList<>(reads.pairs());
        pairs.add(one);
        pairs.add(other);
        ReadScorer judge = Fitted.to(reads, pairs, GENOME.length).scorer();
        judge.own(one);
        assertThat(judge.gain(one.first(), wrong).expectedGain())
                .as("of an edit that takes a base over from the only other read")
                .isLessThan(-0.9);
        judge.own(other);
        assertThat(judge.gain(other.first(), right).expectedGain()).isGreaterThan(0.5);
    }

    @Test
    void expectedGainTracksTheTrueOne() {
        assertTracks(1, 0);
        assertTracks(0.5, 0);
        assertTracks(0, 0.005);
        assertTracks(1, 0.002);
    }

    /** Corrects a share of the errors and changes a share of the right bases. */
    private void assertTracks(double corrected, double harmed) {
        SplittableRandom random = new SplittableRandom(54);
        double expected = 0;
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < FITTED.pairs().size(); i++) {
            scorer.own(FITTED.pairs().get(i));
            for (int mate = 0; mate < 2; mate++) {
                Read raw = FITTED.raw(i, mate);
                byte[] truth = FITTED.reads().truth(i, mate);
                byte[] bases = raw.bases().clone();
                for (int position = 0; position < bases.length; position++) {
                    boolean error = bases[position] != truth[position];
                    if (error && random.nextDouble() < corrected) {
                        bases[position] = truth[position];
                        right++;
                    } else if (!error && random.nextDouble() < harmed) {
                        bases[position] =
                                Nucleotide.letter((Nucleotide.code(truth[position]) + 1 + random.nextInt(3)) % 4);
                        wrong++;
                    }
                }
                expected += scorer.gain(raw, bases).expectedGain();
            }
        }
        assertThat(right + wrong).isGreaterThan(300);
        assertThat(expected).isCloseTo(right - wrong, within(0.12 * (right + wrong)));
    }

    /** A read of the genome with errors at the given places. */
    private static Read wrongAt(int start, int... positions) {
        byte[] bases = Arrays.copyOfRange(GENOME, start, start + 100);
        byte[] qualities = new byte[100];
        Arrays.fill(qualities, (byte) 23);
        for (int position : positions) {
            bases[position] = Nucleotide.letter((Nucleotide.code(bases[position]) + 1) % 4);
        }
        return new Read("read", bases, qualities);
    }
}
