package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class ChannelAlignmentTest {

    private final NoiseChannel channel = NoiseChannelTest.uneven();
    private final ChannelAlignment alignment = new ChannelAlignment(channel);

    @Test
    void withoutIndelsItIsTheSumOverBases() {
        byte[] bases = MadeReads.bases(60, 1);
        Read raw = read(bases);
        byte[] truth = MadeReads.codes(bases);
        truth[7] = (byte) ((truth[7] + 1) % 4);
        truth[40] = (byte) ((truth[40] + 2) % 4);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += channel.bits(raw, i, truth[i]);
        }
        assertThat(alignment.bits(raw, truth, truth.length)).isCloseTo(sum, within(1e-9));
    }

    @Test
    void oneMissingBaseCostsOneDeletion() {
        byte[] truth = MadeReads.bases(61, 2);
        byte[] bases = new byte[60];
        System.arraycopy(truth, 0, bases, 0, 30);
        System.arraycopy(truth, 31, bases, 30, 30);
        Read raw = read(bases);
        double equal = 0;
        for (int i = 0; i < 60; i++) {
            equal += channel.bits(raw, i, Nucleotide.code(bases[i]));
        }
        assertThat(alignment.bits(raw, MadeReads.codes(truth), 61))
                .isCloseTo(equal + channel.deletionBits(run(MadeReads.codes(truth), 30)), within(1e-9));
    }

    @Test
    void isTheCheapestOfAllAlignments() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            byte[] bases = MadeReads.bases(1 + random.nextInt(14), random.nextLong());
            byte[] truth = MadeReads.codes(MadeReads.bases(random.nextInt(15), random.nextLong()));
            if (truth.length > 0 && random.nextInt(3) == 0) {
                truth[random.nextInt(truth.length)] = Nucleotide.NONE;
            }
            Read raw = read(bases);
            assertThat(alignment.bits(raw, truth, truth.length)).isCloseTo(plain(raw, truth), within(1e-9));
        }
    }

    @Test
    void longReadsWithIndelsAgreeWithTheWholeTable() {
        byte[] bases = MadeReads.bases(250, 4);
        byte[] truth = new byte[247];
        System.arraycopy(MadeReads.codes(bases), 0, truth, 0, 100);
        System.arraycopy(MadeReads.codes(bases), 103, truth, 100, 147);
        Read raw = read(bases);
        assertThat(alignment.bits(raw, truth, truth.length)).isCloseTo(plain(raw, truth), within(1e-9));
    }

    /** The plain form: every cell of the table. */
    private double plain(Read raw, byte[] truth) {
        double[][] bits = new double[raw.length() + 1][truth.length + 1];
        for (int i = 0; i <= raw.length(); i++) {
            for (int j = 0; j <= truth.length; j++) {
                double best = i == 0 && j == 0 ? 0 : Double.POSITIVE_INFINITY;
                best = i == 0
                        ? best
                        : Math.min(best, bits[i - 1][j] + insertion(Nucleotide.code(raw.bases()[i - 1]), truth, j));
                best = j == 0 ? best : Math.min(best, bits[i][j - 1] + channel.deletionBits(run(truth, j - 1)));
                bits[i][j] = i == 0 || j == 0
                        ? best
                        : Math.min(best, bits[i - 1][j - 1] + channel.bits(raw, i - 1, truth[j - 1]));
            }
        }
        return bits[raw.length()][truth.length];
    }

    /** The length of the run that a base is part of. */
    private static int run(byte[] truth, int position) {
        int first = position;
        while (first > 0 && truth[first - 1] == truth[position]) {
            first--;
        }
        int end = position;
        while (end < truth.length && truth[end] == truth[position]) {
            end++;
        }
        return end - first;
    }

    private double insertion(int base, byte[] truth, int place) {
        if (place > 0 && truth[place - 1] == base) {
            return channel.insertionBits(run(truth, place - 1));
        }
        return channel.insertionBits(place < truth.length && truth[place] == base ? run(truth, place) : 0);
    }

    private static Read read(byte[] bases) {
        byte[] qualities = new byte[bases.length];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) (10 + 7 * i % 31);
        }
        return new Read("read", bases, qualities);
    }
}
