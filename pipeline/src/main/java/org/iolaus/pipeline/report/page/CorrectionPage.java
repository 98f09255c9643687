package org.iolaus.pipeline.report.page;

import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.chart.Markup;

/** {@code report.html} of {@code correct}. */
public final class CorrectionPage {

    private CorrectionPage() {}

    /**
     * Makes the page.
     *
     * @param run the report
     * @return an HTML document that needs nothing else
     */
    public static String of(RunReport<DeliveredReads> run) {
        String reads = run.provenance().sample();
        DeliveredReads delivered = run.result();
        Markup done = new Markup()
                .open("div", "class", "verdict")
                .element(
                        "p",
                        "Corrected with " + delivered.corrector().replace(" k=", ", k = ") + ".",
                        "class",
                        "headline")
                .element(
                        "p",
                        "You chose the corrector; whether another one would do better was not asked. That is what tune is"
                                + " for.")
                .close("div")
                .line();
        return new Page("Iolaus: " + reads, "The correction of " + reads)
                .add(done)
                .add(EditsSection.of(delivered).html())
                .endedBy(run.provenance());
    }
}
