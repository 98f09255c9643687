package org.iolaus.lm.tokenize;

/** Cuts a sequence of base codes into tokens of equal length, from its first base on. */
public interface Tokenizer {

    /**
     * The tokens it makes.
     *
     * @return the vocabulary
     */
    Vocabulary vocabulary();

    /**
     * How many bases a token stands for.
     *
     * @return at least 1
     */
    int basesPerToken();

    /**
     * The token at a place.
     *
     * @param codes base codes, 0 to 3 or none
     * @param from the first base of the token
     * @return its id; {@link Vocabulary#unknown()} where one of its bases is unknown
     */
    int token(byte[] codes, int from);

    /**
     * Whether a token could stand for what is known of a place where bases are unknown or missing: {@code codes[from..to)}.
     *
     * @param token an id that can be predicted
     * @param codes base codes, 0 to 3 or none
     * @param from the first base of the token
     * @param to the end of the sequence, less than {@code basesPerToken} behind {@code from} where bases are missing
     * @return whether every known base agrees
     */
    boolean agrees(int token, byte[] codes, int from, int to);
}
