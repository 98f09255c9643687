package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.DuplicateFinder;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class LeaveOneOutTest {

    private static final byte[] GENOME = MadeReads.bases(5000, 1);
    private static final List<Integer> LENGTHS = CountModels.lengths(GENOME.length);
    private static final MadeReads READS = MadeReads.of(MadeReads.INFORMATIVE, 20, 2, MadeReads.genome(GENOME, 1));

    @Test
    void predictionsSumToOneWithAndWithoutOwnKmers() {
        CountModels models =
                CountModels.fit(MadeReads.counts(READS.pairs(), LENGTHS, 0), GENOME.length, READS.pairs(), 0);
        OwnKmers own = models.own();
        List<CountScorer> scorers = List.of(models.rawScorer(own), models.denoisedScorer(own));
        double[] probabilities = new double[4 * MadeReads.READ_LENGTH];
        double[] escapes = new double[MadeReads.READ_LENGTH];
        for (ReadPair pair : READS.pairs().subList(0, 40)) {
            for (boolean leftOut : new boolean[] {false, true}) {
                own.clear();
                if (leftOut) {
                    own.set(pair);
                }
                for (CountScorer scorer : scorers) {
                    byte[] codes = MadeReads.codes(pair.first().bases());
                    scorer.distributions(codes, codes.length, probabilities, escapes);
                    for (int i = 0; i < codes.length; i++) {
                        double sum = 0;
                        for (int b = 0; b < 4; b++) {
                            assertThat(probabilities[4 * i + b]).isBetween(CountModel.LEAST_PROBABILITY, 1.0);
                            sum += probabilities[4 * i + b];
                        }
                        assertThat(sum).isCloseTo(1, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void leavingOutEqualsNeverHavingCounted() {
        assertSameAsUncounted(READS.pairs(), 0);
    }

    @Test
    void overlappingMatesAreLeftOutAsTheyWereCounted() {
        MadeReads overlapping = MadeReads.of(MadeReads.INFORMATIVE, 20, 150, 10, 3, MadeReads.genome(GENOME, 1));
        assertSameAsUncounted(overlapping.pairs(), 0);
        assertSameAsUncounted(overlapping.pairs(), 20);
    }

    @Test
    void adapterTailsAreLeftOutAsTheyWereCounted() {
        MadeReads readThrough = MadeReads.of(MadeReads.FLAT, 20, 80, 10, 4, MadeReads.genome(GENOME, 1));
        assertSameAsUncounted(readThrough.pairs(), 0);
    }

    @Test
    void everyOccurrenceInARepeatIsLeftOut() {
        byte[] repeats = GENOME.clone();
        for (int i = 0; i < 2000; i++) {
            repeats[i] = GENOME[i % 17];
        }
        assertSameAsUncounted(
                MadeReads.of(MadeReads.FLAT, 20, 5, MadeReads.genome(repeats, 1))
                        .pairs(),
                0);
    }

    @Test
    void unknownAndPoorBasesAreLeftOutAsTheyWereCounted() {
        ErrorProfile noisy = ErrorProfile.named("noisy");
        assertSameAsUncounted(
                MadeReads.of(noisy, 20, 6, MadeReads.genome(GENOME, 1)).pairs(), 15);
    }

    @Test
    void aDuplicateIsLeftOutWithTheCopyThatWasCounted() {
        List<ReadPair> pairs = READS.pairs();
        ReadPair duplicate = pairs.get(7);
        DuplicateFinder finder = new DuplicateFinder();
        List<ReadPair> counted = new ArrayList<>();
        List<ReadPair> all = new ArrayList<>(pairs);
        all.add(duplicate);
        for (int i = 0; i < all.size(); i++) {
            finder.offer(i, all.get(i));
        }
        for (int i = 0; i < all.size(); i++) {
            if (!finder.duplicates().get(i)) {
                counted.add(all.get(i));
            }
        }
        assertThat(counted).hasSize(pairs.size());
        List<ReadPair> neither = new ArrayList<>(pairs);
        neither.remove(7);
        assertSame(MadeReads.counts(counted, LENGTHS, 0), MadeReads.counts(neither, LENGTHS, 0), duplicate, 0);
    }

    @Test
    void anotherFragmentReplacesTheOneBefore() {
        CountModel model = CountModel.of(MadeReads.counts(READS.pairs(), LENGTHS, 0), new RawEstimator(0));
        OwnKmers used = new OwnKmers(LENGTHS, 0);
        for (ReadPair pair : READS.pairs().subList(0, 60)) {
            used.set(pair);
        }
        OwnKmers fresh = new OwnKmers(LENGTHS, 0);
        fresh.set(READS.pairs().get(59));
        int[] one = new int[4];
        int[] other = new int[4];
        List<int[]> afterwards = new ArrayList<>();
        forEachContext(model, GENOME, (level, history) -> {
            model.follow(level, history, used, one);
            model.follow(level, history, fresh, other);
            assertThat(one).containsExactly(other);
            afterwards.add(one.clone());
        });
        used.clear();
        fresh.clear();
        List<Integer> different = new ArrayList<>();
        int[] at = {0};
        forEachContext(model, GENOME, (level, history) -> {
            model.follow(level, history, used, one);
            if (!Arrays.equals(one, afterwards.get(at[0]++))) {
                different.add(at[0]);
            }
        });
        assertThat(different)
                .as("contexts whose counts the fragment had raised")
                .hasSizeGreaterThan(200);
    }

    @Test
    void saturatedCountsAreNotPushedBelowSaturation() {
        byte[] many = new byte[200];
        Arrays.fill(many, (byte) 'A');
        ReadPair pair = new ReadPair(new Read("a", many, new byte[0]), null);
        List<ReadPair> pairs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            pairs.add(pair);
        }
        CountModel model = CountModel.of(MadeReads.counts(pairs, List.of(11), 0), new RawEstimator(0));
        OwnKmers own = new OwnKmers(List.of(11), 0);
        own.set(pair);
        int[] follow = new int[4];
        assertThat(model.follow(0, 0, own, follow)).isEqualTo(KmerCounts.SATURATION);
        CountModel below = CountModel.of(MadeReads.counts(pairs.subList(0, 300), List.of(11), 0), new RawEstimator(0));
        assertThat(below.follow(0, 0, own, follow)).isEqualTo(299 * 190);
    }

    @Test
    void whatIsLeftOutDoesNotDependOnTheSequenceScored() {
        List<ReadPair> pairs = READS.pairs();
        CountModels fitted = CountModels.fit(MadeReads.counts(pairs, LENGTHS, 0), GENOME.length, pairs, 0);
        int erroneous = 0;
        for (int i = 0; i < 30; i++) {
            ReadPair pair = pairs.get(i);
            byte[] truth = MadeReads.codes(READS.truth(i, 0));
            List<ReadPair> others = new ArrayList<>(pairs);
            others.remove(i);
            RawEstimator estimator = new RawEstimator(1);
            OwnKmers own = fitted.own();
            own.set(pair);
            CountScorer leavingOut =
                    new CountScorer(CountModel.of(MadeReads.counts(pairs, LENGTHS, 0), estimator), own, 9);
            CountScorer unseen =
                    new CountScorer(CountModel.of(MadeReads.counts(others, LENGTHS, 0), estimator), fitted.own(), 9);
            float[] bits = new float[truth.length];
            assertThat(leavingOut.score(truth, truth.length, bits))
                    .isEqualTo(unseen.score(truth, truth.length, bits), within(1e-9));
            erroneous += Arrays.equals(truth, MadeReads.codes(pair.first().bases())) ? 0 : 1;
        }
        assertThat(erroneous).as("reads whose truth is not what was counted").isPositive();
    }

    private static void assertSameAsUncounted(List<ReadPair> pairs, int qualityCut) {
        List<KmerCounts> all = MadeReads.counts(pairs, LENGTHS, qualityCut);
        for (int left = 0; left < 12; left++) {
            List<ReadPair> others = new ArrayList<>(pairs);
            ReadPair pair = others.remove(left);
            assertSame(all, MadeReads.counts(others, LENGTHS, qualityCut), pair, qualityCut);
        }
    }

    /** Compares what follows every context of the fragment's reads, on both strands. */
    private static void assertSame(List<KmerCounts> all, List<KmerCounts> others, ReadPair pair, int qualityCut) {
        CountModel counted = CountModel.of(all, new RawEstimator(0));
        CountModel unseen = CountModel.of(others, new RawEstimator(0));
        OwnKmers own = new OwnKmers(LENGTHS, qualityCut);
        OwnKmers nothing = new OwnKmers(LENGTHS, qualityCut);
        own.set(pair);
        int[] leftOut = new int[4];
        int[] uncounted = new int[4];
        int[] raised = {0};
        for (Read read : pair.reads()) {
            for (byte[] bases : List.of(read.bases(), MadeReads.reverseComplement(read.bases()))) {
                forEachContext(counted, bases, (level, history) -> {
                    int sum = counted.follow(level, history, own, leftOut);
                    assertThat(sum).isEqualTo(unseen.follow(level, history, nothing, uncounted));
                    assertThat(leftOut).containsExactly(uncounted);
                    raised[0] += counted.follow(level, history, nothing, uncounted) - sum;
                });
            }
        }
        assertThat(raised[0]).as("observations left out").isPositive();
    }

    private interface Visitor {
        void visit(int level, long history);
    }

    private static void forEachContext(CountModel model, byte[] bases, Visitor visitor) {
        long history = 0;
        int known = 0;
        for (byte base : bases) {
            for (int level = 0; level < model.levels() && known >= model.context(level); level++) {
                visitor.visit(level, history);
            }
            int code = Nucleotide.code(base);
            known = code == Nucleotide.NONE ? 0 : known + 1;
            history = history << 2 | (code & 3);
        }
    }
}
