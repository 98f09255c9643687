package org.iolaus.pipeline.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.iolaus.correction.tune.TunerSettings;
import org.iolaus.correction.tune.Verdict;
import org.iolaus.genomics.read.ReadPair;
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
 * @param search how the candidates were searched and judged
 * @param toolVersions the versions of the external tools that were tried, by tool
 * @param modelLengths the k-mer lengths of the language model
 * @param expectedErrors how many sequencing errors are expected in the sample
 * @param insertionRate bases inserted by the sequencer for each base, as fitted
 * @param deletionRate bases left out by the sequencer for each base, as fitted
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
        Search search,
        Map<String, String> toolVersions,
        List<Integer> modelLengths,
        double expectedErrors,
        double insertionRate,
        double deletionRate,
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
     * How the candidates were searched and judged.
     *
     * @param objective what decided: {@code posterior} or {@code perplexity}
     * @param order in which order the values of k of the built-in corrector were tried: {@code exhaustive} or {@code hill-climbing}
     * @param open whether the search could go beyond and between the first values; false where the user said which
     * @param firstLengths the values that it began with
     * @param triedLengths all values that it tried, ascending
     * @param sampleBases how many bases the sample was to have
     * @param sampledBases how many it has
     * @param seed of the sample and of the bootstrap
     * @param bootstrapReplicates of the 95 % intervals
     * @param worthwhileGain an expected gain below this is "do not correct"
     * @param negligibleLoss at most this share of the gain, or one error, is given away for fewer edits in a tie
     */
    public record Search(
            String objective,
            String order,
            boolean open,
            List<Integer> firstLengths,
            List<Integer> triedLengths,
            long sampleBases,
            long sampledBases,
            long seed,
            int bootstrapReplicates,
            double worthwhileGain,
            double negligibleLoss) {

        static Search of(TuningRun.Settings settings, TuningRun.Result result) {
            return new Search(
                    settings.objective().name().toLowerCase(Locale.ROOT),
                    settings.search().order().toString(),
                    settings.search().open(),
                    settings.search().lengths(),
                    result.trials().stream()
                            .filter(trial -> trial.tool().equals(TuningRun.SPECTRAL))
                            .flatMapToInt(trial -> trial.k().stream())
                            .sorted()
                            .boxed()
                            .toList(),
                    settings.sampleBases(),
                    result.survey().samplePairs().stream()
                            .mapToLong(ReadPair::length)
                            .sum(),
                    settings.seed(),
                    TunerSettings.REPLICATES,
                    Verdict.WORTHWHILE,
                    Verdict.NEGLIGIBLE_LOSS);
        }
    }

    /**
     * The report of a run.
     *
     * @param settings what was asked for
     * @param result what the run found and did
     * @param warnings what the user was warned of
     * @return the report
     */
    static TuningReport of(TuningRun.Settings settings, TuningRun.Result result, List<String> warnings) {
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
                Search.of(settings, result),
                result.toolVersions(),
                result.modelLengths(),
                result.expectedErrors(),
                result.channel().insertionRate(),
                result.channel().deletionRate(),
                result.trials().stream()
                        .map(trial -> TrialRow.of(trial, verdict.chosen()))
                        .toList(),
                result.delivered());
    }
}
