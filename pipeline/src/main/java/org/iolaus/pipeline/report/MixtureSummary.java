package org.iolaus.pipeline.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network that was asked beside the counts, where one was.
 *
 * @param name the model's name, file or directory, as the user gave it
 * @param device where it computed
 * @param engine the engine and its version
 * @param engineThreads how many threads one computation had; weights repeat exactly for this number and device
 * @param parameters how many values it has
 * @param budget how many tokens training was allowed; 0 for a model that was trained before
 * @param seconds how long training was allowed to take where the user limited that: the result then depends on the machine
 * @param tokens how many tokens it was trained on
 * @param countsBitsPerBase what held-out reads of the sample cost the counts alone, each left out of them
 * @param bitsPerBase what they cost the mixture
 * @param judgedFragments in how many fragments of the sample the best candidates differ and were judged by the mixture
 * @param finalists the best candidates, in the order they were tried; none where only one was good enough to be judged
 */
public record MixtureSummary(
        String name,
        String device,
        String engine,
        int engineThreads,
        int parameters,
        long budget,
        @Nullable Double seconds,
        long tokens,
        double countsBitsPerBase,
        double bitsPerBase,
        int judgedFragments,
        List<Finalist> finalists) {

    /** Takes the candidates. */
    public MixtureSummary {
        finalists = List.copyOf(finalists);
    }

    /**
     * One of the best candidates, which the mixture judged anew.
     *
     * @param setting its name
     * @param countsGain its expected gain by the counts alone
     * @param gain its expected gain by the mixture where the candidates differ, and by the counts elsewhere
     */
    public record Finalist(String setting, double countsGain, double gain) {}
}
