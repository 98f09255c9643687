package org.iolaus.correction.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.score.Fitted;
import org.iolaus.correction.score.ReadScorer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class PosteriorWeigherTest {

    private static final byte[] GENOME = MadeReads.bases(6000, 51);
    private static final Fitted FITTED = Fitted.to(MadeReads.FLAT, 40, 52, MadeReads.genome(GENOME, 1));

    @Test
    void trueSubstitutionsAreSureAndRandomOnesAreNot() {
        byte[] truth = truth(1000);
        for (int position : new int[] {0, 1, 20, 50, 98, 99}) {
            byte[] wrong = substituted(truth, position);
            assertThat(weigh(wrong, truth, 1)).hasSize(1).matches(odds -> odds[0] > 4);
            assertThat(weigh(truth, wrong, 1)).hasSize(1).matches(odds -> odds[0] < -6);
        }
    }

    @Test
    void trueInsertionsAndDeletionsAreSureAndRandomOnesAreNot() {
        byte[] truth = truth(2000);
        byte[] longer = inserted(truth, 40);
        byte[] shorter = deleted(truth, 60);
        assertThat(weigh(longer, truth, 1)).hasSize(1).matches(odds -> odds[0] > 5);
        assertThat(weigh(shorter, truth, 1)).hasSize(1).matches(odds -> odds[0] > 5);
        assertThat(weigh(truth, longer, 1)).hasSize(1).matches(odds -> odds[0] < -5);
        assertThat(weigh(truth, shorter, 1)).hasSize(1).matches(odds -> odds[0] < -5);
    }

    @Test
    void besideAnInsertionEachEditHasItsOwnOdds() {
        byte[] truth = truth(3000);
        byte[] raw = inserted(substituted(truth, 20), 70);
        assertThat(weigh(raw, truth, 2)).hasSize(2).matches(odds -> Math.min(odds[0], odds[1]) > 4);
        double[] halfWrong = weigh(inserted(truth, 70), substituted(truth, 20), 2);
        assertThat(halfWrong[0]).isLessThan(-4);
    }

    @Test
    void theShortFormSaysWhatTheLongOneSays() {
        ReadScorer scorer = FITTED.scorer();
        int compared = 0;
        int apart = 0;
        double difference = 0;
        for (int i = 0; i < FITTED.pairs().size(); i++) {
            scorer.own(FITTED.pairs().get(i));
            for (int mate = 0; mate < 2; mate++) {
                Read raw = FITTED.raw(i, mate);
                byte[] truth = FITTED.reads().truth(i, mate);
                double[] odds = scorer.logOdds(raw, truth);
                if (odds.length == 1) {
                    double right = 1 / (1 + Math.pow(2, -odds[0]));
                    double gap =
                            Math.abs(2 * right - 1 - scorer.gain(raw, truth).expectedGain());
                    difference += gap;
                    apart += gap > 0.05 ? 1 : 0;
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(difference / compared).as("mean difference").isLessThan(0.01);
        assertThat(apart).as("reads near whose ends the forms differ").isLessThan(compared / 25);
    }

    @Test
    void aBaseWrittenOverNIsWeighedAgainstTheOtherThree() {
        byte[] truth = truth(1500);
        byte[] raw = truth.clone();
        raw[50] = 'N';
        assertThat(weigh(raw, truth, 1)[0]).isGreaterThan(5);
        assertThat(weigh(raw, substituted(truth, 50), 1)[0]).isLessThan(-5);
    }

    private static double[] weigh(byte[] raw, byte[] corrected, int edits) {
        Read read = read(raw);
        EditWeigher.Session session = new PosteriorWeigher(FITTED.models(), FITTED.channel()).open();
        session.take(new ReadPair(read, null));
        Read other = read(corrected);
        EditScript script = EditScript.of(
                read, new CorrectedRead(read.with(other.bases(), other.qualities()), edits, Outcome.CORRECTED));
        assertThat(script.edits()).hasSize(edits);
        return session.weigh(script);
    }

    private static Read read(byte[] bases) {
        byte[] qualities = new byte[bases.length];
        Arrays.fill(qualities, (byte) 23);
        return new Read("read", bases, qualities);
    }

    private static byte[] truth(int start) {
        return Arrays.copyOfRange(GENOME, start, start + 100);
    }

    private static byte[] substituted(byte[] bases, int position) {
        byte[] other = bases.clone();
        other[position] = another(bases[position]);
        return other;
    }

    private static byte[] inserted(byte[] bases, int position) {
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(bases, 0, position);
        longer.write(another(bases[position]));
        longer.write(bases, position, bases.length - position);
        return longer.toByteArray();
    }

    private static byte[] deleted(byte[] bases, int position) {
        ByteArrayOutputStream shorter = new ByteArrayOutputStream();
        shorter.write(bases, 0, position);
        shorter.write(bases, position + 1, bases.length - position - 1);
        return shorter.toByteArray();
    }

    private static byte another(byte base) {
        return Nucleotide.letter((Nucleotide.code(base) + 1) % 4);
    }
}
