package org.iolaus.lm.score;

import java.util.List;
import org.iolaus.genomics.read.Nucleotide;

/**
 * The score of a set of sequences: a sum of bits over a number of bases, never a mean of means.
 *
 * @param bits the bits of all scored bases
 * @param bases how many bases were scored: A, C, G and T, not N
 */
public record ScoreTotal(double bits, long bases) {

    /** Nothing yet. */
    public static final ScoreTotal NONE = new ScoreTotal(0, 0);

    /**
     * Adds one sequence.
     *
     * @param codes its base codes
     * @param ownBits one value a base
     * @return the sum
     */
    public ScoreTotal plus(byte[] codes, float[] ownBits) {
        double sum = bits;
        long count = bases;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != Nucleotide.NONE) {
                sum += ownBits[i];
                count++;
            }
        }
        return new ScoreTotal(sum, count);
    }

    /**
     * The total of many sequences.
     *
     * @param sequences their base codes
     * @param bits one value a base for each of them
     * @return the sum
     */
    public static ScoreTotal of(List<byte[]> sequences, List<float[]> bits) {
        ScoreTotal total = NONE;
        for (int i = 0; i < sequences.size(); i++) {
            total = total.plus(sequences.get(i), bits.get(i));
        }
        return total;
    }

    /**
     * Bits per base.
     *
     * @return 2 for a model that knows nothing; not a number where nothing was scored
     */
    public double bitsPerBase() {
        return bits / bases;
    }

    /**
     * Perplexity per base.
     *
     * @return 2 to the bits per base
     */
    public double perplexity() {
        return Math.pow(2, bitsPerBase());
    }
}
