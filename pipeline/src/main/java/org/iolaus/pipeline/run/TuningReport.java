package org.iolaus.pipeline.run;

import java.util.List;
import org.iolaus.correction.tune.Verdict;
import org.iolaus.pipeline.report.SpectrumSummary;
import org.iolaus.pipeline.report.TrialRow;

/**
 * What {@code tune} tells other programs, as the result in {@code report.json}.
 *
 * @param verdict the verdict in words
 * @param corrected false for "do not correct"
 * @param chosen the candidate that was used
 * @param tied candidates that cannot be told from the best one
 * @param edge where the best k lies at the end of the range tried, a sentence that says so; else empty
 * @param warnings what to know before believing the verdict
 * @param reads how the reads are
 * @param genome what the k-mer spectrum tells
 * @param modelLengths the k-mer lengths of the language model
 * @param expectedErrors how many sequencing errors are expected in the sample
 * @param trials the candidates, in the order they were tried
 * @param delivered what became of the reads
 */
public record TuningReport(
        String verdict,
        boolean corrected,
        String chosen,
        List<String> tied,
        String edge,
        List<String> warnings,
        Reads reads,
        SpectrumSummary genome,
        List<Integer> modelLengths,
        double expectedErrors,
        List<TrialRow> trials,
        CorrectingPass.Result delivered) {

    /**
     * How the reads are.
     *
     * @param fragments how many single reads and pairs there are
     * @param reads how many reads
     * @param bases how many bases
     * @param longestRead in bases
     * @param sampledFragments how many fragments the candidates were tried on
     * @param duplicateShare the share of pairs that are copies of others
     * @param qualityCut the lowest Phred score of a base that counted
     */
    public record Reads(
            long fragments,
            long reads,
            long bases,
            int longestRead,
            int sampledFragments,
            double duplicateShare,
            int qualityCut) {}

    /**
     * The report of a run.
     *
     * @param result what the run found and did
     * @param warnings what the user was warned of
     * @return the report
     */
    static TuningReport of(TuningRun.Result result, List<String> warnings) {
        Verdict verdict = result.verdict();
        ReadSurvey survey = result.survey();
        return new TuningReport(
                verdict.sentence(),
                verdict.correct(),
                verdict.chosen().name(),
                verdict.tied(),
                verdict.edge(),
                List.copyOf(warnings),
                new Reads(
                        survey.fragments(),
                        survey.reads(),
                        survey.bases(),
                        survey.longestRead(),
                        survey.sample().size(),
                        survey.duplicateShare(),
                        survey.qualityCut()),
                SpectrumSummary.of(result.spectrum()),
                result.modelLengths(),
                result.expectedErrors(),
                result.trials().stream()
                        .map(trial -> TrialRow.of(trial, verdict.chosen()))
                        .toList(),
                result.delivered());
    }
}
