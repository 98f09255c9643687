package org.iolaus.lm.train;

import java.util.List;
import java.util.Optional;
import org.iolaus.lm.device.ComputingStep;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.MemoryRows;
import org.iolaus.lm.model.TokenBatch;

/**
 * What held-out reads cost a model, as often as asked: always the same reads, both strands, and for a masked model always the same
 * hidden tokens.
 */
final class HeldOutCost {

    private static final double LOG_2 = Math.log(2);
    private static final int READS_A_BATCH = 32;

    private final LanguageModel model;
    private final List<CountedSequence> reads;
    private final BatchMaker batches;
    private final TokenBatch batch = new TokenBatch();
    private double last = Double.NaN;

    /**
     * Takes the reads.
     *
     * @param model the model
     * @param reads the held-out reads
     * @param memory what the model mixes in, if it does
     */
    HeldOutCost(LanguageModel model, List<CountedSequence> reads, Optional<MemoryRows> memory) {
        this.model = model;
        this.reads = reads;
        this.batches = new BatchMaker(model.config(), model.tokenizer(), reads, memory, 0);
    }

    /** Bits per base, or pseudo-bits per base of a masked model, with the model's present weights. */
    double bitsPerBase() {
        double nats = 0;
        long targets = 0;
        for (int from = 0; from < reads.size(); from += READS_A_BATCH) {
            batches.fillWithBothStrands(batch, reads.subList(from, Math.min(reads.size(), from + READS_A_BATCH)), from);
            try (ComputingStep step = model.beginStep()) {
                nats += model.predict(step.manager(), batch).costs().sum().getFloat();
            }
            targets += batch.targets();
        }
        last = nats / LOG_2 / targets / model.tokenizer().basesPerToken();
        return last;
    }

    /** What the last look gave. */
    double last() {
        return last;
    }
}
