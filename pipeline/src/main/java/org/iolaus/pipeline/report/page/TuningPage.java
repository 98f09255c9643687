package org.iolaus.pipeline.report.page;

import java.util.List;
import java.util.Optional;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.TuningReport;

/** {@code report.html} of {@code tune}. */
public final class TuningPage {

    private TuningPage() {}

    /**
     * Makes the page.
     *
     * @param run the report
     * @return an HTML document that needs nothing else
     */
    public static String of(RunReport<TuningReport> run) {
        TuningReport report = run.result();
        String reads = SampleName.of(run.provenance());
        return new Page("Iolaus: " + reads, "How to correct " + reads)
                .add(VerdictPart.of(report))
                .addAll(List.of(
                        Optional.of(report.warnings())
                                .filter(warnings -> !warnings.isEmpty())
                                .map(Advice::section),
                        Optional.of(TrialsSection.of(report)),
                        Optional.of(SpectrumSection.of(report.genome())),
                        Optional.of(report)
                                .filter(there ->
                                        !there.errorRates().byPosition().isEmpty())
                                .map(ErrorsSection::of),
                        Optional.of(EditsSection.of(report.delivered()))))
                .endedBy(run.provenance());
    }
}
