package org.iolaus.pipeline.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tune} tells other programs, as the result in {@code report.json}.
 *
 * @param verdict the verdict in words
 * @param corrected false for "do not correct"
 * @param chosen the candidate that was used
 * @param tied candidates that cannot be told from the one that was used
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
 * @param errorRates how often the sequencer errs, by place and quality
 * @param trials the candidates, in the order they were tried
 * @param mixture the network that was asked beside the counts, where one was
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
        ErrorRates errorRates,
        List<TrialRow> trials,
        @Nullable MixtureSummary mixture,
        DeliveredReads delivered) {

    /**
     * The same once reads are delivered.
     *
     * @param reads what became of them
     * @return the report with that
     */
    public TuningReport with(DeliveredReads reads) {
        return new TuningReport(
                verdict,
                corrected,
                chosen,
                tied,
                edge,
                warnings,
                this.reads,
                genome,
                search,
                toolVersions,
                modelLengths,
                expectedErrors,
                insertionRate,
                deletionRate,
                errorRates,
                trials,
                mixture,
                reads);
    }

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
     * @param order in which order the values of k of the built-in corrector were tried: {@code adaptive}, {@code exhaustive} or
     *     {@code hill-climbing}
     * @param open whether the search could go beyond and between the first values; false where the user said which
     * @param firstLengths the values that it began with
     * @param triedLengths all values that it tried, ascending
     * @param sampleBases how many bases the sample was to have
     * @param sampledBases how many it has
     * @param seed of the sample and of the bootstrap
     * @param bootstrapReplicates of the 95 % intervals
     * @param worthwhileGain an expected gain below this is "do not correct"
     * @param negligibleLoss at most this share of the gain, or a tenth of an error, is given away for fewer edits in a tie
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
            double negligibleLoss) {}
}
