package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;

class KmerOddsTest {

    private static final byte[] GENOME = Sample.genome(5000, 3);
    private static final Sample SAMPLE = Sample.empty().add(GENOME, 30, 0.005, 4);
    private static final MapCounts COUNTS = MapCounts.of(SAMPLE.reads(), 17);
    private static final KmerOdds ODDS = new KmerOdds(COUNTS, SpectralSettings.of(COUNTS, 0));

    @Test
    void trueEditsOfTheSampleAreSureAndTheirReversalIsNot() {
        KmerOdds.Session session = ODDS.open();
        int weighed = 0;
        for (int r = 0; r < SAMPLE.reads().size(); r++) {
            Read raw = SAMPLE.reads().get(r);
            byte[] truth = SAMPLE.truth().get(r);
            for (int i = 0; i < raw.length(); i++) {
                if (raw.bases()[i] != truth[i]) {
                    assertThat(session.bits(raw, truth, i, i, 0))
                            .as("read %s, base %s", r, i)
                            .isGreaterThan(0);
                    weighed++;
                }
            }
        }
        assertThat(weighed).isGreaterThan(500);
        Read right = read(Arrays.copyOfRange(GENOME, 1000, 1100));
        byte[] wrong = right.bases().clone();
        wrong[50] = (byte) (wrong[50] == 'A' ? 'C' : 'A');
        assertThat(session.bits(right, wrong, 50, 50, 0)).isLessThan(-5);
    }

    @Test
    void insertedAndDeletedBasesAreWeighedWhereTheReadsDiffer() {
        byte[] truth = Arrays.copyOfRange(GENOME, 2000, 2100);
        byte[] longer = new byte[101];
        System.arraycopy(truth, 0, longer, 0, 50);
        longer[50] = truth[49]; // a run that is one base too long
        System.arraycopy(truth, 50, longer, 51, 50);
        KmerOdds.Session session = ODDS.open();
        assertThat(session.bits(read(longer), truth, 50, 50, -1)).isGreaterThan(0);
        assertThat(session.bits(read(truth), longer, 50, 50, 1)).isLessThan(-5);
    }

    @Test
    void aBaseWrittenOverNIsWeighedAgainstTheOtherThree() {
        byte[] truth = Arrays.copyOfRange(GENOME, 3000, 3100);
        byte[] unknown = truth.clone();
        unknown[2] = 'N';
        assertThat(ODDS.open().bits(read(unknown), truth, 2, 2, 0)).isGreaterThan(3);
    }

    @Test
    void whereNoSideHasAContextNothingIsKnown() {
        byte[] bases = Arrays.copyOfRange(GENOME, 100, 120);
        byte[] other = bases.clone();
        other[10] = (byte) (other[10] == 'A' ? 'C' : 'A');
        assertThat(ODDS.open().bits(read(bases), other, 10, 10, 0)).isNaN();
    }

    private static Read read(byte[] bases) {
        byte[] qualities = new byte[bases.length];
        Arrays.fill(qualities, (byte) 20);
        return new Read("read", bases, qualities);
    }
}
