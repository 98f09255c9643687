package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.iolaus.genomics.kmer.KmerAccumulator;
import org.iolaus.genomics.kmer.KmerCounter;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.kmer.Observations;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;

/** One pass over the reads that counts k-mers of every length a run needs. */
public final class CountingPass {

    private CountingPass() {}

    /**
     * What the pass found.
     *
     * @param counts one table a length, in the order asked for
     * @param fragments how many single reads and pairs there are
     * @param reads how many reads
     * @param bases how many bases they have
     */
    public record Result(List<KmerCounts> counts, long fragments, long reads, long bases) {

        /** Takes a copy of the list. */
        public Result {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Counts.
     *
     * @param input the reads
     * @param lengths the k-mer lengths, each from 1 to 31
     * @param qualityCut the lowest Phred score of a base that counts, 0 to 93
     * @param threads how many threads work
     * @param progress is told
     * @return the counts
     */
    public static Result run(ReadInput input, List<Integer> lengths, int qualityCut, int threads, Progress progress) {
        KmerCounter counter = new KmerCounter(lengths);
        List<KmerAccumulator> accumulators = Collections.synchronizedList(new ArrayList<>());
        LongAdder fragments = new LongAdder();
        LongAdder reads = new LongAdder();
        LongAdder bases = new LongAdder();
        try (ReadSource source = ReadFiles.open(input);
                Progress.Step step = progress.step("counting k-mers", "fragments", 0)) {
            new Parallel(threads).inAnyOrder(ReadBatch.of(source), () -> {
                KmerAccumulator accumulator = counter.accumulator();
                accumulators.add(accumulator);
                Consumer<ReadPair> count = counting(new Observations(qualityCut), accumulator);
                return batch -> {
                    batch.pairs().forEach(count);
                    fragments.add(batch.pairs().size());
                    batch.pairs().forEach(pair -> reads.add(pair.size()));
                    batch.pairs().forEach(pair -> bases.add(pair.length()));
                    step.advance(batch.pairs().size());
                };
            });
            source.notes().forEach(progress::warn);
        }
        accumulators.forEach(KmerAccumulator::flush);
        return new Result(counter.counts(), fragments.sum(), reads.sum(), bases.sum());
    }

    private static Consumer<ReadPair> counting(Observations observations, KmerAccumulator accumulator) {
        return pair -> observations.of(pair, accumulator::add);
    }
}
