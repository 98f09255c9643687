package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;

class NoiseChannelTest {

    /** The error rate falls with the quality and rises along the read; transitions are commoner than transversions. */
    static NoiseChannel uneven() {
        double[][] errors = new double[NoiseChannel.QUALITIES][NoiseChannel.POSITION_BINS];
        for (int quality = 0; quality < errors.length; quality++) {
            for (int bin = 0; bin < NoiseChannel.POSITION_BINS; bin++) {
                errors[quality][bin] = Math.min(0.75, Math.max(1e-4, Math.pow(10, -quality / 10.0) * (1 + bin / 4.0)));
            }
        }
        double[][] substitutions = new double[4][4];
        for (int truth = 0; truth < 4; truth++) {
            for (int raw = 0; raw < 4; raw++) {
                substitutions[truth][raw] = truth == raw ? 0 : (truth ^ raw) == 2 ? 0.5 : 0.25;
            }
        }
        return new NoiseChannel(errors, substitutions, IndelRates.even(1e-5, 2e-6));
    }

    @Test
    void probabilitiesOfRawBasesSumToOne() {
        NoiseChannel channel = uneven();
        for (int quality = 0; quality <= 93; quality += 7) {
            for (int position = 0; position < 40; position += 3) {
                for (int truth = 0; truth < 4; truth++) {
                    double sum = 0;
                    for (int raw = 0; raw < 4; raw++) {
                        sum += Math.pow(2, -channel.bits(read(40, raw, quality), position, truth));
                    }
                    assertThat(sum).isCloseTo(1, within(1e-6));
                }
            }
        }
    }

    @Test
    void bitsFollowQualityPlaceAndKind() {
        NoiseChannel channel = uneven();
        Read a = read(12, 0, 20);
        assertThat(channel.errorProbability(a, 0)).isCloseTo(0.01, within(1e-12));
        assertThat(channel.errorProbability(a, 11)).isCloseTo(0.0375, within(1e-12));
        assertThat(channel.bits(a, 0, 0)).isCloseTo(-log2(0.99), within(1e-6));
        assertThat(channel.bits(a, 0, 2)).isCloseTo(-log2(0.01 * 0.5), within(1e-6));
        assertThat(channel.bits(a, 0, 1)).isCloseTo(-log2(0.01 * 0.25), within(1e-6));
        assertThat(channel.substitutionShare(2, 0)).isEqualTo(0.5);
    }

    @Test
    void theLongerTheRunTheLikelierItIsMiscounted() {
        NoiseChannel channel = uneven();
        assertThat(channel.insertionBits(0)).isCloseTo(-log2(1e-5 / 4), within(1e-9));
        assertThat(channel.insertionBits(3)).isCloseTo(-log2(1e-5), within(1e-9));
        assertThat(channel.deletionBits(1)).isCloseTo(-log2(2e-6), within(1e-9));
        assertThat(channel.deletionBits(4)).isCloseTo(-log2(8e-6), within(1e-9));
        assertThat(channel.deletionBits(50)).isEqualTo(channel.deletionBits(10));
        assertThat(channel.insertionRate()).isEqualTo(1e-5);
        assertThat(channel.deletionRate()).isEqualTo(2e-6);
    }

    @Test
    void indelRatesOutOfBoundsAreRefused() {
        for (double rate : new double[] {0, 0.26, Double.NaN}) {
            assertThatThrownBy(() -> IndelRates.even(rate, 1e-5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a rate of insertions or deletions must be from 1e-6 to 0.25, was " + rate);
        }
    }

    @Test
    void aWrittenNCostsTheWorstEmission() {
        NoiseChannel channel = uneven();
        for (int quality : new int[] {2, 20, 40}) {
            Read read = read(12, 3, quality);
            double worst = 0;
            for (int truth = 0; truth < 4; truth++) {
                worst = Math.max(worst, channel.bits(read, 5, truth));
            }
            assertThat(channel.bits(read, 5, Nucleotide.NONE)).isEqualTo(worst);
        }
    }

    @Test
    void aRawNCostsTheSameWhateverReplacesIt() {
        NoiseChannel channel = uneven();
        Read read = read(12, Nucleotide.NONE, 2);
        for (int truth = 0; truth <= Nucleotide.NONE; truth++) {
            assertThat(channel.bits(read, 5, truth)).isZero();
        }
    }

    @Test
    void readsWithoutQualitiesHaveACellOfTheirOwn() {
        double[][] errors = new double[NoiseChannel.QUALITIES][NoiseChannel.POSITION_BINS];
        for (double[] row : errors) {
            Arrays.fill(row, 0.01);
        }
        Arrays.fill(errors[NoiseChannel.NO_QUALITY], 0.2);
        NoiseChannel channel = new NoiseChannel(errors, thirds(), IndelRates.even(1e-5, 1e-5));
        Read bare = new Read("bare", new byte[] {'A', 'C'}, new byte[0]);
        assertThat(channel.errorProbability(bare, 1)).isEqualTo(0.2);
        assertThat(channel.errorProbability(read(2, 0, 93), 1)).isEqualTo(0.01);
    }

    @Test
    void errorProbabilitiesOutOfBoundsAreRefused() {
        for (double error : new double[] {0, 9e-5, 1, Double.NaN}) {
            double[][] errors = new double[NoiseChannel.QUALITIES][NoiseChannel.POSITION_BINS];
            for (double[] row : errors) {
                Arrays.fill(row, 0.01);
            }
            errors[17][3] = error;
            assertThatThrownBy(() -> new NoiseChannel(errors, thirds(), IndelRates.even(1e-5, 1e-5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an error probability must be from 1e-4 to 0.999, was " + error + " at quality 17");
        }
    }

    private static double[][] thirds() {
        double[][] substitutions = new double[4][4];
        for (double[] row : substitutions) {
            Arrays.fill(row, 1.0 / 3);
        }
        return substitutions;
    }

    private static Read read(int length, int code, int quality) {
        byte[] bases = new byte[length];
        byte[] qualities = new byte[length];
        Arrays.fill(bases, Nucleotide.letter(code));
        Arrays.fill(qualities, (byte) quality);
        return new Read("read", bases, qualities);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
