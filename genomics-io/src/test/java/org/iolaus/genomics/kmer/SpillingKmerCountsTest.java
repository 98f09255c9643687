package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillingKmerCountsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 21, 24, 27, 28, 29, 31})
    void countsOnDiskAreThoseInMemory(int k) {
        HashedKmerCounts memory = new HashedKmerCounts(k);
        SpillingKmerCounts disk = new SpillingKmerCounts(k, 1, folder);
        byte[] codes = genomeTwice(150_000, k);
        add(List.of(memory, disk), codes);

        KmerCounts complete = disk.complete();

        assertThat(complete).isInstanceOf(MappedKmerCounts.class);
        assertThat(complete.k()).isEqualTo(k);
        assertThat(complete.distinct()).isEqualTo(memory.distinct());
        assertThat(sorted(complete)).isEqualTo(sorted(memory));
        memory.forEach((kmer, count) -> {
            assertThat(complete.count(kmer)).isEqualTo(count);
            assertThat(disk.count(kmer)).isEqualTo(count);
        });
        SplittableRandom random = new SplittableRandom(k);
        for (int i = 0; i < 10_000; i++) {
            long kmer = Kmer.canonical(random.nextLong() & Kmer.mask(k), k);
            assertThat(complete.count(kmer)).isEqualTo(memory.count(kmer));
        }
    }

    @Test
    void sumsOfRunsSaturate() {
        SpillingKmerCounts disk = new SpillingKmerCounts(15, 1, folder);
        for (int i = 0; i < 4; i++) {
            add(List.of(disk), new byte[30_000]);
            add(List.of(disk), genomeTwice(150_000, i));
        }
        assertThat(disk.complete().count(0)).isEqualTo(KmerCounts.SATURATION);
    }

    @Test
    void staysInMemoryWhileItFits() {
        SpillingKmerCounts counts = new SpillingKmerCounts(15, 1L << 30, folder);
        add(List.of(counts), genomeTwice(10_000, 1));

        assertThat(counts.complete()).isInstanceOf(HashedKmerCounts.class);
        assertThat(counts.distinct()).isGreaterThan(9_000);
    }

    @Test
    void threadsDoNotChangeTheCounts() throws InterruptedException {
        byte[] codes = genomeTwice(200_000, 3);
        KmerCounter alone = new KmerCounter(List.of(11, 21));
        KmerAccumulator accumulator = alone.accumulator();
        accumulator.add(codes, codes.length);
        accumulator.flush();
        SpillingKmerCounts shared = new SpillingKmerCounts(21, 1, folder);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int from = Math.max(0, t * (codes.length / 4) - 20);
            int to = (t + 1) * (codes.length / 4);
            threads.add(new Thread(() -> add(List.of(shared), Arrays.copyOfRange(codes, from, to))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(sorted(shared.complete())).isEqualTo(sorted(alone.counts().get(1)));
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        SpillingKmerCounts counts = new SpillingKmerCounts(21, 1, folder);
        add(List.of(counts), genomeTwice(150_000, 4));
        counts.complete();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhereItCannotWrite() {
        Path missing = folder.resolve("missing");
        SpillingKmerCounts counts = new SpillingKmerCounts(21, 1, missing);

        assertThatThrownBy(() -> add(List.of(counts), genomeTwice(150_000, 5)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot keep k-mer counts in " + missing + ": ")
                .hasMessageEndingWith("; free space there, or allow more memory (--max-memory)");
    }

    @Test
    void refusesTooLittleMemoryAndSaysHowMuchIsNeeded() {
        assertThatThrownBy(() -> new KmerCounter(List.of(11, 21, 31), 50L << 20, folder, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("counting k-mers of 3 lengths needs 73 MB of memory at least, 50 MB are left for it"
                        + " (--max-memory)");
        assertThat(new KmerCounter(List.of(11, 21, 31), 73L << 20, folder, 0).counts())
                .hasSize(3);
    }

    private static void add(List<CountTable> tables, byte[] codes) {
        KmerAccumulator accumulator = new KmerAccumulator(tables);
        accumulator.add(codes, codes.length);
        accumulator.flush();
    }

    /** A random sequence and the first half of it again, so that counts differ. */
    private static byte[] genomeTwice(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[length + length / 2];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i < length ? (byte) random.nextInt(4) : codes[i - length];
        }
        return codes;
    }

    private static Map<Long, Integer> sorted(KmerCounts counts) {
        Map<Long, Integer> sorted = new TreeMap<>();
        counts.forEach((kmer, count) -> assertThat(sorted.put(kmer, count)).isNull());
        return sorted;
    }
}
