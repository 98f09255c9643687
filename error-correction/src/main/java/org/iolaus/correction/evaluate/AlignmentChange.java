package org.iolaus.correction.evaluate;

/**
 * How raw reads fit a reference, and how they do after correction. Both sets of counts are of as many reads as there are raw ones, so
 * that a corrector gains nothing by dropping the reads that are hard: a dropped read counts after correction as not aligned and not
 * exact, and its bases and mismatches stay those of the raw read.
 *
 * @param before the raw reads
 * @param after the same reads corrected, found by name
 * @param dropped raw reads of which no corrected one has the name
 * @param shortened corrected reads with fewer bases than the raw ones; what was cut off can no longer mismatch
 * @param unknown corrected reads that have the name of no raw one; they count for nothing else
 * @param repeated corrected reads that have the name of an earlier one; they count for nothing else
 */
public record AlignmentChange(
        AlignmentCounts before, AlignmentCounts after, long dropped, long shortened, long unknown, long repeated) {}
