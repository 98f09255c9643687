package org.iolaus.lm.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.MemoryReader;
import org.jspecify.annotations.Nullable;

/** Writes what a memory says into batches, several rows at a time. Working space of one scorer or trainer. */
public final class MemoryRows {

    private final List<Desk> desks = new ArrayList<>();

    /**
     * Opens a memory.
     *
     * @param memory the memory
     * @param threads how many threads read it; what they write does not depend on it
     */
    public MemoryRows(CountMemory memory, int threads) {
        for (int i = 0; i < threads; i++) {
            desks.add(new Desk(memory.reader()));
        }
    }

    /**
     * A row that is to be written.
     *
     * @param codes the base codes of the whole sequence
     * @param first the first place that the row holds
     * @param count how many places it holds
     * @param counted the fragment to leave out
     */
    public record Row(byte[] codes, int first, int count, Optional<ReadPair> counted) {}

    /**
     * Writes all rows of a batch.
     *
     * @param batch has its size already
     * @param rows as many as the batch has
     */
    public void write(TokenBatch batch, List<Row> rows) {
        batch.expectMemory();
        int[] next = {0};
        Supplier<@Nullable Integer> turns = () -> next[0] < desks.size() ? next[0]++ : null;
        new Parallel(desks.size()).<Integer>inAnyOrder(turns, () -> turn -> {
            for (int row = turn; row < rows.size(); row += desks.size()) {
                desks.get(turn).write(batch, row, rows.get(row));
            }
        });
    }

    /** One thread's working space. */
    private static final class Desk {

        private final MemoryReader reader;
        private float[] features = new float[0];
        private float[] logs = new float[0];
        private Optional<ReadPair> leftOut = Optional.empty();

        Desk(MemoryReader reader) {
            this.reader = reader;
        }

        void write(TokenBatch batch, int number, Row row) {
            int length = row.first() + row.count();
            if (features.length < length * CountMemory.FEATURES) {
                features = new float[2 * length * CountMemory.FEATURES];
                logs = new float[2 * length * CountMemory.LOG_PROBABILITIES];
            }
            if (!row.counted().equals(leftOut)) {
                row.counted().ifPresentOrElse(reader::leaveOut, reader::leaveNothingOut);
                leftOut = row.counted();
            }
            reader.read(row.codes(), length, logs, features);
            batch.remember(number, row.count(), features, logs, row.first());
        }
    }
}
