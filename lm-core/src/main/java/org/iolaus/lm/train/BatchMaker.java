package org.iolaus.lm.train;

import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.config.ModelConfig;
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
    private final List<byte[]> reads;
    private final long seed;

    BatchMaker(ModelConfig config, Tokenizer tokenizer, List<byte[]> reads, long seed) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.reads = reads;
        this.seed = seed;
    }

    /** Fills the batch of the given number: reads at random, either strand, a random piece where a read is too long. */
    void fill(TokenBatch batch, long number) {
        SplittableRandom random = randomFor(number);
        byte[][] rows = new byte[config.training().batch()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = piece(reads.get(random.nextInt(reads.size())), random);
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
    void fillWithBothStrands(TokenBatch batch, List<byte[]> sequences, long number) {
        byte[][] rows = new byte[2 * sequences.size()][];
        for (int i = 0; i < sequences.size(); i++) {
            rows[2 * i] = cut(sequences.get(i), 0, Math.min(sequences.get(i).length, longest()));
            rows[2 * i + 1] = reverseComplement(rows[2 * i]);
        }
        write(batch, rows, randomFor(number));
    }

    private SplittableRandom randomFor(long number) {
        return new SplittableRandom(new SplittableRandom(seed ^ (number * 0x9e3779b97f4a7c15L)).nextLong());
    }

    private int longest() {
        return config.context() * tokenizer.basesPerToken();
    }

    private byte[] piece(byte[] read, SplittableRandom random) {
        int length = Math.min(read.length, longest());
        byte[] piece = cut(read, random.nextInt(read.length - length + 1), length);
        return random.nextBoolean() ? reverseComplement(piece) : piece;
    }

    private static byte[] cut(byte[] read, int from, int length) {
        return from == 0 && length == read.length ? read : java.util.Arrays.copyOfRange(read, from, from + length);
    }

    private void write(TokenBatch batch, byte[][] rows, SplittableRandom random) {
        int columns = 1;
        for (byte[] row : rows) {
            columns = Math.max(columns, row.length / tokenizer.basesPerToken());
        }
        batch.reset(rows.length, columns, tokenizer.vocabulary().padding());
        for (int i = 0; i < rows.length; i++) {
            int count = rows[i].length / tokenizer.basesPerToken();
            if (config.objective().causal()) {
                Rows.write(batch, i, tokenizer, rows[i], rows[i].length, 0, count, 0);
            } else {
                Masking.write(batch, i, tokenizer, rows[i], count, random);
            }
        }
    }

    private static byte[] reverseComplement(byte[] codes) {
        byte[] reverse = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reverse[i] = (byte) Nucleotide.complement(codes[codes.length - 1 - i]);
        }
        return reverse;
    }
}
