package org.iolaus.correction.score;

/**
 * What the edits of a read are expected to be worth.
 *
 * @param expectedGain the expected number of errors removed, less the expected number of errors made, under the posterior
 * @param edits how many bases differ from the raw read
 */
public record EditGain(double expectedGain, int edits) {

    /** A read without edits. */
    public static final EditGain NONE = new EditGain(0, 0);
}
