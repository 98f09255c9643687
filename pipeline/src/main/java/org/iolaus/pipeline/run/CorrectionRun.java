package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.SpectralSettings;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalReads;
import org.iolaus.correction.correct.external.ExternalSettings;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.genomics.system.PrivateFolder;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;

/** Corrects all reads with one corrector that the user chose. */
public final class CorrectionRun {

    private CorrectionRun() {}

    /**
     * What is corrected and how.
     *
     * @param input the reads
     * @param tool an external corrector, or nothing for a built-in one
     * @param k the k-mer length of an external corrector that takes one, or of the spectral one, 1 to 31; without a k the built-in
     *     corrector is the posterior one
     * @param threads how many threads work, at least 1
     * @param maxMemory how many bytes the run may use
     * @param commandLine the words the user typed
     */
    public record Settings(
            ReadInput input,
            Optional<ExternalTool> tool,
            OptionalInt k,
            int threads,
            long maxMemory,
            List<String> commandLine) {

        /** Checks k. */
        public Settings {
            if (tool.isEmpty()) {
                k.ifPresent(Kmer::checkK);
            }
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * Corrects and writes.
     *
     * @param settings what and how
     * @param directory where to
     * @param progress is told
     * @return what became of the reads
     */
    public static CorrectingPass.Result run(Settings settings, OutputDirectory directory, Progress progress) {
        settings.tool().ifPresent(tool -> {
            new ExternalCorrector(tool, externalSettings(settings, 1)); // refuses a k that the tool does not take
            ExternalCorrector.requireInstalled(tool);
        });
        List<Path> outputs = InputFiles.corrected(settings.input(), directory);
        Provenance provenance =
                Provenance.of(settings.commandLine(), null, settings.threads(), InputFiles.of(settings.input()));
        ReadInput input = ReadFiles.decided(settings.input());
        ReadSurvey survey = ReadSurvey.of(input, new ReadSampler(1, 1, 1), settings.maxMemory(), progress);
        GenomeEstimate genome = GenomeEstimate.of(counting(settings, input, survey, progress), survey);
        CorrectingPass last = new CorrectingPass(
                input, outputs, WrittenBy.iolaus(settings.commandLine()), settings.threads(), progress);
        CorrectingPass.Result result = settings.tool().isPresent()
                ? external(settings, input, settings.tool().get(), genome, last)
                : last.correct(builtIn(settings, input, survey.cutByDepth(genome.size()), genome, progress));
        directory.write("report.json", out -> Json.write(new RunReport<>("correct", provenance, result), out));
        return result;
    }

    private static CountingPass counting(Settings settings, ReadInput input, ReadSurvey survey, Progress progress) {
        return new CountingPass(input, survey, settings.threads(), settings.maxMemory(), progress);
    }

    private static ReadCorrector builtIn(
            Settings settings, ReadInput input, ReadSurvey survey, GenomeEstimate genome, Progress progress) {
        CountingPass counting = counting(settings, input, survey, progress);
        if (settings.k().isEmpty()) {
            List<KmerCounts> counts = counting.count(PosteriorCorrector.lengths(genome.size()));
            return new PosteriorCorrector(counts, survey.qualityCut());
        }
        KmerCounts counts = counting.count(List.of(settings.k().getAsInt())).get(0);
        return new SpectralCorrector(counts, SpectralSettings.of(counts, survey.qualityCut()));
    }

    private static CorrectingPass.Result external(
            Settings settings, ReadInput input, ExternalTool tool, GenomeEstimate genome, CorrectingPass last) {
        ExternalSettings given = externalSettings(settings, Math.max(1, Math.round(genome.size())));
        try (PrivateFolder folder = PrivateFolder.make()) {
            return last.deliver(new ExternalCorrector(tool, given).run(new ExternalReads(input, folder.path())));
        }
    }

    private static ExternalSettings externalSettings(Settings settings, long genomeSize) {
        return new ExternalSettings(
                settings.k(),
                settings.threads(),
                OptionalLong.of(genomeSize),
                (int) Math.min(Integer.MAX_VALUE, settings.maxMemory() >> 20),
                false);
    }
}
