package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.genomics.system.PrivateFolder;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.MultiqcContent;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.page.TuningPage;

/** A {@link TuningRun} with its files: corrected reads, {@code trials.tsv}, {@code report.json}, {@code report.html} and files for
 * MultiQC. */
public final class TuningJob {

    private TuningJob() {}

    /**
     * Tunes, corrects and writes.
     *
     * @param settings what and how
     * @param commandLine the words the user typed
     * @param sample what the sample is called, or empty to call it by its files
     * @param directory where to
     * @param goOn whether trials of a run that was broken off there are not made again
     * @param progress is told
     * @return the report
     * @throws org.iolaus.genomics.UserException where the input cannot be read, a tool is missing or fails, or no file can be written
     */
    public static TuningReport run(
            TuningRun.Settings settings,
            List<String> commandLine,
            Optional<String> sample,
            OutputDirectory directory,
            boolean goOn,
            Progress progress) {
        List<Path> outputs = InputFiles.corrected(settings.input(), directory);
        Provenance provenance = Provenance.of(
                        commandLine, settings.seed(), settings.threads(), InputFiles.of(settings.input()))
                .called(sample);
        KeptTrials kept = KeptTrials.open(directory, new KeptTrials.Run(settings, provenance), goOn);
        if (goOn) {
            progress.info(kept.trials().size() + " trials are taken from the run that was broken off");
        }
        RememberingProgress remembering = new RememberingProgress(progress);
        List<Path> reads = Stream.concat(InputFiles.of(settings.input()).stream(), outputs.stream())
                .toList();
        try (EditList list = EditList.open(settings.delivery(), reads, settings.threads());
                PrivateFolder folder = PrivateFolder.make()) {
            TuningRun.Result result = TuningRun.run(
                    settings, outputs, WrittenBy.iolaus(commandLine), list, folder.path(), kept, remembering);
            TuningReport report = TuningSummary.of(settings, result, remembering.warnings());
            directory.write("trials.tsv", out -> new Table<>(TrialRow.class).write(report.trials(), out));
            RunReport<TuningReport> run = new RunReport<>("tune", provenance, report);
            directory.write("report.json", out -> Json.write(run, out));
            directory.writeText("report.html", TuningPage.of(run));
            MultiqcContent.of(provenance.sample(), report)
                    .forEach((name, content) -> directory.write(name, out -> Json.write(content, out)));
            kept.delete();
            return report;
        }
    }
}
