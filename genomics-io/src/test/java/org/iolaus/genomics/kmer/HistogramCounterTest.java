package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramCounterTest {

    @ParameterizedTest
    @ValueSource(ints = {5, 11, 12, 21, 31, 32, 63})
    void isExactWhileAllFit(int k) {
        byte[] codes = repetitive(50_000, k);

        assertThat(histogram(k, 1_000_000, codes, 1).toArray())
                .isEqualTo(exact(k, codes).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 17, 21, 25, 31, 41})
    void isCloseWhenOnlyASampleFits(int k) {
        byte[] codes = repetitive(1_000_000, k);
        KmerHistogram exact = exact(k, codes);
        KmerHistogram sampled = histogram(k, 100_000, codes, 1);

        assertThat((double) sampled.distinct()).isCloseTo((double) exact.distinct(), withPercentage(2));
        assertThat((double) sampled.distinct(1)).isCloseTo((double) exact.distinct(1), withPercentage(2));
        assertThat((double) sampled.distinct(2)).isCloseTo((double) exact.distinct(2), withPercentage(4));
        assertThat(sampled.distinct() % 8).isZero();
    }

    @Test
    void threadsDoNotChangeTheSample() {
        byte[] codes = repetitive(600_000, 5);

        for (int k : new int[] {21, 41}) {
            assertThat(histogram(k, 20_000, codes, 4).toArray())
                    .isEqualTo(histogram(k, 20_000, codes, 1).toArray());
        }
    }

    @Test
    void refusesATinySample() {
        assertThatThrownBy(() -> new HistogramCounter(21, 999))
                .hasMessage("the sample must hold at least 1000 k-mers, was 999");
        assertThatThrownBy(() -> new HistogramCounter(64, 1000)).hasMessage("k must be from 1 to 63, was 64");
    }

    private static KmerHistogram exact(int k, byte[] codes) {
        if (k > Kmer.MAX_K) {
            WideKmerCounter wide = new WideKmerCounter(k, Long.MAX_VALUE);
            WideKmerAccumulator accumulator = wide.accumulator();
            accumulator.add(codes, codes.length);
            accumulator.flush();
            return KmerHistogram.of(wide.counts());
        }
        KmerCounter counter = new KmerCounter(List.of(k));
        KmerAccumulator accumulator = counter.accumulator();
        accumulator.add(codes, codes.length);
        accumulator.flush();
        return KmerHistogram.of(counter.counts().get(0));
    }

    private static KmerHistogram histogram(int k, long maxKmers, byte[] codes, int threads) {
        HistogramCounter counter = new HistogramCounter(k, maxKmers);
        List<Thread> workers = new ArrayList<>();
        int share = codes.length / threads;
        for (int t = 0; t < threads; t++) {
            int from = Math.max(0, t * share - (k - 1));
            int to = t == threads - 1 ? codes.length : (t + 1) * share;
            byte[] part = Arrays.copyOfRange(codes, from, to);
            workers.add(new Thread(() -> {
                KmerIntake accumulator = counter.accumulator();
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
        return counter.histogram();
    }

    /** A random sequence, and the first quarter of it again. */
    private static byte[] repetitive(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[length + length / 4];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i < length ? (byte) random.nextInt(4) : codes[i - length];
        }
        return codes;
    }
}
