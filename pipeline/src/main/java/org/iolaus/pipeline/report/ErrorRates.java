package org.iolaus.pipeline.report;

import java.util.List;
import java.util.Map;

/**
 * How often the sequencer errs, as the noise channel was fitted to the reads, beside what the qualities claim; over the sample. Where
 * few bases teach, the fit stays near the claim.
 *
 * @param byPosition equal parts of each read, in order
 * @param byQuality the scores that occur, ascending; none where the reads have no qualities
 * @param substitutions the share of each read letter among the errors of a true one, as {@code A>C}, true letter first
 */
public record ErrorRates(
        List<PositionRate> byPosition, List<QualityRate> byQuality, Map<String, Double> substitutions) {

    /**
     * A part of the reads.
     *
     * @param part its number, from 1
     * @param parts how many there are
     * @param bases how many bases of the sample lie in it
     * @param claimed the mean error probability that their qualities claim; not a number where there are none
     * @param measured the mean error probability that was fitted
     */
    public record PositionRate(int part, int parts, long bases, double claimed, double measured) {}

    /**
     * A quality.
     *
     * @param quality the Phred score
     * @param bases how many bases of the sample have it
     * @param claimed the error probability that it claims
     * @param measured the mean error probability that was fitted
     */
    public record QualityRate(int quality, long bases, double claimed, double measured) {}
}
