package org.iolaus.pipeline.run;

import java.util.List;
import java.util.Locale;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.tune.TunerSettings;
import org.iolaus.correction.tune.Verdict;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.pipeline.report.SpectrumSummary;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.TuningReport.Reads;
import org.iolaus.pipeline.report.TuningReport.Search;

/** What a run of {@code tune} found and did, as the figures of its report. */
final class TuningSummary {

    private TuningSummary() {}

    /**
     * The report of a run.
     *
     * @param settings what was asked for
     * @param result what the run found and did
     * @param warnings what the user was warned of
     * @return the report
     */
    static TuningReport of(TuningRun.Settings settings, TuningRun.Result result, List<String> warnings) {
        Verdict verdict = result.verdict();
        ReadSurvey survey = result.survey();
        return new TuningReport(
                verdict.sentence(),
                verdict.correct(),
                verdict.chosen().name(),
                verdict.tied(),
                verdict.edge(),
                List.copyOf(warnings),
                new Reads(
                        survey.fragments(),
                        survey.reads(),
                        survey.bases(),
                        survey.longestRead(),
                        survey.sample().size(),
                        survey.duplicateShare(),
                        survey.qualityCut()),
                SpectrumSummary.of(result.spectrum()),
                search(settings, result),
                result.toolVersions(),
                result.modelLengths(),
                result.expectedErrors(),
                result.channel().insertionRate(),
                result.channel().deletionRate(),
                MeasuredRates.of(result.channel(), survey.samplePairs()),
                result.trials().stream()
                        .map(trial -> TrialRow.of(trial, verdict.chosen()))
                        .toList(),
                result.mixture().orElse(null),
                result.delivered());
    }

    private static Search search(TuningRun.Settings settings, TuningRun.Result result) {
        return new Search(
                settings.objective().name().toLowerCase(Locale.ROOT),
                result.search().order().toString(),
                result.search().open(),
                result.search().lengths(),
                result.trials().stream()
                        .filter(trial -> trial.tool().equals(SpectralCorrector.NAME))
                        .flatMapToInt(trial -> trial.k().stream())
                        .sorted()
                        .boxed()
                        .toList(),
                settings.sampleBases(),
                result.survey().samplePairs().stream()
                        .mapToLong(ReadPair::length)
                        .sum(),
                settings.seed(),
                TunerSettings.REPLICATES,
                Verdict.WORTHWHILE,
                Verdict.NEGLIGIBLE_LOSS);
    }
}
