package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.SpectralSettings;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.CorrectedName;
import org.iolaus.genomics.read.ReadInput;
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
     * @param qualityCut the lowest Phred score of a base that counts as an observation, 0 to 93
     * @param threads how many threads work, at least 1
     * @param commandLine the words the user typed
     */
    public record Settings(ReadInput input, int k, int qualityCut, int threads, List<String> commandLine) {

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
        KmerCounts counts = CountingPass.run(
                        settings.input(), List.of(settings.k()), settings.qualityCut(), settings.threads(), progress)
                .counts()
                .get(0);
        ReadCorrector corrector = new SpectralCorrector(counts, SpectralSettings.of(counts, settings.qualityCut()));
        CorrectingPass.Result result = CorrectingPass.run(
                settings.input(), corrector, outputs(settings.input(), directory), settings.threads(), progress);
        Provenance provenance =
                Provenance.of(settings.commandLine(), null, settings.threads(), files(settings.input()));
        directory.write("report.json", out -> Json.write(new RunReport<>("correct", provenance, result), out));
        return result;
    }

    private static Path[] outputs(ReadInput input, OutputDirectory directory) {
        return directory.resolveAll(files(input).stream().map(CorrectedName::of).toList());
    }

    private static List<Path> files(ReadInput input) {
        return Stream.concat(Stream.of(input.first()), input.second().stream()).toList();
    }
}
