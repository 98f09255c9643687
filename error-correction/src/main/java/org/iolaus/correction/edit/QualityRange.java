package org.iolaus.correction.edit;

/**
 * The Phred scores that a file of reads uses.
 *
 * @param lowest from 0 to 93
 * @param highest from the lowest to 93
 */
public record QualityRange(int lowest, int highest) {

    private static final int MOST = 93;

    /** Checks the order. */
    public QualityRange {
        if (lowest < 0 || highest < lowest || highest > MOST) {
            throw new IllegalArgumentException(
                    "quality scores must go from 0 to 93, went from " + lowest + " to " + highest);
        }
    }

    /**
     * The range of what was seen; all scores where there were none.
     *
     * @param histogram how many bases have each score, from 0 to 93
     * @return the range
     */
    public static QualityRange of(long[] histogram) {
        int first = 0;
        while (first < histogram.length && histogram[first] == 0) {
            first++;
        }
        int last = histogram.length - 1;
        while (last > first && histogram[last] == 0) {
            last--;
        }
        return first == histogram.length ? new QualityRange(0, MOST) : new QualityRange(first, last);
    }

    /**
     * The Phred score of a base that is right with these odds: -10 log10 of the probability that it is wrong, rounded down.
     *
     * @param logOdds bits
     * @return a score in the range
     */
    public byte score(double logOdds) {
        double score = 10 * Math.log10(1 + Math.pow(2, logOdds));
        return (byte) Math.max(lowest, Math.min(highest, Math.floor(score)));
    }
}
