package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import org.iolaus.correction.evaluate.AlignmentChange;
import org.iolaus.correction.evaluate.AlignmentComparison;
import org.iolaus.correction.evaluate.AlignmentCounts;
import org.iolaus.correction.evaluate.TruthComparison;
import org.iolaus.correction.evaluate.TruthCounts;
import org.iolaus.genomics.read.ReadInput;

/** Judges corrected reads by the truth of simulated ones or by a reference. */
public final class EvaluationRun {

    private EvaluationRun() {}

    /**
     * One figure.
     *
     * @param metric what it is
     * @param value how much
     */
    public record Metric(String metric, Number value) {}

    /**
     * Compares base by base.
     *
     * @param raw the raw reads
     * @param corrected the corrected reads, in any order
     * @param truth FASTA with the true sequence of every read
     * @return the figures, ratios first
     */
    public static List<Metric> byTruth(ReadInput raw, ReadInput corrected, Path truth) {
        TruthCounts counts = TruthComparison.load(raw, truth).compare(corrected);
        return List.of(
                new Metric("gain", counts.gain()),
                new Metric("sensitivity", counts.sensitivity()),
                new Metric("precision", counts.precision()),
                new Metric("reads", counts.reads()),
                new Metric("errors", counts.errors()),
                new Metric("true_positives", counts.truePositives()),
                new Metric("false_positives", counts.falsePositives()),
                new Metric("false_negatives", counts.falseNegatives()),
                new Metric("wrongly_changed", counts.wronglyChanged()),
                new Metric("perfect_before", counts.perfectBefore()),
                new Metric("perfect_after", counts.perfectAfter()),
                new Metric("made_perfect", counts.madePerfect()),
                new Metric("harmed_reads", counts.harmedReads()),
                new Metric("broken_reads", counts.brokenReads()),
                new Metric("dropped_reads", counts.droppedReads()),
                new Metric("trimmed_reads", counts.trimmedReads()),
                new Metric("length_changed_reads", counts.lengthChangedReads()),
                new Metric("unknown_reads", counts.unknownReads()),
                new Metric("repeated_reads", counts.repeatedReads()),
                new Metric("indel_reads", counts.indelReads()),
                new Metric("indel_reads_mended", counts.indelReadsMended()),
                new Metric("indel_edits_before", counts.indelEditsBefore()),
                new Metric("indel_edits_after", counts.indelEditsAfter()));
    }

    /**
     * Aligns both sets of reads to a reference. The figures after correction are shares of the raw reads, too.
     *
     * @param raw the raw reads
     * @param corrected the corrected reads, in any order, found by name
     * @param reference FASTA
     * @param threads how many threads align
     * @return the figures, before and after
     */
    public static List<Metric> byReference(ReadInput raw, ReadInput corrected, Path reference, int threads) {
        try (AlignmentComparison comparison = new AlignmentComparison(reference, threads)) {
            AlignmentChange change = comparison.compare(raw, corrected);
            AlignmentCounts before = change.before();
            AlignmentCounts after = change.after();
            return List.of(
                    new Metric("exact_match_rate_before", before.exactMatchRate()),
                    new Metric("exact_match_rate_after", after.exactMatchRate()),
                    new Metric("alignment_rate_before", before.alignmentRate()),
                    new Metric("alignment_rate_after", after.alignmentRate()),
                    new Metric("mismatch_rate_before", before.mismatchRate()),
                    new Metric("mismatch_rate_after", after.mismatchRate()),
                    new Metric("reads", before.reads()),
                    new Metric("dropped_reads", change.dropped()),
                    new Metric("shortened_reads", change.shortened()),
                    new Metric("unknown_reads", change.unknown()),
                    new Metric("repeated_reads", change.repeated()),
                    new Metric("aligned_reads_before", before.alignedReads()),
                    new Metric("aligned_reads_after", after.alignedReads()),
                    new Metric("exact_reads_before", before.exactReads()),
                    new Metric("exact_reads_after", after.exactReads()));
        }
    }
}
