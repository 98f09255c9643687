package org.iolaus.correction.score;

/**
 * The bits of one corrected read, given the raw one.
 *
 * @param modelBits what the denoised model asks for the corrected sequence
 * @param channelBits what the channel asks for turning it into the raw one
 * @param rawModelBits what the raw-count model asks for the corrected sequence: perplexity's share
 * @param innerBits the part of {@code rawModelBits} that falls on bases far enough from both ends to be recognised
 * @param innerBases how many bases those are
 */
public record ReadScore(double modelBits, double channelBits, double rawModelBits, double innerBits, int innerBases) {

    /**
     * The negative log2 of the posterior, up to a constant of the raw read.
     *
     * @return bits
     */
    public double posteriorBits() {
        return modelBits + channelBits;
    }
}
