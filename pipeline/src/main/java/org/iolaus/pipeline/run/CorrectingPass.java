package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSink;
import org.iolaus.genomics.read.ReadSource;
import org.jspecify.annotations.Nullable;

/** The last pass: all reads through one corrector and into the output files, in input order. */
public final class CorrectingPass {

    private final ReadCorrector corrector;
    private final ThreadLocal<ReadCorrector.Session> session;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long fragments;
    private long reads;
    private long changedReads;
    private long edits;

    private CorrectingPass(ReadCorrector corrector) {
        this.corrector = corrector;
        this.session = ThreadLocal.withInitial(corrector::open);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
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
     * Corrects and writes.
     *
     * @param input the reads
     * @param corrector what corrects them
     * @param outputs one file for each file of the input
     * @param threads how many threads work
     * @param progress is told
     * @return what became of the reads
     */
    public static Result run(ReadInput input, ReadCorrector corrector, Path[] outputs, int threads, Progress progress) {
        return new CorrectingPass(corrector).run(input, outputs, threads, progress);
    }

    private Result run(ReadInput input, Path[] outputs, int threads, Progress progress) {
        long[] read = new long[1];
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, outputs);
                Progress.Step step = progress.step("correcting", "fragments", 0)) {
            new Parallel(threads).inOrder(counted(source, read), this::correct, batch -> {
                batch.forEach(pair -> write(pair, sink));
                step.advance(batch.size());
            });
            if (read[0] != reads) {
                throw new IllegalStateException("reads in: " + read[0] + ", reads out: " + reads);
            }
            sink.commit();
        }
        return new Result(corrector.name(), fragments, reads, changedReads, edits, outcomes);
    }

    private static Supplier<@Nullable ReadBatch> counted(ReadSource source, long[] read) {
        Supplier<@Nullable ReadBatch> batches = ReadBatch.of(source);
        return () -> {
            ReadBatch batch = batches.get();
            if (batch != null) {
                read[0] += batch.pairs().stream().mapToLong(ReadPair::size).sum();
            }
            return batch;
        };
    }

    private List<CorrectedPair> correct(ReadBatch batch) {
        List<CorrectedPair> corrected = new ArrayList<>(batch.pairs().size());
        for (ReadPair pair : batch.pairs()) {
            corrected.add(correct(pair, session.get()));
        }
        return corrected;
    }

    private static CorrectedPair correct(ReadPair pair, ReadCorrector.Session session) {
        Read first = pair.first();
        Read second = pair.second();
        if (second == null) {
            return new CorrectedPair(session.correct(first, first.length()), null);
        }
        // Behind the fragment's end a read holds the adapter, which is not to be edited.
        int fragment = MateOverlap.fragmentLength(first.bases(), second.bases());
        int end = fragment < 0 ? Integer.MAX_VALUE : fragment;
        return new CorrectedPair(
                session.correct(first, Math.min(end, first.length())),
                session.correct(second, Math.min(end, second.length())));
    }

    private void write(CorrectedPair pair, ReadSink sink) {
        sink.write(pair.reads());
        fragments++;
        tally(pair.first());
        if (pair.second() != null) {
            tally(pair.second());
        }
    }

    private void tally(CorrectedRead read) {
        reads++;
        edits += read.edits();
        changedReads += read.edits() > 0 ? 1 : 0;
        outcomes.merge(read.outcome(), 1L, Long::sum);
    }

    /** What became of a fragment. */
    private record CorrectedPair(
            CorrectedRead first, @Nullable CorrectedRead second) {
        ReadPair reads() {
            return new ReadPair(first.read(), second == null ? null : second.read());
        }
    }
}
