package org.iolaus.pipeline.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.edit.EditedRead;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.pipeline.report.DeliveredReads;
import org.jspecify.annotations.Nullable;

/** What went into a correcting pass and what came out. Sums only, so that those of shards can be added. */
final class DeliveryTally {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final EditTally profile;
    private long readsIn;
    private long fragments;
    private long reads;
    private long changedReads;
    private long edits;

    DeliveryTally() {
        this(new EditTally());
    }

    private DeliveryTally(EditTally profile) {
        this.profile = profile;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
    }

    /**
     * The sums in a form that can be written to a file.
     *
     * @param fragments single reads and pairs
     * @param reads reads
     * @param changedReads those with an edit
     * @param edits bases
     * @param outcomes how many reads came out how
     * @param profile where the edits lie
     */
    record Sums(
            long fragments,
            long reads,
            long changedReads,
            long edits,
            Map<Outcome, Long> outcomes,
            EditTally.Sums profile) {}

    /** The sums so far. */
    Sums sums() {
        return new Sums(fragments, reads, changedReads, edits, new EnumMap<>(outcomes), profile.sums());
    }

    /** Adds the sums of another part of the reads. */
    void add(Sums other) {
        fragments += other.fragments();
        reads += other.reads();
        changedReads += other.changedReads();
        edits += other.edits();
        other.outcomes().forEach((outcome, number) -> outcomes.merge(outcome, number, Long::sum));
        profile.add(other.profile());
    }

    /** The same batches, counted. */
    Supplier<@Nullable ReadBatch> counting(Supplier<@Nullable ReadBatch> batches) {
        return () -> {
            ReadBatch batch = batches.get();
            if (batch != null) {
                readsIn += batch.pairs().stream().mapToLong(ReadPair::size).sum();
            }
            return batch;
        };
    }

    /** Adds a fragment as it is delivered. */
    void add(List<EditedRead> fragment) {
        fragments++;
        for (EditedRead read : fragment) {
            reads++;
            profile.add(read);
            edits += read.edits().size();
            changedReads += read.edits().isEmpty() ? 0 : 1;
            outcomes.merge(read.outcome(), 1L, Long::sum);
        }
    }

    /** Fails where a read was lost. */
    void requireAll() {
        if (readsIn != reads) {
            throw new IllegalStateException("reads in: " + readsIn + ", reads out: " + reads);
        }
    }

    /** What a report says of it. */
    DeliveredReads delivered(String corrector) {
        return new DeliveredReads(
                corrector, fragments, reads, changedReads, edits, new EnumMap<>(outcomes), profile.profile());
    }
}
