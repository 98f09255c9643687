package org.iolaus.lm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.tokenize.Vocabulary;

/** Asks models about token rows, as tests want it. */
final class Probe {

    private Probe() {}

    /** Random tokens that can be predicted. */
    static int[] randomTokens(LanguageModel model, int length, long seed) {
        return new SplittableRandom(seed)
                .ints(length, 0, model.tokenizer().vocabulary().predicted())
                .toArray();
    }

    /** The log-probabilities at every position: [row][column][token], columns as many as the longest row has and {@code padding} more. */
    static float[][][] ask(LanguageModel model, int padding, boolean training, int[]... rows) {
        TokenBatch batch = batch(model, padding, rows);
        try (NDManager step = model.manager().newSubManager()) {
            NDArray values = model.values().duplicate();
            values.attach(step);
            NDArray answer = model.predict(step, values, batch, training).logProbabilities();
            float[] flat = answer.toFloatArray();
            int tokens = flat.length / batch.rows() / batch.columns();
            float[][][] result = new float[batch.rows()][batch.columns()][tokens];
            for (int i = 0; i < flat.length; i++) {
                result[i / tokens / batch.columns()][i / tokens % batch.columns()][i % tokens] = flat[i];
            }
            return result;
        }
    }

    static float[][][] ask(LanguageModel model, int[]... rows) {
        return ask(model, 0, false, rows);
    }

    /** Rows as they are read; each token's target is the next one. */
    static TokenBatch batch(LanguageModel model, int padding, int[]... rows) {
        Vocabulary vocabulary = model.tokenizer().vocabulary();
        int columns = 0;
        for (int[] row : rows) {
            columns = Math.max(columns, row.length);
        }
        TokenBatch batch = new TokenBatch();
        batch.reset(rows.length, columns + padding, vocabulary.padding());
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                boolean last = j + 1 == rows[i].length;
                batch.set(i, j, rows[i][j], last ? TokenBatch.NO_TARGET : rows[i][j + 1]);
            }
        }
        if (model.config().head().remembers()) {
            new MemoryRows(TinyMemory.MEMORY, 1)
                    .write(batch, Arrays.stream(rows).map(Probe::remembered).toList());
        }
        return batch;
    }

    /** What is remembered of the token behind each one of a row. */
    private static MemoryRows.Row remembered(int[] tokens) {
        byte[] codes = new byte[tokens.length + 1];
        for (int i = 0; i < tokens.length; i++) {
            codes[i] = (byte) Math.min(tokens[i], Nucleotide.NONE);
        }
        return new MemoryRows.Row(codes, 1, tokens.length, Optional.empty());
    }

    /** The largest difference between two rows' answers at columns from..to. */
    static double difference(float[][] one, float[][] other, int from, int to) {
        double largest = 0;
        for (int column = from; column < to; column++) {
            for (int token = 0; token < one[column].length; token++) {
                largest = Math.max(largest, Math.abs((double) one[column][token] - other[column][token]));
            }
        }
        return largest;
    }
}
