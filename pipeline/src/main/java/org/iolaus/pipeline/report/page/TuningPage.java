package org.iolaus.pipeline.report.page;

import java.util.Map;
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
        return of(run, Map.of());
    }

    /**
     * Makes the page of reads of which the truth or a reference is known.
     *
     * @param run the report
     * @param figures what {@code evaluate} found, by name; may be empty
     * @return an HTML document that needs nothing else
     */
    public static String of(RunReport<TuningReport> run, Map<String, Number> figures) {
        TuningReport report = run.result();
        String reads = run.provenance().sample();
        Page page = new Page("Iolaus: " + reads, "How to correct " + reads).add(VerdictPart.of(report));
        if (!report.warnings().isEmpty()) {
            page.add(Advice.section(report.warnings()).html());
        }
        if (!figures.isEmpty()) {
            page.add(JudgedSection.of(figures).html());
        }
        if (report.reads().reads() > 0) {
            page.add(TrialsSection.of(report).html());
            if (report.mixture() != null) {
                page.add(NetworkSection.of(report.mixture(), report.chosen()).html());
            }
            page.add(SpectrumSection.of(report.genome()).html())
                    .add(ErrorsSection.of(report).html())
                    .add(EditsSection.of(report.delivered()).html());
        }
        return page.endedBy(run.provenance());
    }
}
