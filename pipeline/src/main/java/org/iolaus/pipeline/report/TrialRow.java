package org.iolaus.pipeline.report;

import org.iolaus.correction.tune.Trial;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in {@code trials.tsv} and {@code report.json}.
 *
 * @param tool the tool's name
 * @param k its k-mer length, or null where it has none
 * @param chosen whether it is the verdict
 * @param tied whether its difference from the verdict may be chance
 * @param complete false where it was dropped after the first part of the sample
 * @param fragments how many fragments of the sample were corrected
 * @param edits how many bases were changed in them
 * @param readsChanged how many reads were changed in them
 * @param expectedGain the expected share of the sample's errors removed, less errors made
 * @param difference expected gain less that of the verdict
 * @param differenceLow the lower end of the difference's 95 % interval
 * @param differenceHigh its upper end
 * @param posteriorBits model and channel bits per raw base
 * @param modelBits the denoised model's bits per raw base
 * @param channelBits the noise channel's bits per raw base
 * @param bitsPerBase the raw-count model's bits per base
 * @param innerBitsPerBase the same without the ends of the reads
 * @param perplexity 2 to the bits per base
 * @param seconds how long the trial took; the one column that differs between equal runs
 */
public record TrialRow(
        String tool,
        @Nullable Integer k,
        boolean chosen,
        boolean tied,
        boolean complete,
        int fragments,
        long edits,
        long readsChanged,
        double expectedGain,
        double difference,
        double differenceLow,
        double differenceHigh,
        double posteriorBits,
        double modelBits,
        double channelBits,
        double bitsPerBase,
        double innerBitsPerBase,
        double perplexity,
        double seconds) {

    /**
     * The row of a trial.
     *
     * @param trial what a candidate did
     * @param chosen the verdict's candidate
     * @return its row
     */
    public static TrialRow of(Trial trial, Trial chosen) {
        return new TrialRow(
                trial.tool(),
                trial.k().isPresent() ? trial.k().getAsInt() : null,
                trial.name().equals(chosen.name()),
                trial.tied(),
                trial.complete(),
                trial.fragments(),
                trial.edits(),
                trial.readsChanged(),
                trial.expectedGain(),
                trial.difference(),
                trial.differenceLow(),
                trial.differenceHigh(),
                trial.posteriorBits(),
                trial.modelBits(),
                trial.channelBits(),
                trial.bitsPerBase(),
                trial.innerBitsPerBase(),
                trial.perplexity(),
                trial.seconds());
    }

    /**
     * Tool and parameter in one.
     *
     * @return for example {@code spectral k=21}
     */
    public String name() {
        return k == null ? tool : tool + " k=" + k;
    }
}
