package org.iolaus.lm.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.MemoryRows;
import org.iolaus.lm.model.Rows;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.Tokenizer;

/**
 * Makes the batches of training. Which reads, strands and places a batch has depends on the seed and its number only, so that a run
 * that was broken off goes on as if nothing had happened.
 */
final class BatchMaker {

    private final ModelConfig config;
    private final Tokenizer tokenizer;
    private final List<CountedSequence> reads;
    private final Optional<MemoryRows> memory;
    private final long seed;

    BatchMaker(
            ModelConfig config,
            Tokenizer tokenizer,
            List<CountedSequence> reads,
            Optional<MemoryRows> memory,
            long seed) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.reads = reads;
        this.memory = memory;
        this.seed = seed;
    }

    /** Fills the batch of the given number: reads at random, either strand, a random piece where a read is too long. */
    void fill(TokenBatch batch, long number) {
        SplittableRandom random = randomFor(number);
        List<CountedSequence> rows = new ArrayList<>();
        for (int i = 0; i < config.training().batch(); i++) {
            rows.add(piece(reads.get(random.nextInt(reads.size())), random));
        }
        write(batch, rows, random);
    }

    /**
     * Fills a batch with given sequences, whole as far as the context goes, one strand after the other.
     *
     * @param batch the batch
     * @param sequences base codes
     * @param number decides, for a masked model, what is hidden
     */
    void fillWithBothStrands(TokenBatch batch, List<CountedSequence> sequences, long number) {
        List<CountedSequence> rows = new ArrayList<>();
        for (CountedSequence sequence : sequences) {
            CountedSequence row = cut(sequence, 0, Math.min(sequence.codes().length, longest()));
            rows.add(row);
            rows.add(reversed(row));
        }
        write(batch, rows, randomFor(number));
    }

    private SplittableRandom randomFor(long number) {
        return new SplittableRandom(new SplittableRandom(seed ^ (number * 0x9e3779b97f4a7c15L)).nextLong());
    }

    private int longest() {
        return config.context() * tokenizer.basesPerToken();
    }

    private CountedSequence piece(CountedSequence read, SplittableRandom random) {
        int length = Math.min(read.codes().length, longest());
        CountedSequence piece = cut(read, random.nextInt(read.codes().length - length + 1), length);
        return random.nextBoolean() ? reversed(piece) : piece;
    }

    private static CountedSequence cut(CountedSequence read, int from, int length) {
        return from == 0 && length == read.codes().length
                ? read
                : new CountedSequence(Arrays.copyOfRange(read.codes(), from, from + length), read.counted());
    }

    private void write(TokenBatch batch, List<CountedSequence> rows, SplittableRandom random) {
        int columns = 1;
        for (CountedSequence row : rows) {
            columns = Math.max(columns, row.codes().length / tokenizer.basesPerToken());
        }
        batch.reset(rows.size(), columns, tokenizer.vocabulary().padding());
        for (int i = 0; i < rows.size(); i++) {
            byte[] codes = rows.get(i).codes();
            int count = codes.length / tokenizer.basesPerToken();
            if (config.objective().causal()) {
                Rows.write(batch, i, tokenizer, codes, codes.length, 0, count, 0);
            } else {
                Masking.write(batch, i, tokenizer, codes, count, random);
            }
        }
        memory.ifPresent(
                open -> open.write(batch, rows.stream().map(BatchMaker::whole).toList()));
    }

    private static MemoryRows.Row whole(CountedSequence row) {
        return new MemoryRows.Row(row.codes(), 0, row.codes().length, row.counted());
    }

    private static CountedSequence reversed(CountedSequence sequence) {
        return new CountedSequence(reverseComplement(sequence.codes()), sequence.counted());
    }

    private static byte[] reverseComplement(byte[] codes) {
        byte[] reverse = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reverse[i] = (byte) Nucleotide.complement(codes[codes.length - 1 - i]);
        }
        return reverse;
    }
}
