package org.iolaus.lm.tokenize;

/**
 * The tokens of a model: those that can be predicted come first, then four that can only be read.
 *
 * @param predicted how many tokens can be predicted; their ids are 0 to this minus 1
 */
public record Vocabulary(int predicted) {

    private static final int SPECIALS = 4;

    /** Checks the size. */
    public Vocabulary {
        if (predicted < 2) {
            throw new IllegalArgumentException("a vocabulary has at least 2 tokens, was " + predicted);
        }
    }

    /**
     * The id of a token with letters other than A, C, G and T.
     *
     * @return an id that is never predicted
     */
    public int unknown() {
        return predicted;
    }

    /**
     * The id that stands before the first token of a read.
     *
     * @return an id that is never predicted
     */
    public int begin() {
        return predicted + 1;
    }

    /**
     * The id that fills up short rows.
     *
     * @return an id that is never predicted
     */
    public int padding() {
        return predicted + 2;
    }

    /**
     * The id that hides a token from a masked model.
     *
     * @return an id that is never predicted
     */
    public int mask() {
        return predicted + 3;
    }

    /**
     * How many ids there are.
     *
     * @return the number of rows of the embedding
     */
    public int size() {
        return predicted + SPECIALS;
    }
}
