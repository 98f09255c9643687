package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The search beside its plain form, on every read of many small samples. The search follows only so many paths, does not look at well
 * supported bases far from trouble, and of paths that come to the same k-mer goes on with the cheapest one, though what comes may cost
 * the other one less (the burst discount and the depth are not part of the k-mer). So it may miss the best path, but seldom does, and
 * its best is never cheaper than the best of all. The plain form knows substitutions alone.
 */
class PosteriorExtensionTest {

    private static final int SAMPLES = 12;

    private int searches;
    private int edited;
    private int dearer;
    private int different;

    @ParameterizedTest
    @CsvSource({"6, 0.01, 0", "15, 0.02, 0", "15, 0.01, 60", "30, 0.01, 0"})
    void findsWhatThePlainFormFinds(double coverage, double errorRate, int strainDistance) {
        for (int seed = 0; seed < SAMPLES; seed++) {
            byte[] genome = withRepeat(Sample.genome(500, seed));
            Sample sample = Sample.empty().add(genome, coverage, errorRate, 100 + seed);
            if (strainDistance > 0) {
                sample.add(Sample.strain(genome, strainDistance), coverage / 3, errorRate, 200 + seed);
            }
            compare(sample);
        }
        assertThat(searches).isGreaterThan(100);
        assertThat(edited).isGreaterThan(searches / 2);
        assertThat(dearer).isLessThanOrEqualTo(1 + searches / 500);
        assertThat(different).isLessThanOrEqualTo(1 + searches / 500);
    }

    /** A piece of the genome once more, with two bases changed. */
    private static byte[] withRepeat(byte[] genome) {
        byte[] copy = Arrays.copyOfRange(genome, 100, 180);
        copy[30] = Nucleotide.letter((Nucleotide.code(copy[30]) + 1) % 4);
        copy[55] = Nucleotide.letter((Nucleotide.code(copy[55]) + 2) % 4);
        System.arraycopy(copy, 0, genome, 350, copy.length);
        return genome;
    }

    private void compare(Sample sample) {
        KmerLevels levels =
                KmerLevels.of(List.of(MapCounts.of(sample.reads(), 13), MapCounts.of(sample.reads(), 31)), 0);
        KmerSupport[] supports = levels.supports();
        PosteriorExtension extension =
                new PosteriorExtension(levels, SupportedContinuations.indelRates(levels, List.of(), IndelPrior.RARE));
        extension.allowIndels(false);
        SubstitutionCost cost = SubstitutionCost.claimed(0.01);
        LeveledRead forward = new LeveledRead(levels.size());
        LeveledRead reverse = new LeveledRead(levels.size());
        for (Read raw : sample.reads()) {
            forward.load(raw, raw.length());
            for (int level = 0; level < levels.size(); level++) {
                supports[level].own(new ReadPair(raw, null), -1);
                supports[level].fill(forward.at(level));
            }
            for (int i = 0; i < raw.length(); i++) {
                forward.change()[i] = cost.of(forward.codes()[i], raw, i);
            }
            reverse.reverse(forward, levels);
            compare(levels, extension, forward);
            compare(levels, extension, reverse);
        }
    }

    private void compare(KmerLevels levels, PosteriorExtension extension, LeveledRead read) {
        int top = levels.size() - 1;
        int k = levels.k(top);
        SolidIslands island = new SolidIslands(levels.counts(top), levels.evidence(top), levels.floor(top));
        OrientedRead view = read.at(top);
        if (!island.findLongest(view, island.threshold(view)) || island.last == read.length() - 1) {
            return;
        }
        int depth = view.support[island.last];
        byte[] fast = Arrays.copyOf(extension.extend(read, island.first, island.last, k, -1, depth), read.length());
        PlainExtension plain = new PlainExtension(levels, read, island.first, island.last, k, -1, depth);
        assertThat(extension.bestCost()).isGreaterThanOrEqualTo(plain.bestCost() - 1e-9);
        searches++;
        edited += hasBase(fast) ? 1 : 0;
        dearer += extension.bestCost() > plain.bestCost() + 1e-9 ? 1 : 0;
        different += Arrays.equals(fast, plain.decide()) ? 0 : 1;
    }

    private static boolean hasBase(byte[] codes) {
        for (byte code : codes) {
            if (code != Nucleotide.NONE) {
                return true;
            }
        }
        return false;
    }
}
