package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class EditJudgeTest {

    private static final byte[] GENOME = Sample.genome(4_000, 7);
    private static final int SITE = 60;
    private static final int START = 1000;

    /** Reads of the genome, and some of the piece under judgement with other bases at some places. */
    private final List<Read> reads =
            new ArrayList<>(Sample.empty().add(GENOME, 30, 0.002, 8).reads());

    private double odds(int... edited) {
        KmerLevels levels = KmerLevels.of(List.of(MapCounts.of(reads, 15), MapCounts.of(reads, 31)), 0);
        Read raw = piece(edited);
        LeveledRead read = new LeveledRead(2);
        read.load(raw, raw.length());
        KmerSupport[] supports = levels.supports();
        for (int level = 0; level < 2; level++) {
            supports[level].own(new ReadPair(raw, null), -1);
            supports[level].fill(read.at(level));
        }
        byte[] corrected = Arrays.copyOf(read.codes(), raw.length());
        for (int position : edited) {
            corrected[position] = (byte) Nucleotide.code(GENOME[START + position]);
        }
        return new EditJudge(levels).odds(read, corrected, SITE);
    }

    /** The genome's piece with other bases at some places. */
    private static Read piece(int... changed) {
        byte[] bases = Arrays.copyOfRange(GENOME, START, START + 120);
        for (int position : changed) {
            bases[position] = Nucleotide.letter((Nucleotide.code(bases[position]) + 1) % 4);
        }
        return new Read("piece", bases, new byte[0]);
    }

    private void add(int times, int... changed) {
        for (int i = 0; i < times; i++) {
            reads.add(piece(changed));
        }
    }

    @Test
    void whatNobodyElseShowsIsAnError() {
        add(1, SITE);
        assertThat(odds(SITE)).isGreaterThan(12);
    }

    @Test
    void whatManyOthersShowIsNone() {
        add(1, SITE);
        double alone = odds(SITE);
        add(2, SITE);
        double withTwo = odds(SITE);
        add(5, SITE);
        double withSeven = odds(SITE);
        assertThat(withTwo).isLessThan(alone);
        assertThat(withSeven).isLessThan(withTwo).isLessThan(4);
    }

    @Test
    void twoEditsThatTurnOneStrainIntoAnotherAreSeenThrough() {
        add(9, SITE, SITE + 8);
        assertThat(odds(SITE, SITE + 8)).isLessThan(4);
    }

    @Test
    void anotherCopyOfOneSideIsNoWitness() {
        // Thirty reads of a place that shares the forty bases before the site, and has the raw base there.
        byte[] copy = Sample.genome(120, 11);
        System.arraycopy(piece(SITE).bases(), SITE - 40, copy, SITE - 40, 41);
        for (int i = 0; i < 30; i++) {
            reads.add(new Read("copy", copy, new byte[0]));
        }
        add(1, SITE);
        assertThat(odds(SITE)).isGreaterThan(12);
    }

    @Test
    void nothingIsKnownOfAForeignPlace() {
        reads.clear();
        reads.addAll(Sample.empty().add(Sample.genome(4_000, 99), 30, 0.002, 8).reads());
        assertThat(odds(SITE)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
