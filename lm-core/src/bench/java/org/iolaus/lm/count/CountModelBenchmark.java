package org.iolaus.lm.count;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a read of 100 bases costs under the count model of 30x of 200 kb: raw and denoised, forwards, its own k-mers left out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CountModelBenchmark {

    private static final int GENOME = 200_000;
    private static final int READS = 1 << 10;

    private final byte[][] codes = new byte[READS][];
    private final float[] bits = new float[MadeReads.READ_LENGTH];
    private List<ReadPair> pairs;
    private OwnKmers own;
    private CountScorer raw;
    private CountScorer denoised;
    private int next;

    /** Makes reads and fits the model. */
    @Setup
    public void fit() {
        pairs = MadeReads.of(MadeReads.INFORMATIVE, 30, 1, MadeReads.genome(MadeReads.bases(GENOME, 1), 1))
                .pairs();
        CountModels models =
                CountModels.fit(MadeReads.counts(pairs, CountModels.lengths(GENOME), 0), GENOME, pairs, 0);
        own = models.own();
        raw = models.rawScorer(own);
        denoised = models.denoisedScorer(own);
        for (int i = 0; i < READS; i++) {
            byte[] bases = pairs.get(i).first().bases();
            codes[i] = new byte[bases.length];
            for (int j = 0; j < bases.length; j++) {
                codes[i][j] = (byte) Nucleotide.code(bases[j]);
            }
        }
    }

    /** As perplexity is measured. */
    @Benchmark
    public double rawCounts() {
        return score(raw);
    }

    /** As the posterior is measured. */
    @Benchmark
    public double denoisedCounts() {
        return score(denoised);
    }

    private double score(CountScorer scorer) {
        next = (next + 1) % READS;
        own.set(pairs.get(next));
        return scorer.score(codes[next], codes[next].length, bits);
    }
}
