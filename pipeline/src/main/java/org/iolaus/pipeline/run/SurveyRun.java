package org.iolaus.pipeline.run;

import java.io.IOException;
import java.nio.file.Path;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.system.SealedFile;
import org.iolaus.pipeline.report.Provenance;

/**
 * Goes through all reads for what no shard of them can tell: which fragments are copies of others, from which quality on bases count, a
 * sample, and the k-mer spectrum.
 */
public final class SurveyRun {

    private SurveyRun() {}

    /**
     * What is surveyed.
     *
     * @param input the reads
     * @param sampleBases how many bases the sample has
     * @param seed of the sample
     * @param threads how many threads work
     * @param maxMemory how many bytes the run may use
     */
    public record Settings(ReadInput input, long sampleBases, long seed, int threads, long maxMemory) {

        /** Checks the size of the sample. */
        public Settings {
            if (sampleBases < 1) {
                throw new IllegalArgumentException("the sample must have at least 1 base, was " + sampleBases);
            }
        }
    }

    /**
     * Surveys and writes.
     *
     * @param settings what
     * @param result the file
     * @param progress is told
     * @return how many fragments there are
     */
    public static long run(Settings settings, ResultFile result, Progress progress) {
        result.requirePossible();
        ReadInput input = ReadFiles.decided(settings.input());
        RememberingProgress remembering = new RememberingProgress(progress);
        LearnedReads.Surveyed surveyed = LearnedReads.survey(
                input, settings.sampleBases(), settings.seed(), settings.threads(), settings.maxMemory(), remembering);
        ReadFacts facts = new ReadFacts(
                InputFiles.of(settings.input()).stream()
                        .map(Provenance.Input::of)
                        .toList(),
                input.interleaved(),
                input.qualities(),
                settings.sampleBases(),
                settings.seed(),
                surveyed.survey(),
                surveyed.genome().spectrum().histogram(),
                remembering.warnings());
        result.write(out -> SealedFile.write(SealedFile.Kind.SURVEY, FactsCodec.bytes(facts), out));
        return surveyed.survey().fragments();
    }

    /** Reads what a run wrote. */
    static ReadFacts read(Path survey) {
        byte[] content = SealedFile.read(SealedFile.Kind.SURVEY, survey);
        try {
            return FactsCodec.of(content);
        } catch (IOException e) {
            throw new UserException(
                    survey + ": holds no facts of reads, although its checksum is right (" + e.getMessage() + ")", e);
        }
    }
}
