package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.kmer.HistogramCounter;
import org.iolaus.genomics.kmer.KmerHistogram;
import org.iolaus.genomics.kmer.KmerSpectrum;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.SpectrumSummary;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.report.page.SpectrumPage;

/** Counts k-mers and says what their spectrum tells of the genome and the reads. */
public final class SpectrumRun {

    private SpectrumRun() {}

    /**
     * What is counted.
     *
     * @param input the reads
     * @param k the k-mer length, 1 to 63
     * @param threads how many threads work, at least 1
     * @param maxMemory how many bytes the run may use
     * @param commandLine the words the user typed
     */
    public record Settings(ReadInput input, int k, int threads, long maxMemory, List<String> commandLine) {

        /** Checks k. */
        public Settings {
            HistogramCounter.checkK(k);
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * One row of {@code histogram.tsv}.
     *
     * @param count how often
     * @param distinctKmers how many different k-mers were observed so often
     */
    public record Row(int count, long distinctKmers) {}

    /**
     * Counts and writes.
     *
     * @param settings what
     * @param directory where to
     * @param progress is told
     * @return what the spectrum tells
     */
    public static KmerSpectrum run(Settings settings, OutputDirectory directory, Progress progress) {
        Provenance provenance =
                Provenance.of(settings.commandLine(), null, settings.threads(), InputFiles.of(settings.input()));
        ReadInput input = ReadFiles.decided(settings.input());
        long memory = settings.maxMemory();
        ReadSurvey survey = ReadSurvey.of(input, new ReadSampler(1, 1, 1), settings.threads(), memory, progress);
        KmerHistogram histogram =
                new CountingPass(input, survey, settings.threads(), memory, progress).histogram(settings.k());
        KmerSpectrum spectrum = KmerSpectrum.of(histogram, survey.bases());
        directory.write("histogram.tsv", out -> new Table<>(Row.class).write(rows(histogram), out));
        RunReport<SpectrumSummary> report = new RunReport<>("spectrum", provenance, SpectrumSummary.of(spectrum));
        directory.write("report.json", out -> Json.write(report, out));
        directory.writeText("report.html", SpectrumPage.of(report));
        return spectrum;
    }

    private static List<Row> rows(KmerHistogram histogram) {
        List<Row> rows = new ArrayList<>();
        for (int count = 1; count <= histogram.maxCount(); count++) {
            if (histogram.distinct(count) > 0) {
                rows.add(new Row(count, histogram.distinct(count)));
            }
        }
        return rows;
    }
}
