package org.iolaus.lm.model;

import org.iolaus.lm.tokenize.Tokenizer;
import org.iolaus.lm.tokenize.Vocabulary;

/** Writes sequences into batches the way models that predict the next token read them. */
public final class Rows {

    private Rows() {}

    /**
     * How many tokens a sequence has, the last of them possibly cut short.
     *
     * @param bases the sequence's length in bases
     * @param tokenizer cuts it
     * @return bases over bases a token, rounded up
     */
    public static int tokens(int bases, Tokenizer tokenizer) {
        return (bases + tokenizer.basesPerToken() - 1) / tokenizer.basesPerToken();
    }

    /**
     * Writes a piece of a sequence into a row: in each column the token before, and as target the token itself, where it is whole and
     * its bases are known. Before the first token of the sequence stands the token for the beginning.
     *
     * @param batch the batch
     * @param row which row
     * @param tokenizer cuts the sequence
     * @param codes base codes
     * @param length how many of them belong to the sequence
     * @param first the number of the first token of the piece
     * @param count how many tokens to write
     * @param firstTarget the number of the first token that is to be predicted
     */
    public static void write(
            TokenBatch batch,
            int row,
            Tokenizer tokenizer,
            byte[] codes,
            int length,
            int first,
            int count,
            int firstTarget) {
        Vocabulary vocabulary = tokenizer.vocabulary();
        int input = first == 0 ? vocabulary.begin() : token(tokenizer, codes, length, first - 1);
        for (int i = 0; i < count; i++) {
            int token = token(tokenizer, codes, length, first + i);
            boolean predicted = token < vocabulary.predicted() && first + i >= firstTarget;
            batch.set(row, i, input, predicted ? token : TokenBatch.NO_TARGET);
            input = token;
        }
    }

    /**
     * One token of a sequence.
     *
     * @param tokenizer cuts the sequence
     * @param codes base codes
     * @param length how many of them belong to the sequence
     * @param number which token, from 0
     * @return its id; that of unknown tokens where it is cut short
     */
    public static int token(Tokenizer tokenizer, byte[] codes, int length, int number) {
        int from = number * tokenizer.basesPerToken();
        return from + tokenizer.basesPerToken() > length
                ? tokenizer.vocabulary().unknown()
                : tokenizer.token(codes, from);
    }
}
