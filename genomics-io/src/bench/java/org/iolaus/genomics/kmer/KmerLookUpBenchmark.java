package org.iolaus.genomics.kmer;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looking up k-mers in a table of 2 million, one after another and many at once; half of them are not there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KmerLookUpBenchmark {

    private static final int GENOME = 2_000_000;
    private static final int ASKED = 1 << 16;
    private static final int BATCH = 128;

    @Param({"15", "21", "31"})
    private int k;

    private final long[] asked = new long[ASKED];
    private final int[] found = new int[ASKED];
    private KmerCounts counts;

    /** Counts a random genome and picks k-mers. */
    @Setup
    public void count() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] genome = new byte[GENOME];
        for (int i = 0; i < GENOME; i++) {
            genome[i] = (byte) random.nextInt(4);
        }
        KmerCounter counter = new KmerCounter(List.of(k));
        KmerAccumulator accumulator = counter.accumulator();
        accumulator.add(genome, GENOME);
        accumulator.flush();
        counts = counter.counts().get(0);
        for (int i = 0; i < ASKED; i++) {
            int start = random.nextInt(GENOME - k);
            long kmer = 0;
            for (int j = start; j < start + k; j++) {
                kmer = Kmer.append(kmer, genome[j], k);
            }
            asked[i] = Kmer.canonical((i & 1) == 0 ? kmer : random.nextLong() & Kmer.mask(k), k);
        }
    }

    /** Each waits for the one before. */
    @Benchmark
    @OperationsPerInvocation(ASKED)
    public int oneByOne() {
        int sum = 0;
        for (int i = 0; i < ASKED; i++) {
            sum += counts.count(asked[(i + (sum & 1)) & (ASKED - 1)]);
        }
        return sum;
    }

    /** A read's worth together. */
    @Benchmark
    @OperationsPerInvocation(ASKED)
    public Object together() {
        for (int i = 0; i < ASKED; i += BATCH) {
            counts.count(asked, i, i + BATCH, found);
        }
        return found;
    }
}
