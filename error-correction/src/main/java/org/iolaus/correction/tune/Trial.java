package org.iolaus.correction.tune;

import java.util.OptionalInt;

/**
 * What a candidate did to the sample and how it was judged. Expected gain decides, in a tie with a consensus the posterior bits; bits are
 * per base of the raw reads, over the same reads for every candidate.
 *
 * @param tool the tool's name
 * @param k its k-mer length, if it has one
 * @param complete false where the candidate was so clearly worse that only the first part of the sample was corrected
 * @param fragments how many fragments of the sample were corrected
 * @param edits how many bases were changed in them
 * @param readsChanged how many reads were changed in them
 * @param expectedGain the expected share of the sample's errors removed, less errors made (1 would be perfect, under 0 does harm)
 * @param difference the score less that of the chosen candidate, over the fragments corrected; the score is the expected gain, or, where
 *     perplexity decides, the bits per base with the sign turned, so that under 0 is always worse
 * @param differenceLow the lower end of the difference's 95 % interval (bootstrap over fragments)
 * @param differenceHigh its upper end
 * @param posteriorBits model and channel bits per raw base
 * @param modelBits the denoised model's bits per raw base
 * @param channelBits the noise channel's bits per raw base
 * @param bitsPerBase the raw-count model's bits per base
 * @param innerBitsPerBase the same without the bases near both ends of a read, which carry start-position entropy only
 * @param seconds how long the trial took, in wall-clock seconds
 */
public record Trial(
        String tool,
        OptionalInt k,
        boolean complete,
        int fragments,
        long edits,
        long readsChanged,
        double expectedGain,
        double difference,
        double differenceLow,
        double differenceHigh,
        double posteriorBits,
        double modelBits,
        double channelBits,
        double bitsPerBase,
        double innerBitsPerBase,
        double seconds) {

    /**
     * Tool and parameter in one.
     *
     * @return for example {@code spectral k=21}
     */
    public String name() {
        return k.isPresent() ? tool + " k=" + k.getAsInt() : tool;
    }

    /**
     * The perplexity of the corrected reads, Lerna's figure.
     *
     * @return 2 to the bits per base, from 1 to about 4
     */
    public double perplexity() {
        return Math.pow(2, bitsPerBase);
    }

    /**
     * Whether the difference from the chosen candidate may be chance: a tie.
     *
     * @return true where the 95 % interval contains 0
     */
    public boolean tied() {
        return differenceLow <= 0 && differenceHigh >= 0;
    }
}
