package org.iolaus.lm.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class MemoryReaderTest {

    private static final byte[] GENOME = MadeReads.bases(5000, 1);
    private static final List<Integer> LENGTHS = CountMemory.lengths(GENOME.length);
    private static final MadeReads READS = MadeReads.of(MadeReads.INFORMATIVE, 20, 2, MadeReads.genome(GENOME, 1));
    private static final CountMemory MEMORY = new CountMemory(MadeReads.counts(READS.pairs(), LENGTHS, 0), 0);

    /** What a reader writes of a sequence. */
    private record Page(float[] logs, float[] features) {

        static Page of(MemoryReader reader, byte[] codes) {
            Page page = new Page(
                    new float[codes.length * CountMemory.LOG_PROBABILITIES],
                    new float[codes.length * CountMemory.FEATURES]);
            reader.read(codes, codes.length, page.logs, page.features);
            return page;
        }

        double probability(int place, int expert, int base) {
            return Math.exp(logs[place * CountMemory.LOG_PROBABILITIES + 4 * expert + base]);
        }
    }

    private static byte[] codes(int fragment) {
        return MadeReads.codes(READS.pairs().get(fragment).first().bases());
    }

    @Test
    void everyExpertGivesADistribution() {
        for (int fragment = 0; fragment < 20; fragment++) {
            byte[] codes = codes(fragment);
            Page page = Page.of(MEMORY.reader(), codes);
            for (int place = 0; place < codes.length; place++) {
                for (int expert = 0; expert < CountMemory.EXPERTS; expert++) {
                    double sum = 0;
                    for (int base = 0; base < 4; base++) {
                        sum += page.probability(place, expert, base);
                    }
                    assertThat(sum).isCloseTo(1, within(1e-4));
                }
            }
        }
    }

    /** The counts as they are defined, without tables of many places, on the history as it was read. */
    @Test
    void theExpertsOfWhatWasReadAreTheInterpolatedCounts() {
        byte[] codes = codes(3);
        codes[40] = Nucleotide.NONE;
        Page page = Page.of(MEMORY.reader(), codes);
        for (int place = 0; place < codes.length; place++) {
            double[] p = {0.25, 0.25, 0.25, 0.25};
            boolean alive = true;
            for (int level = 0; level < CountMemory.LEVELS; level++) {
                KmerCounts table = MEMORY.counts().get(level);
                int context = table.k() - 1;
                int from = place - context;
                boolean known = from >= 0 && (from > 40 || place <= 40);
                int[] counts = new int[4];
                if (alive && known) {
                    long before = 0;
                    for (int i = from; i < place; i++) {
                        before = before << 2 | codes[i];
                    }
                    for (int base = 0; base < 4; base++) {
                        counts[base] = table.count(Kmer.canonical(before << 2 | base, table.k()));
                    }
                    int all = Arrays.stream(counts).sum();
                    int seen = (int) Arrays.stream(counts).filter(c -> c > 0).count();
                    alive = all > 0;
                    double weight = level < 3 ? 4 : 0.5 * seen;
                    for (int base = 0; base < 4 && alive; base++) {
                        p[base] = (counts[base] + weight * p[base]) / (all + weight);
                    }
                }
                for (int base = 0; base < 4; base++) {
                    assertThat(page.probability(place, level, base)).isCloseTo(Math.max(1e-5, p[base]), within(1e-5));
                }
            }
        }
    }

    @Test
    void whatStandsBehindAPlaceHasNoPartInIt() {
        byte[] codes = codes(5);
        Page whole = Page.of(MEMORY.reader(), codes);
        for (int place : new int[] {1, 12, 30, 77}) {
            byte[] changed = codes.clone();
            for (int i = place; i < changed.length; i++) {
                changed[i] = (byte) (3 - changed[i]);
            }
            Page other = Page.of(MEMORY.reader(), changed);
            int logs = (place + 1) * CountMemory.LOG_PROBABILITIES;
            int features = (place + 1) * CountMemory.FEATURES;
            assertThat(Arrays.copyOf(other.logs(), logs)).isEqualTo(Arrays.copyOf(whole.logs(), logs));
            assertThat(Arrays.copyOf(other.features(), features)).isEqualTo(Arrays.copyOf(whole.features(), features));
            assertThat(other.logs()).isNotEqualTo(whole.logs());
        }
    }

    @Test
    void leavingAFragmentOutEqualsNeverHavingCountedIt() {
        for (int fragment : new int[] {0, 7, 19}) {
            ReadPair own = READS.pairs().get(fragment);
            List<ReadPair> others = new ArrayList<>(READS.pairs());
            others.remove(fragment);
            CountMemory without = new CountMemory(MadeReads.counts(others, LENGTHS, 0), 0);
            MemoryReader reader = MEMORY.reader();
            reader.leaveOut(own);
            Page left = Page.of(reader, codes(fragment));
            Page never = Page.of(without.reader(), codes(fragment));
            assertThat(left.logs()).isEqualTo(never.logs());
            assertThat(left.features()).isEqualTo(never.features());
            reader.leaveNothingOut();
            assertThat(Page.of(reader, codes(fragment)).logs()).isNotEqualTo(left.logs());
        }
    }

    /** Behind an error the contexts as they were read know nothing; the tolerant ones go on as if there had been none. */
    @Test
    void theTolerantHistoryForgivesAnError() {
        byte[] truth = MadeReads.codes(Arrays.copyOfRange(GENOME, 1000, 1100));
        byte[] codes = truth.clone();
        codes[50] = (byte) ((codes[50] + 1) % 4);
        Page page = Page.of(MEMORY.reader(), codes);
        int longest = CountMemory.LEVELS - 1;
        double read = 0;
        double tolerant = 0;
        for (int place = 51; place < 60; place++) {
            read -= Math.log(page.probability(place, longest, truth[place]));
            tolerant -= Math.log(page.probability(place, CountMemory.LEVELS + longest, truth[place]));
        }
        assertThat(tolerant).isLessThan(1);
        assertThat(read).isGreaterThan(5);
        assertThat(page.features()[51 * CountMemory.FEATURES + CountMemory.FEATURES - 1])
                .isEqualTo(0.2f);
        assertThat(page.features()[50 * CountMemory.FEATURES + CountMemory.FEATURES - 1])
                .isZero();
    }

    /** An unknown base is replaced too where the place is known. */
    @Test
    void theTolerantHistoryFillsInAnUnknownBase() {
        byte[] codes = MadeReads.codes(Arrays.copyOfRange(GENOME, 2000, 2100));
        int next = codes[51];
        codes[50] = Nucleotide.NONE;
        Page page = Page.of(MEMORY.reader(), codes);
        assertThat(page.probability(51, CountMemory.EXPERTS - 1, next)).isGreaterThan(0.9);
        assertThat(page.probability(51, CountMemory.LEVELS - 1, next)).isLessThan(0.3);
    }

    /** Where nearly every base is replaced the memory is of another genome than the read. */
    @Test
    void theTolerantHistoryReturnsToWhatWasRead() {
        byte[] codes = MadeReads.codes(Arrays.copyOfRange(GENOME, 3000, 3100));
        byte[] other = MadeReads.codes(Arrays.copyOfRange(GENOME, 4000, 4060));
        System.arraycopy(other, 0, codes, 40, other.length);
        Page page = Page.of(MEMORY.reader(), codes);
        int place = 99;
        assertThat(page.probability(place, CountMemory.EXPERTS - 1, codes[place]))
                .isGreaterThan(0.9);
    }
}
