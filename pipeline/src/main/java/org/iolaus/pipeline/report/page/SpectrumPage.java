package org.iolaus.pipeline.report.page;

import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.SpectrumSummary;

/** {@code report.html} of {@code spectrum}. */
public final class SpectrumPage {

    private SpectrumPage() {}

    /**
     * Makes the page.
     *
     * @param run the report
     * @return an HTML document that needs nothing else
     */
    public static String of(RunReport<SpectrumSummary> run) {
        String reads = run.provenance().sample();
        return new Page("Iolaus: " + reads, "The k-mers of " + reads)
                .add(SpectrumSection.of(run.result()).html())
                .endedBy(run.provenance());
    }
}
