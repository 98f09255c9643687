package org.iolaus.genomics.kmer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counting the k-mers of 1.5 Mbp, reads of 150 bases at 30x, in the partitioned table and in a map of boxed numbers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KmerCountingBenchmark {

    private static final int READ = 150;
    private static final int READS = 10_000;
    private static final int GENOME = 50_000;

    @Param({"15", "21", "31"})
    private int k;

    private final byte[][] reads = new byte[READS][READ];

    /** Cuts reads with 0.5 % errors from a random genome. */
    @Setup
    public void cutReads() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] genome = new byte[GENOME];
        for (int i = 0; i < GENOME; i++) {
            genome[i] = (byte) random.nextInt(4);
        }
        for (byte[] read : reads) {
            System.arraycopy(genome, random.nextInt(GENOME - READ), read, 0, READ);
            for (int i = 0; i < READ; i++) {
                read[i] = random.nextInt(200) == 0 ? (byte) random.nextInt(4) : read[i];
            }
        }
    }

    /** The program's own table. */
    @Benchmark
    public Object partitionedTable() {
        KmerCounter counter = new KmerCounter(List.of(k));
        KmerAccumulator accumulator = counter.accumulator();
        for (byte[] read : reads) {
            accumulator.add(read, READ);
        }
        accumulator.flush();
        return counter;
    }

    /** The plain form. */
    @Benchmark
    public Object mapOfBoxedNumbers() {
        Map<Long, Integer> counts = new HashMap<>();
        for (byte[] read : reads) {
            long kmer = 0;
            for (int i = 0; i < READ; i++) {
                kmer = Kmer.append(kmer, read[i], k);
                if (i >= k - 1) {
                    counts.merge(Kmer.canonical(kmer, k), 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
