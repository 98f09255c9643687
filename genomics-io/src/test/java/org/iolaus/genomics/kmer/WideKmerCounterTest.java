package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WideKmerCounterTest {

    private static final long MUCH = 1L << 30;

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 34, 41, 47, 48, 55, 62, 63})
    void agreesWithThePlainForm(int k) {
        byte[] codes = twiceWithGaps(20_000, k);
        WideKmerCounts counts = count(k, codes, MUCH, 1);

        assertThat(counts.k()).isEqualTo(k);
        assertThat(asMap(counts)).isEqualTo(plain(k, codes));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 45, 63})
    void bothStrandsAreOneKmer(int k) {
        String forward = "GATTACATTAGCCAGTTGACCATGGATCCATTAGGCATTTACGGACTTAGCATCCCATGACT".substring(0, k - 1) + "A";
        StringBuilder reverse = new StringBuilder();
        for (int i = k - 1; i >= 0; i--) {
            reverse.append("TGCA".charAt("ACGT".indexOf(forward.charAt(i))));
        }
        WideKmer kmer = WideKmer.of(forward);

        assertThat(kmer.letters(k)).isEqualTo(forward);
        assertThat(kmer.reverseComplement(k).letters(k)).isEqualTo(reverse.toString());
        assertThat(kmer.canonical(k)).isEqualTo(kmer.reverseComplement(k).canonical(k));
        assertThat(kmer.canonical(k).letters(k))
                .isEqualTo(forward.compareTo(reverse.toString()) < 0 ? forward : reverse.toString());
    }

    @Test
    void threadsDoNotChangeTheCounts() {
        byte[] codes = twiceWithGaps(100_000, 3);

        assertThat(asMap(count(41, codes, MUCH, 4))).isEqualTo(asMap(count(41, codes, MUCH, 1)));
    }

    @Test
    void countsStopAtSaturation() {
        WideKmerCounts counts = count(32, new byte[70_000], MUCH, 1);

        assertThat(counts.count(new WideKmer(0, 0))).isEqualTo(KmerCounts.SATURATION);
        assertThat(counts.count(new WideKmer(0, 1))).isZero();
        assertThat(KmerHistogram.of(counts).distinct(KmerCounts.SATURATION)).isEqualTo(1);
    }

    @Test
    void saysHowMuchMemoryIsNeeded() {
        byte[] codes = twiceWithGaps(400_000, 5);
        long distinct = count(41, codes, MUCH, 1).distinct();

        assertThatThrownBy(() -> count(41, codes, 2 << 20, 1))
                .isInstanceOf(UserException.class)
                .hasMessageMatching("counting k-mers of length 41 needs about \\d+ MB of memory, 2 MB are allowed"
                        + " \\(--max-memory\\); k of at most 31 is counted on disk")
                .satisfies(failure -> {
                    double megabytes = Double.parseDouble(
                            String.valueOf(failure.getMessage()).replaceAll(".*about (\\d+) MB.*", "$1"));
                    assertThat(megabytes).isBetween(0.9 * distinct * 27 / (1 << 20), 1.1 * distinct * 27 / (1 << 20));
                });
    }

    @Test
    void refusesOtherLengths() {
        assertThatThrownBy(() -> new WideKmerCounter(31, MUCH)).hasMessage("k must be from 32 to 63, was 31");
        assertThatThrownBy(() -> WideKmer.of("A".repeat(64))).hasMessage("k must be from 32 to 63, was 64");
        assertThatThrownBy(() -> WideKmer.of("A".repeat(32) + "N"))
                .hasMessage("a k-mer has the letters A, C, G and T only, was " + "A".repeat(32) + "N");
    }

    private static WideKmerCounts count(int k, byte[] codes, long maxBytes, int threads) {
        WideKmerCounter counter = new WideKmerCounter(k, maxBytes);
        List<Thread> workers = new ArrayList<>();
        int share = codes.length / threads;
        for (int t = 0; t < threads; t++) {
            int from = Math.max(0, t * share - (k - 1));
            int to = t == threads - 1 ? codes.length : (t + 1) * share;
            byte[] part = Arrays.copyOfRange(codes, from, to);
            workers.add(new Thread(() -> {
                WideKmerAccumulator accumulator = counter.accumulator();
                accumulator.add(part, part.length);
                accumulator.flush();
            }));
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return counter.counts();
    }

    private static Map<WideKmer, Integer> plain(int k, byte[] codes) {
        Map<WideKmer, Integer> counts = new HashMap<>();
        for (int i = 0; i + k <= codes.length; i++) {
            StringBuilder letters = new StringBuilder();
            for (int j = i; j < i + k; j++) {
                letters.append((char) Nucleotide.letter(codes[j]));
            }
            if (letters.indexOf("N") < 0) {
                counts.merge(WideKmer.of(letters.toString()).canonical(k), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Map<WideKmer, Integer> asMap(WideKmerCounts counts) {
        Map<WideKmer, Integer> map = new HashMap<>();
        counts.forEach((high, low, count) -> {
            WideKmer kmer = new WideKmer(high, low);
            assertThat(counts.count(kmer)).isEqualTo(count);
            map.put(kmer, count);
        });
        assertThat(counts.distinct()).isEqualTo(map.size());
        return map;
    }

    /** A random sequence with an unknown base here and there, and a third of it again. */
    private static byte[] twiceWithGaps(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[length + length / 3];
        for (int i = 0; i < codes.length; i++) {
            int code = random.nextInt(500) == 0 ? Nucleotide.NONE : random.nextInt(4);
            codes[i] = i < length ? (byte) code : codes[i - length];
        }
        return codes;
    }
}
