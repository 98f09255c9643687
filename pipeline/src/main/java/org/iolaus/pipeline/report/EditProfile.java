package org.iolaus.pipeline.report;

import java.util.List;
import java.util.Map;

/**
 * Where in the reads edits lie and what they are; of all reads, not of a sample.
 *
 * @param positions equal parts of the longest read, in order
 * @param substitutions how often a raw letter became another one, as {@code A>C}; N stands for all letters but A, C, G and T
 * @param insertedBases how often a letter was put in
 * @param deletedBases how often a letter was taken out
 */
public record EditProfile(
        List<PositionEdits> positions,
        Map<String, Long> substitutions,
        Map<String, Long> insertedBases,
        Map<String, Long> deletedBases) {

    /**
     * The edits of a part of the reads.
     *
     * @param first its first position in the raw reads, from 1
     * @param last its last position
     * @param bases how many bases all reads have there
     * @param substitutions how many of them became others
     * @param insertions how many bases were put in before them
     * @param deletions how many of them were taken out
     */
    public record PositionEdits(int first, int last, long bases, long substitutions, long insertions, long deletions) {}
}
