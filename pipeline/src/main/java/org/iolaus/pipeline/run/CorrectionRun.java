package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.SpectralSettings;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;

/** Corrects all reads with one corrector and one k that the user chose. */
public final class CorrectionRun {

    private CorrectionRun() {}

    /**
     * What is corrected and how.
     *
     * @param input the reads
     * @param k the k-mer length, 1 to 31
     * @param threads how many threads work, at least 1
     * @param maxMemory how many bytes the run may use
     * @param commandLine the words the user typed
     */
    public record Settings(ReadInput input, int k, int threads, long maxMemory, List<String> commandLine) {

        /** Checks k. */
        public Settings {
            Kmer.checkK(k);
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
        List<Path> outputs = InputFiles.corrected(settings.input(), directory);
        Provenance provenance =
                Provenance.of(settings.commandLine(), null, settings.threads(), InputFiles.of(settings.input()));
        ReadSurvey survey = ReadSurvey.of(settings.input(), new ReadSampler(1, 1, 1), progress);
        KmerCounts counts = new CountingPass(
                        settings.input(), survey, settings.threads(), settings.maxMemory(), progress)
                .count(List.of(settings.k()))
                .get(0);
        ReadCorrector corrector = new SpectralCorrector(counts, SpectralSettings.of(counts, survey.qualityCut()));
        CorrectingPass.Result result =
                new CorrectingPass(settings.input(), outputs, settings.threads(), progress).correct(corrector);
        directory.write("report.json", out -> Json.write(new RunReport<>("correct", provenance, result), out));
        return result;
    }
}
