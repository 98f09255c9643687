package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.genomics.simulate.SequencingError;
import org.junit.jupiter.api.Test;

class ChannelFitTest {

    private static final Genome GENOME = MadeReads.genome(MadeReads.bases(6000, 31), 1);

    @Test
    void findsTheErrorRateOfEveryQuality() {
        assertRatesByQuality(Fitted.to(noisy(0), 60, 32, GENOME), 0.2);
    }

    @Test
    void findsTheErrorRatesWhereTheQualitiesLie() {
        Fitted fitted = Fitted.to(noisy(6), 60, 33, GENOME);
        assertRatesByQuality(fitted, 0.2);
        Read read = fitted.raw(0, 0);
        int position = 0;
        while (read.qualities()[position] != 30) {
            position++;
        }
        assertThat(fitted.channel().errorProbability(read, position))
                .as("four times what is claimed")
                .isBetween(0.003, 0.006);
    }

    @Test
    void findsTheErrorRateWhereAllQualitiesAreAlike() {
        Fitted fitted = Fitted.to(MadeReads.FLAT, 60, 34, GENOME);
        double rate = errorRate(fitted.reads());
        for (int position = 0; position < 100; position += 9) {
            assertThat(fitted.channel().errorProbability(fitted.raw(0, 0), position))
                    .isCloseTo(rate, within(0.35 * rate));
        }
        assertThat(mean(fitted)).isCloseTo(rate, within(0.1 * rate));
    }

    @Test
    void findsTheErrorRateByPositionWhereThereAreNoQualities() {
        MadeReads reads = MadeReads.of(worseAtTheEnd(), 60, 35, GENOME);
        Fitted fitted = Fitted.to(reads, MadeReads.withoutQualities(reads.pairs()), 6000);
        double[] errors = new double[100];
        for (int i = 0; i < reads.fragments().size(); i++) {
            for (SequencingError error : reads.fragments().get(i).first().errors()) {
                errors[error.position()]++;
            }
        }
        double early = 0;
        double late = 0;
        for (int i = 0; i < 25; i++) {
            early += errors[i] / 25 / reads.fragments().size();
            late += errors[99 - i] / 25 / reads.fragments().size();
        }
        assertThat(late).isGreaterThan(2 * early);
        double fittedEarly = 0;
        double fittedLate = 0;
        for (int i = 0; i < 25; i++) {
            fittedEarly += fitted.channel().errorProbability(fitted.raw(0, 0), i) / 25;
            fittedLate += fitted.channel().errorProbability(fitted.raw(0, 0), 99 - i) / 25;
        }
        assertThat(fittedEarly).isCloseTo(early, within(0.15 * early));
        assertThat(fittedLate).isCloseTo(late, within(0.1 * late));
    }

    @Test
    void aMinorStrainIsNoError() {
        Genome minor = MadeReads.genome(MadeReads.strain(MadeReads.bases(6000, 31), 200), 0.25);
        Fitted fitted = Fitted.to(MadeReads.FLAT, 75, 36, GENOME, minor);
        double rate = errorRate(fitted.reads());
        assertThat(mean(fitted)).isCloseTo(rate, within(0.2 * rate));
    }

    @Test
    void withoutSupportTheQualitiesAreBelieved() {
        Fitted fitted = Fitted.to(MadeReads.FLAT, 0.5, 37, GENOME);
        assertThat(fitted.channel().errorProbability(fitted.raw(0, 0), 50)).isCloseTo(0.005, within(0.001));
    }

    @Test
    void theSameReadsGiveTheSameChannelOnAnyThreads() {
        Fitted fitted = Fitted.to(MadeReads.INFORMATIVE, 20, 38, GENOME);
        NoiseChannel again = ChannelFit.fit(fitted.models(), fitted.pairs(), 3);
        for (ReadPair pair : fitted.pairs()) {
            for (int position = 0; position < 100; position++) {
                assertThat(again.errorProbability(pair.first(), position))
                        .isEqualTo(fitted.channel().errorProbability(pair.first(), position));
            }
        }
    }

    /** Compares where there are enough errors for the truth itself to be known. */
    private static void assertRatesByQuality(Fitted fitted, double tolerance) {
        double[] wrong = new double[94];
        double[] all = new double[94];
        double[] expected = new double[94];
        for (int i = 0; i < fitted.pairs().size(); i++) {
            for (int mate = 0; mate < 2; mate++) {
                Read read = fitted.raw(i, mate);
                byte[] truth = fitted.reads().truth(i, mate);
                for (int position = 0; position < read.length(); position++) {
                    int quality = read.qualities()[position];
                    all[quality]++;
                    wrong[quality] += read.bases()[position] == truth[position] ? 0 : 1;
                    expected[quality] += fitted.channel().errorProbability(read, position);
                }
            }
        }
        int compared = 0;
        for (int quality = 0; quality < 94; quality++) {
            if (wrong[quality] > 100) {
                assertThat(expected[quality] / all[quality])
                        .as("rate at quality %s", quality)
                        .isCloseTo(wrong[quality] / all[quality], within(tolerance * wrong[quality] / all[quality]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    private static double mean(Fitted fitted) {
        double sum = 0;
        for (int position = 0; position < 100; position++) {
            sum += fitted.channel().errorProbability(fitted.raw(0, 0), position) / 100;
        }
        return sum;
    }

    private static double errorRate(MadeReads reads) {
        double errors = reads.fragments().stream()
                .mapToInt(f -> f.first().errors().size())
                .sum();
        return errors / reads.fragments().size() / MadeReads.READ_LENGTH;
    }

    /** Four scores, as NovaSeq writes them, and errors in plenty. */
    private static ErrorProfile noisy(double overstatement) {
        return new ErrorProfile(30, 31, 24, 2, 3, 4, 0.02, List.of(10, 20, 30, 37), overstatement, 0, 0, 0);
    }

    private static ErrorProfile worseAtTheEnd() {
        return new ErrorProfile(28, 28, 16, 0, 0, 1, 0, ErrorProfile.illumina().levels(), 0, 0, 0, 0);
    }
}
