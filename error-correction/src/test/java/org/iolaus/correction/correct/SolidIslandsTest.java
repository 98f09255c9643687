package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;

class SolidIslandsTest {

    private static final int K = 11;
    private static final byte[] GENOME = Sample.genome(60, 4);
    private static final MapCounts COUNTS =
            MapCounts.of(List.of(new Read("a", GENOME, new byte[0]), new Read("b", GENOME, new byte[0])), K);

    private final SolidIslands islands = new SolidIslands(COUNTS, new ContextEvidence(0.005, 0.003, 0.001), 1);

    private static OrientedRead read(int... wrong) {
        OrientedRead read = new OrientedRead();
        read.resize(GENOME.length);
        Arrays.fill(read.change, 8);
        for (int i = 0; i < GENOME.length; i++) {
            read.codes[i] = (byte) Nucleotide.code(GENOME[i]);
        }
        for (int position : wrong) {
            read.codes[position] = (byte) ((read.codes[position] + 1) % 4);
        }
        new KmerSupport(COUNTS, 0).fill(read);
        return read;
    }

    @Test
    void findsTheLongestRun() {
        assertThat(islands.findLongest(read(20), 1)).isTrue();
        assertThat(islands.first).isEqualTo(20 + K);
        assertThat(islands.last).isEqualTo(GENOME.length - 1);
        assertThat(islands.editPosition).isEqualTo(-1);
    }

    @Test
    void takesTheFirstOfEquallyLongRuns() {
        OrientedRead read = read();
        Arrays.fill(read.support, 0);
        Arrays.fill(read.support, 20, 25, 3);
        Arrays.fill(read.support, 40, 45, 3);
        assertThat(islands.findLongest(read, 2)).isTrue();
        assertThat(new int[] {islands.first, islands.last}).containsExactly(20, 24);
        assertThat(islands.findLongest(read, 4)).isFalse();
    }

    @Test
    void thresholdFollowsTheDepthOfTheReadAndNotOfARepeatInIt() {
        OrientedRead read = read();
        Arrays.fill(read.support, 30);
        int atThirty = islands.threshold(read);
        Arrays.fill(read.support, 20, 30, 5000);
        assertThat(islands.threshold(read)).isEqualTo(atThirty).isBetween(2, 4);
        Arrays.fill(read.support, 2000);
        assertThat(islands.threshold(read)).isGreaterThan(20);
        Arrays.fill(read.support, 0);
        assertThat(islands.threshold(read)).isEqualTo(1);
    }

    @Test
    void makesAnIslandBySubstitution() {
        OrientedRead read = read(9, 19, 29, 39, 49, 58);
        assertThat(islands.findLongest(read, 1)).isFalse();
        assertThat(islands.makeOne(read, 1)).isTrue();
        int made = islands.editPosition;
        assertThat(made).isIn(9, 19, 29, 39, 49);
        assertThat(islands.editCode).isEqualTo(Nucleotide.code(GENOME[made]));
        assertThat(islands.last - islands.first).isGreaterThanOrEqualTo(7);
    }

    @Test
    void makesNoneOfForeignSequence() {
        OrientedRead read = read();
        byte[] foreign = Sample.genome(GENOME.length, 77);
        for (int i = 0; i < foreign.length; i++) {
            read.codes[i] = (byte) Nucleotide.code(foreign[i]);
        }
        new KmerSupport(COUNTS, 0).fill(read);
        assertThat(islands.findLongest(read, 1)).isFalse();
        assertThat(islands.makeOne(read, 1)).isFalse();
        assertThat(islands.editPosition).isEqualTo(-1);
    }
}
