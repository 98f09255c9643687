package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.KmerCounts;

/**
 * What the spectral corrector knows of a data set before it looks at a read.
 *
 * @param floor how many other reads must hold a k-mer before a correction may start from it, from 1 to 65535
 * @param errorRate the probability that a base that was counted is wrong, above 0 and at most 0.3
 * @param branchRate the probability that k-1 bases of the sample are followed by a second base with more than an eighth of their depth,
 *     as at the ends of repeats and where haplotypes differ; above 0 and below 1
 * @param rareRate the probability that they are followed by a second base with less, as where a rare strain differs; above 0 and below 1
 * @param countedQuality the lowest Phred score of a base whose k-mers were counted, from 0 (all were) to 93
 */
public record SpectralSettings(int floor, double errorRate, double branchRate, double rareRate, int countedQuality) {

    /** Checks each value. */
    public SpectralSettings {
        if (floor < 1 || floor > KmerCounts.SATURATION) {
            throw new IllegalArgumentException("floor must be from 1 to " + KmerCounts.SATURATION + ", was " + floor);
        }
        if (!(errorRate > 0 && errorRate <= 0.3)) {
            throw new IllegalArgumentException("errorRate must be above 0 and at most 0.3, was " + errorRate);
        }
        checkRate("branchRate", branchRate);
        checkRate("rareRate", rareRate);
        if (countedQuality < 0 || countedQuality > 93) {
            throw new IllegalArgumentException("countedQuality must be from 0 to 93, was " + countedQuality);
        }
    }

    private static void checkRate(String name, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and below 1, was " + rate);
        }
    }

    /**
     * Derives the settings from the counts alone.
     *
     * @param counts the k-mers of all reads
     * @param countedQuality the quality cut that they were counted with
     * @return the settings; careful ones where the counts do not say enough
     */
    public static SpectralSettings of(KmerCounts counts, int countedQuality) {
        BranchStatistics branches = BranchStatistics.of(counts);
        return new SpectralSettings(
                SolidFloor.of(counts),
                branches.errorRate(),
                branches.branchRate(),
                branches.rareRate(),
                countedQuality);
    }
}
