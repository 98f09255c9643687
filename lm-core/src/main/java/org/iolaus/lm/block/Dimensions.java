package org.iolaus.lm.block;

/**
 * What every layer of a model shares.
 *
 * @param width the length of the vector at each position
 * @param depth how many layers the trunk has
 * @param objective what the model learns to do
 */
public record Dimensions(int width, int depth, Objective objective) {

    /**
     * The standard deviation with which the last matrix of a residual branch starts: smaller in deep models, so that the sum over
     * all layers starts at one scale (Radford et al. 2019, section 2.3).
     *
     * @param inputs the inputs of the matrix
     * @return a deviation
     */
    public double branchDeviation(int inputs) {
        return 1 / Math.sqrt(2.0 * depth * inputs);
    }

    /**
     * Checks that the width can be split among heads, each with an even number of values for the rotation of pairs.
     *
     * @param heads how many heads
     * @return the values a head gets
     */
    public int headWidth(int heads) {
        if (width % (2 * heads) != 0) {
            throw new IllegalArgumentException("width must be a multiple of twice the number of heads, was " + width
                    + " with " + heads + " heads");
        }
        return width / heads;
    }
}
