package org.iolaus.pipeline.report.page;

import java.util.List;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.Version;
import org.iolaus.pipeline.report.chart.Markup;

/** One row for each of several samples, with the way to its own page. */
public final class IndexPage {

    private IndexPage() {}

    /**
     * A sample.
     *
     * @param name what it is called
     * @param link where its page lies, as an address relative to the index
     * @param run its report
     */
    public record Entry(String name, String link, RunReport<TuningReport> run) {}

    /**
     * Makes the page.
     *
     * @param entries the samples, in order
     * @return an HTML document that needs nothing but the pages it leads to
     */
    public static String of(List<Entry> entries) {
        Markup table = new Markup()
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Samples")
                .open("table")
                .element("caption", "The samples; a name leads to the sample's own page")
                .open("thead")
                .open("tr");
        for (String heading : List.of(
                "sample",
                "verdict",
                "errors removed, net",
                "reads",
                "reads changed",
                "error rate",
                "coverage",
                "warnings")) {
            table.element("th", heading, "scope", "col");
        }
        table.close("tr").close("thead").open("tbody").line();
        entries.forEach(entry -> addRow(table, entry));
        table.close("tbody").close("table").close("div").line();
        return new Page("Iolaus: " + Numbers.count(entries.size(), "sample", "samples"), "How to correct these samples")
                .add(table)
                .endedBy(new Markup().element("p", "Made by Iolaus " + Version.current() + "."));
    }

    private static void addRow(Markup table, Entry entry) {
        TuningReport report = entry.run().result();
        table.open("tr")
                .open("th", "scope", "row")
                .element("a", entry.name(), "href", entry.link())
                .close("th");
        double gain = report.trials().stream()
                .filter(TrialRow::chosen)
                .mapToDouble(TrialRow::expectedGain)
                .findFirst()
                .orElse(Double.NaN);
        Double errorRate = report.genome().errorRate();
        Double coverage = report.genome().baseCoverage();
        long reads = report.delivered().reads();
        table.element("td", report.corrected() ? report.chosen() : "do not correct")
                .element("td", report.corrected() ? Numbers.percent(gain) : "")
                .element("td", Numbers.count(reads))
                .element("td", Numbers.percent((double) report.delivered().changedReads() / Math.max(1, reads)))
                .element("td", errorRate == null ? "not known" : Numbers.percent(errorRate))
                .element("td", coverage == null ? "not known" : Numbers.decimal(coverage, 1) + "x")
                .element("td", String.valueOf(report.warnings().size()))
                .close("tr")
                .line();
    }
}
