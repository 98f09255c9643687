package org.iolaus.pipeline.report;

import java.util.Map;
import org.iolaus.correction.correct.CorrectedRead.Outcome;

/**
 * What became of the reads.
 *
 * @param corrector the corrector's name
 * @param fragments how many single reads and pairs were written
 * @param reads how many reads were written, which is how many there are
 * @param changedReads how many of them were changed
 * @param edits how many bases were substituted, inserted, deleted or masked
 * @param outcomes how many reads came out how; they add up to all reads
 * @param profile where the edits lie and what they are
 */
public record DeliveredReads(
        String corrector,
        long fragments,
        long reads,
        long changedReads,
        long edits,
        Map<Outcome, Long> outcomes,
        EditProfile profile) {}
