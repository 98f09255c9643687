package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.correct.PairCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.external.ExternalCorrection;
import org.iolaus.correction.edit.EditDelivery;
import org.iolaus.correction.edit.EditedRead;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSink;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.read.WritingProgram;
import org.iolaus.pipeline.report.DeliveredReads;
import org.jspecify.annotations.Nullable;

/** The last pass: all reads, corrected, into the output files, in input order. Reads in are reads out, or nothing is delivered. */
public final class CorrectingPass {

    private final ReadInput input;
    private final Path[] outputs;
    private final WritingProgram program;
    private final int threads;
    private final Progress progress;
    private final EditList list;
    private final long from;
    private final long to;
    private DeliveryTally delivered = new DeliveryTally();

    /**
     * Prepares the pass.
     *
     * @param input the reads
     * @param outputs one file for each file of the input
     * @param program what the output files say of the program that wrote them
     * @param threads how many threads correct
     * @param list gets every edit; it is committed with the reads
     * @param progress is told
     */
    CorrectingPass(
            ReadInput input,
            List<Path> outputs,
            WritingProgram program,
            int threads,
            EditList list,
            Progress progress) {
        this(input, outputs, program, threads, list, progress, 0, Long.MAX_VALUE);
    }

    private CorrectingPass(
            ReadInput input,
            List<Path> outputs,
            WritingProgram program,
            int threads,
            EditList list,
            Progress progress,
            long from,
            long to) {
        this.from = from;
        this.to = to;
        this.input = input;
        this.outputs = outputs.toArray(Path[]::new);
        this.program = program;
        this.threads = threads;
        this.list = list;
        this.progress = progress;
    }

    /** The same pass over some of the fragments only. */
    CorrectingPass over(Shard shard, long fragments) {
        return new CorrectingPass(
                input,
                List.of(outputs),
                program,
                threads,
                list,
                progress,
                shard.from(fragments),
                shard.of() == 1 ? Long.MAX_VALUE : shard.to(fragments));
    }

    /** What the last pass came to, to be added to what others came to. */
    DeliveryTally tally() {
        return delivered;
    }

    /**
     * Corrects with a built-in corrector.
     *
     * @param corrector what corrects
     * @param delivery what of it is delivered
     * @return what became of the reads
     */
    public DeliveredReads correct(ReadCorrector corrector, EditDelivery delivery) {
        PairCorrector pairs = new PairCorrector(corrector);
        return run(corrector.name(), batch -> batch, (batch, same) -> corrected(same, pairs::correct), delivery);
    }

    /**
     * Delivers what an external tool made of the reads.
     *
     * @param correction the tool's output
     * @param delivery what of it is delivered
     * @return what became of the reads
     */
    public DeliveredReads deliver(ExternalCorrection correction, EditDelivery delivery) {
        try (ExternalCorrection.Cursor cursor = correction.open()) {
            return run(correction.name(), batch -> answers(cursor, batch), (batch, answers) -> answers, delivery);
        }
    }

    /**
     * Corrects by the consensus of built-in correctors and external tools.
     *
     * @param consensus asks its members and decides
     * @param others what the tools made of the reads
     * @param delivery what of it is delivered
     * @return what became of the reads
     */
    DeliveredReads correct(ConsensusCorrector consensus, List<ExternalCorrection> others, EditDelivery delivery) {
        List<ExternalCorrection.Cursor> cursors = new ArrayList<>();
        try {
            others.forEach(other -> cursors.add(other.open()));
            ThreadLocal<ConsensusCorrector.Worker> workers = ThreadLocal.withInitial(consensus::open);
            return run(
                    consensus.name(),
                    batch -> cursors.stream()
                            .map(cursor -> answers(cursor, batch))
                            .toList(),
                    (batch, answers) -> decided(batch, answers, workers.get()),
                    delivery);
        } finally {
            cursors.forEach(ExternalCorrection.Cursor::close);
        }
    }

    /** The answers are by tool, fragment and mate. */
    private static List<List<CorrectedRead>> decided(
            ReadBatch batch, List<List<List<CorrectedRead>>> answers, ConsensusCorrector.Worker worker) {
        List<List<CorrectedRead>> decided = new ArrayList<>();
        for (int i = 0; i < batch.pairs().size(); i++) {
            int fragment = i;
            ReadPair pair = batch.pairs().get(i);
            int length = MateOverlap.fragmentLength(pair);
            int end = length < 0 ? Integer.MAX_VALUE : length;
            worker.open(pair, length);
            List<CorrectedRead> reads = new ArrayList<>();
            for (Read raw : pair.reads()) {
                int mate = reads.size();
                List<CorrectedRead> others = answers.stream()
                        .map(tool -> tool.get(fragment).get(mate))
                        .toList();
                reads.add(worker.correct(raw, Math.min(end, raw.length()), others));
            }
            decided.add(reads);
        }
        return decided;
    }

    /**
     * Copies the reads unchanged: the verdict was not to correct.
     *
     * @param delivery what it adds to reads
     * @return how many there are
     */
    public DeliveredReads copy(EditDelivery delivery) {
        return run("none", batch -> batch, (batch, same) -> corrected(batch, CorrectingPass::unchanged), delivery);
    }

    private static List<List<CorrectedRead>> answers(ExternalCorrection.Cursor cursor, ReadBatch batch) {
        List<List<CorrectedRead>> answers = new ArrayList<>();
        for (int i = 0; i < batch.pairs().size(); i++) {
            answers.add(cursor.correct(batch.firstOrdinal() + i, batch.pairs().get(i)));
        }
        return answers;
    }

    private static List<CorrectedRead> unchanged(ReadPair pair) {
        return pair.reads().stream()
                .map(read -> CorrectedRead.unchanged(read, Outcome.CLEAN))
                .toList();
    }

    private static List<List<CorrectedRead>> corrected(
            ReadBatch batch, Function<ReadPair, List<CorrectedRead>> corrector) {
        return batch.pairs().stream().map(corrector).toList();
    }

    /** A batch with what was read beside it, in step with the reads. */
    private record Portion<A>(ReadBatch batch, A beside) {}

    /** A batch as it goes into the files. */
    private record Delivered(List<List<EditedRead>> fragments, String rows) {}

    private <A> DeliveredReads run(
            String name,
            Function<ReadBatch, A> readBeside,
            BiFunction<ReadBatch, A, List<List<CorrectedRead>>> work,
            EditDelivery delivery) {
        DeliveryTally tally = new DeliveryTally();
        try (ReadSource source = open();
                ReadSink sink = ReadFiles.create(input, program, threads, outputs);
                Progress.Step step = progress.step("correcting with " + name, "fragments", 0)) {
            Supplier<@Nullable ReadBatch> batches = tally.counting(ReadBatch.of(source, from));
            Supplier<@Nullable Portion<A>> portions = () -> {
                ReadBatch batch = batches.get();
                return batch == null ? null : new Portion<>(batch, readBeside.apply(batch));
            };
            new Parallel(threads)
                    .<Portion<A>, Delivered>inOrder(
                            portions,
                            portion ->
                                    delivered(portion.batch(), work.apply(portion.batch(), portion.beside()), delivery),
                            delivered -> {
                                delivered.fragments().forEach(fragment -> write(fragment, sink, tally));
                                list.write(delivered.rows());
                                step.advance(delivered.fragments().size());
                            });
            tally.requireAll();
            sink.commit(list.files());
        }
        delivered = tally;
        return tally.delivered(name);
    }

    private ReadSource open() {
        ReadSource all = ReadFiles.open(input);
        return to == Long.MAX_VALUE ? all : new ShardSource(all, from, to);
    }

    private Delivered delivered(ReadBatch batch, List<List<CorrectedRead>> corrected, EditDelivery delivery) {
        List<List<EditedRead>> fragments = new ArrayList<>(corrected.size());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < corrected.size(); i++) {
            List<EditedRead> fragment = delivery.deliver(batch.pairs().get(i), corrected.get(i));
            fragments.add(fragment);
            if (list.isOpen()) {
                EditList.addRows(fragment, rows);
            }
        }
        return new Delivered(fragments, rows.toString());
    }

    private static void write(List<EditedRead> fragment, ReadSink sink, DeliveryTally tally) {
        sink.write(new ReadPair(
                fragment.get(0).read(),
                fragment.size() == 1 ? null : fragment.get(1).read()));
        tally.add(fragment);
    }
}
