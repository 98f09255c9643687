package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmerCounterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10, 11, 12, 13, 17, 21, 24, 25, 30, 31})
    void agreesWithThePlainForm(int k) {
        byte[] codes = randomCodes(60_000, 5 + k);
        assertThat(asMap(count(k, codes, 1))).isEqualTo(plain(k, codes));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 14, 20})
    void aKmerThatIsItsOwnReverseComplementCountsOnceAnObservation(int k) {
        byte[] palindrome = new byte[k];
        for (int i = 0; i < k / 2; i++) {
            palindrome[i] = (byte) (i % 3);
            palindrome[k - 1 - i] = (byte) (3 - i % 3);
        }
        KmerCounter counter = new KmerCounter(List.of(k));
        KmerAccumulator accumulator = counter.accumulator();
        for (int read = 0; read < 7; read++) {
            accumulator.add(palindrome, k);
        }
        accumulator.flush();
        long kmer = 0;
        for (byte code : palindrome) {
            kmer = (kmer << 2) | code;
        }
        assertThat(Kmer.reverseComplement(kmer, k)).isEqualTo(kmer);
        assertThat(counter.counts().get(0).count(kmer)).isEqualTo(7);
        assertThat(counter.counts().get(0).distinct()).isEqualTo(1);
    }

    @Test
    void growsFarBeyondItsFirstSizeWithoutLosingAnything() {
        byte[] codes = randomCodes(1_500_000, 7);
        KmerCounts counts = count(19, codes, 1);
        assertThat(counts.distinct()).isGreaterThan(1_000_000);
        assertThat(asMap(counts)).isEqualTo(plain(19, codes));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30_000, 49_999, 3_000_000})
    void roomFromTheStartChangesNothing(long expected) {
        byte[] codes = randomCodes(50_000, 9);
        KmerCounter counter = new KmerCounter(List.of(11, 12, 21, 31), 1L << 30, Path.of("unused"), expected);
        KmerAccumulator accumulator = counter.accumulator();
        accumulator.add(codes, codes.length);
        accumulator.flush();
        for (KmerCounts counts : counter.counts()) {
            assertThat(asMap(counts)).isEqualTo(plain(counts.k(), codes));
        }
    }

    @Test
    void expectedKmersNeedNoGrowth() {
        HashedKmerCounts table = HashedKmerCounts.expecting(21, 1_000_000, Long.MAX_VALUE);
        assertThat(table.bytes()).isEqualTo(8L << 21);
        assertThat(HashedKmerCounts.expecting(21, 1_000_000, 8L << 20).bytes()).isEqualTo(8L << 20);
        assertThat(HashedKmerCounts.expecting(12, 1L << 40, Long.MAX_VALUE).bytes())
                .isEqualTo(4L << 24);
    }

    @Test
    void slotsOfShortKmersShareWordsOnceTheyFit() {
        byte[] codes = randomCodes(300_000, 13);
        Map<Long, Integer> plain = plain(13, codes);
        HashedKmerCounts table = HashedKmerCounts.expecting(13, 0, Long.MAX_VALUE);
        int bits = Long.numberOfTrailingZeros(table.bytes() / 8);
        plain.forEach((kmer, count) -> table.add(table.key(kmer), count));
        assertThat(bits).as("too few for 26 bits of a k-mer, 8 and 16").isLessThan(26 + 24 - 32);
        assertThat(table.bytes()).as("half filled at most").isEqualTo(4L << 19);
        assertThat(asMap(table)).isEqualTo(plain);
        table.grow();
        assertThat(table.bytes()).isEqualTo(4L << 20);
        assertThat(asMap(table)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 21})
    void partsAreTheWhole(int k) {
        KmerCounts counts = count(k, randomCodes(50_000, k), 1);
        Map<Long, Integer> parts = new HashMap<>();
        for (int part = 0; part < counts.parts(); part++) {
            counts.forEach(
                    part, (kmer, count) -> assertThat(parts.put(kmer, count)).isNull());
        }
        assertThat(parts).isEqualTo(asMap(counts));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 13, 21, 31})
    void manyAtOnceAreLookedUpAsOneByOne(int k) {
        SplittableRandom random = new SplittableRandom(k);
        byte[] codes = randomCodes(50_000, k);
        KmerCounts counts = count(k, codes, 1);
        long[] kmers = new long[5000];
        for (int i = 0; i < kmers.length; i++) {
            int start = random.nextInt(codes.length - k);
            long kmer = 0;
            for (int j = start; j < start + k; j++) {
                kmer = Kmer.append(kmer, codes[j] & 3, k);
            }
            kmers[i] = Kmer.canonical(i % 3 == 0 ? random.nextLong() & Kmer.mask(k) : kmer, k);
        }
        int[] found = new int[kmers.length];
        counts.count(kmers, 10, 4990, found);
        for (int i = 0; i < kmers.length; i++) {
            assertThat(found[i]).isEqualTo(i < 10 || i >= 4990 ? 0 : counts.count(kmers[i]));
        }
        assertThat(Arrays.stream(found).filter(count -> count > 0)).hasSizeGreaterThan(2000);
    }

    @Test
    void threadsDoNotChangeTheCounts() {
        byte[] codes = randomCodes(200_000, 11);
        assertThat(asMap(count(15, codes, 4))).isEqualTo(asMap(count(15, codes, 1)));
    }

    @Test
    void countsStopAtSaturation() {
        byte[] codes = new byte[80_000];
        for (int k : new int[] {5, 15}) {
            assertThat(count(k, codes, 1).count(0)).isEqualTo(KmerCounts.SATURATION);
        }
    }

    @Test
    void everyHashLeadsBackToItsKmer() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 1; k <= Kmer.MAX_K; k++) {
            KmerHash hash = new KmerHash(k);
            for (int i = 0; i < 1000; i++) {
                long kmer = random.nextLong() & Kmer.mask(k);
                assertThat(hash.forward(kmer)).isBetween(0L, Kmer.mask(k));
                assertThat(hash.backward(hash.forward(kmer))).isEqualTo(kmer);
            }
        }
    }

    private static KmerCounts count(int k, byte[] codes, int threads) {
        KmerCounter counter = new KmerCounter(List.of(k));
        Thread[] workers = new Thread[threads];
        int share = codes.length / threads;
        for (int t = 0; t < threads; t++) {
            int from = Math.max(0, t * share - (k - 1));
            int to = t == threads - 1 ? codes.length : (t + 1) * share;
            workers[t] = new Thread(() -> {
                KmerAccumulator accumulator = counter.accumulator();
                byte[] part = Arrays.copyOfRange(codes, from, to);
                accumulator.add(part, part.length);
                accumulator.flush();
            });
            workers[t].start();
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return counter.counts().get(0);
    }

    private static Map<Long, Integer> plain(int k, byte[] codes) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i + k <= codes.length; i++) {
            long kmer = 0;
            boolean whole = true;
            for (int j = i; j < i + k; j++) {
                whole &= codes[j] != Nucleotide.NONE;
                kmer = (kmer << 2) | (codes[j] & 3);
            }
            if (whole) {
                counts.merge(Kmer.canonical(kmer, k), 1, (a, b) -> Math.min(KmerCounts.SATURATION, a + b));
            }
        }
        return counts;
    }

    private static Map<Long, Integer> asMap(KmerCounts counts) {
        Map<Long, Integer> map = new HashMap<>();
        counts.forEach((kmer, count) -> {
            assertThat(counts.count(kmer)).isEqualTo(count);
            map.put(kmer, count);
        });
        assertThat(counts.distinct()).isEqualTo(map.size());
        return map;
    }

    private static byte[] randomCodes(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[length];
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) (random.nextInt(100) == 0 ? Nucleotide.NONE : random.nextInt(4));
        }
        return codes;
    }
}
