package org.iolaus.pipeline.run;

import java.util.OptionalLong;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalSettings;

/** External tools as {@code tune} runs them. */
final class ToolSettings {

    private static final int MEBIBYTE_BITS = 20;

    private ToolSettings() {}

    /** A tool that knows the size of the genome, or what is taken for it. */
    static ExternalCorrector corrector(
            CorrectionMethod.External external, LearnedReads learned, int threads, long maxMemory, Progress progress) {
        long size = Math.max(1, Math.round(learned.genomeSize()));
        if (!learned.spectrum().isEstimable()) {
            progress.detail("the genome size is not estimable; tools that need one are told " + size);
        }
        return new ExternalCorrector(
                external.tool(),
                new ExternalSettings(
                        external.k(),
                        threads,
                        OptionalLong.of(size),
                        (int) Math.min(Integer.MAX_VALUE, maxMemory >> MEBIBYTE_BITS),
                        external.allowTrim()));
    }
}
