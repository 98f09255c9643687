package org.iolaus.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.iolaus.correction.edit.QualityRange;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.junit.jupiter.api.Test;

class ReadSurveyTest {

    private static final int LENGTH = 100;
    private static final int READS = 1000;

    /** Reads of which the last bases have a quality of 12, which the usual cut leaves in. */
    private static ReadSurvey survey(int lastBases) {
        byte[] qualities = new byte[LENGTH];
        Arrays.fill(qualities, (byte) 37);
        Arrays.fill(qualities, LENGTH - lastBases, LENGTH, (byte) 12);
        byte[] bases = new byte[LENGTH];
        Arrays.fill(bases, (byte) 'A');
        List<Sampled> sample = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            sample.add(new Sampled(i, i, new ReadPair(new Read("r" + i, bases, qualities), null)));
        }
        long[] histogram = new long[94];
        histogram[12] = (long) READS * lastBases;
        histogram[37] = (long) READS * (LENGTH - lastBases);
        return new ReadSurvey(
                READS,
                READS,
                (long) READS * LENGTH,
                LENGTH,
                sample,
                new BitSet(),
                0,
                ReadSurvey.qualityCut(histogram),
                QualityRange.of(histogram));
    }

    @Test
    void shallowReadsCountEveryBase() {
        assertThat(survey(10).cutByDepth(10_000).qualityCut()).isZero();
    }

    @Test
    void readsOfUsualDepthCountNearlyEveryBase() {
        assertThat(survey(10).cutByDepth(5_000).qualityCut()).isEqualTo(12);
        assertThat(survey(1).cutByDepth(5_000).qualityCut()).isEqualTo(20);
    }

    /** Of 100 bases 60 end a k-mer of 31 without a bad base: 30 at each of 2,000 places. */
    @Test
    void deepReadsCountGoodBasesWhereEnoughAreLeft() {
        assertThat(survey(10).cutByDepth(2_000).qualityCut()).isEqualTo(25);
        assertThat(survey(10).cutByDepth(2_001).qualityCut()).isEqualTo(12);
        assertThat(survey(60).cutByDepth(2_000).qualityCut()).isEqualTo(12);
    }

    /** Of the 80 k-mers of 21 bases 70 have none of the last ten, each of the others has one bad base more than the one before it. */
    @Test
    void theQualitiesTellHowManyWrongKmersTheCutLeaves() {
        double goodRight = 1 - Math.pow(10, -3.7);
        double badRight = 1 - Math.pow(10, -1.2);
        double left = 70 * (1 - Math.pow(goodRight, 21));
        double all = left;
        for (int bad = 1; bad <= 10; bad++) {
            all += 1 - Math.pow(goodRight, 21 - bad) * Math.pow(badRight, bad);
        }
        assertThat(survey(10).cutByDepth(2_000).wrongKmersLeft(21)).isCloseTo(left / all, within(1e-9));
        assertThat(survey(10).cutByDepth(5_000).wrongKmersLeft(21))
                .as("nothing lies under the cut")
                .isEqualTo(1);
    }
}
