package org.iolaus.correction.correct;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
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

/** Correcting pairs of reads of 100 bases from 200 kb by one thread, reads without errors among them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SearchBenchmark {

    private static final int GENOME = 200_000;
    private static final int SPECTRAL_K = 21;

    @Param({"10", "30"})
    private int coverage;

    private List<ReadPair> pairs;
    private ReadCorrector.Session posterior;
    private ReadCorrector.Session spectral;
    private int next;

    /** Makes reads and learns from them. */
    @Setup
    public void learn() {
        pairs = MadeReads.of(MadeReads.FLAT, coverage, 1, MadeReads.genome(MadeReads.bases(GENOME, 1), 1))
                .pairs();
        posterior = new PosteriorCorrector(MadeReads.counts(pairs, PosteriorCorrector.lengths(GENOME), 0), 0, pairs, IndelPrior.RARE)
                .open();
        KmerCounts counts = MadeReads.counts(pairs, List.of(SPECTRAL_K), 0).get(0);
        spectral = new SpectralCorrector(counts, SpectralSettings.of(counts, 0)).open();
    }

    /** Without a k. */
    @Benchmark
    public Object posterior() {
        return correct(posterior);
    }

    /** With k-mers of 21 bases. */
    @Benchmark
    public Object spectral() {
        return correct(spectral);
    }

    private Object correct(ReadCorrector.Session session) {
        next = (next + 1) % pairs.size();
        ReadPair pair = pairs.get(next);
        session.open(pair, -1);
        return pair.reads().stream()
                .map(read -> session.correct(read, read.length()))
                .toList();
    }
}
