package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.correct.PairCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.external.ExternalCorrection;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSink;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.read.WritingProgram;
import org.jspecify.annotations.Nullable;

/** The last pass: all reads, corrected, into the output files, in input order. Reads in are reads out, or nothing is delivered. */
public final class CorrectingPass {

    private final ReadInput input;
    private final Path[] outputs;
    private final WritingProgram program;
    private final int threads;
    private final Progress progress;

    /**
     * Prepares the pass.
     *
     * @param input the reads
     * @param outputs one file for each file of the input
     * @param program what the output files say of the program that wrote them
     * @param threads how many threads correct
     * @param progress is told
     */
    public CorrectingPass(ReadInput input, List<Path> outputs, WritingProgram program, int threads, Progress progress) {
        this.input = input;
        this.outputs = outputs.toArray(Path[]::new);
        this.program = program;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * What became of the reads.
     *
     * @param corrector the corrector's name
     * @param fragments how many single reads and pairs were written
     * @param reads how many reads were written, which is how many there are
     * @param changedReads how many of them were changed
     * @param edits how many bases were substituted, inserted or deleted
     * @param outcomes how many reads came out how; they add up to all reads
     */
    public record Result(
            String corrector, long fragments, long reads, long changedReads, long edits, Map<Outcome, Long> outcomes) {}

    /**
     * Corrects with a built-in corrector.
     *
     * @param corrector what corrects
     * @return what became of the reads
     */
    public Result correct(ReadCorrector corrector) {
        PairCorrector pairs = new PairCorrector(corrector);
        return run(corrector.name(), threads, batch -> corrected(batch, pairs::correct));
    }

    /**
     * Delivers what an external tool made of the reads.
     *
     * @param correction the tool's output
     * @return what became of the reads
     */
    public Result deliver(ExternalCorrection correction) {
        try (ExternalCorrection.Cursor cursor = correction.open()) {
            long[] ordinal = {0};
            return run(correction.name(), 1, batch -> corrected(batch, pair -> cursor.correct(ordinal[0]++, pair)));
        }
    }

    /**
     * Copies the reads unchanged: the verdict was not to correct.
     *
     * @return how many there are
     */
    public Result copy() {
        return run(
                "none",
                1,
                batch -> corrected(
                        batch,
                        pair -> pair.reads().stream()
                                .map(read -> CorrectedRead.unchanged(read, Outcome.CLEAN))
                                .toList()));
    }

    private static List<List<CorrectedRead>> corrected(
            ReadBatch batch, Function<ReadPair, List<CorrectedRead>> corrector) {
        return batch.pairs().stream().map(corrector).toList();
    }

    private Result run(String name, int workers, Function<ReadBatch, List<List<CorrectedRead>>> work) {
        Tally tally = new Tally();
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, program, threads, outputs);
                Progress.Step step = progress.step("correcting with " + name, "fragments", 0)) {
            new Parallel(workers).inOrder(tally.counting(ReadBatch.of(source)), work, batch -> {
                for (List<CorrectedRead> fragment : batch) {
                    sink.write(new ReadPair(
                            fragment.get(0).read(),
                            fragment.size() == 1 ? null : fragment.get(1).read()));
                    tally.add(fragment);
                }
                step.advance(batch.size());
            });
            tally.requireAll();
            sink.commit();
        }
        return new Result(name, tally.fragments, tally.reads, tally.changedReads, tally.edits, tally.outcomes);
    }

    /** What went in and what came out. */
    private static final class Tally {

        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        private long readsIn;
        private long fragments;
        private long reads;
        private long changedReads;
        private long edits;

        Tally() {
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(outcome, 0L);
            }
        }

        Supplier<@Nullable ReadBatch> counting(Supplier<@Nullable ReadBatch> batches) {
            return () -> {
                ReadBatch batch = batches.get();
                if (batch != null) {
                    readsIn += batch.pairs().stream().mapToLong(ReadPair::size).sum();
                }
                return batch;
            };
        }

        void add(List<CorrectedRead> fragment) {
            fragments++;
            for (CorrectedRead read : fragment) {
                reads++;
                edits += read.edits();
                changedReads += read.edits() > 0 ? 1 : 0;
                outcomes.merge(read.outcome(), 1L, Long::sum);
            }
        }

        void requireAll() {
            if (readsIn != reads) {
                throw new IllegalStateException("reads in: " + readsIn + ", reads out: " + reads);
            }
        }
    }
}
