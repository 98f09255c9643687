package org.iolaus.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.iolaus.genomics.kmer.SpectrumPoint;
import org.iolaus.pipeline.report.SpectrumSummary;
import org.iolaus.pipeline.report.SpectrumSummary.PublishedLengths;
import org.iolaus.pipeline.report.chart.Axis;
import org.iolaus.pipeline.report.chart.Chart;
import org.iolaus.pipeline.report.chart.Series;
import org.iolaus.pipeline.report.chart.Series.Look;
import org.iolaus.pipeline.report.chart.Series.Point;
import org.jspecify.annotations.Nullable;

/** What the k-mers tell of the sample: the histogram with what was fitted to it, and the figures that follow. */
final class SpectrumSection {

    /** The linear chart ends at so many times the coverage: the peaks of one and two copies and the slope of the third. */
    private static final double SHOWN_COVERAGES = 2.6;

    /** Room above the highest peak. */
    private static final double HEADROOM = 1.15;

    private final SpectrumSummary summary;

    private SpectrumSection(SpectrumSummary summary) {
        this.summary = summary;
    }

    static Section of(SpectrumSummary summary) {
        return new SpectrumSection(summary).section();
    }

    private Section section() {
        Section section = new Section("spectrum", "The sample");
        section.paragraph("Reads were cut into all their words of " + summary.k()
                + " letters (k-mers). Words of the genome come back in many reads; words with a sequencing error are seen"
                + " once or twice.");
        if (!summary.curve().isEmpty()) {
            section.chart(summary.kmerCoverage() == null ? histogram() : fitted(summary.kmerCoverage()));
        }
        return section.table(estimates()).folded(numbers());
    }

    private Chart fitted(double coverage) {
        double last = Math.max(10, SHOWN_COVERAGES * coverage);
        List<SpectrumPoint> shown =
                summary.curve().stream().filter(point -> point.count() <= last).toList();
        double highest = shown.stream()
                .filter(point -> point.count() >= coverage / 2)
                .mapToDouble(point -> Math.max(point.observed(), point.singleCopy()))
                .max()
                .orElse(1);
        List<Series> series = new ArrayList<>();
        series.add(new Series("counted", Look.COLUMNS, 7, points(shown, SpectrumPoint::observed)));
        part(series, shown, "errors", 2, SpectrumPoint::errors);
        part(series, shown, "one of two alleles", 3, SpectrumPoint::oneAllele);
        part(series, shown, "once in the genome", 1, SpectrumPoint::singleCopy);
        part(series, shown, "repeats", 4, SpectrumPoint::repeats);
        return new Chart(
                "kmers",
                "How often k-mers were seen",
                "Columns: k-mers counted. Lines: what was fitted. The hump at about " + Math.round(coverage)
                        + " is the genome; what rises at the left, beyond the chart, are sequencing errors.",
                Chart.FULL,
                Axis.exact("times seen", 0, last, ""),
                Axis.linear("different k-mers", 0, HEADROOM * highest, ""),
                series,
                List.of());
    }

    private static void part(
            List<Series> series, List<SpectrumPoint> shown, String name, int style, ToDoubleFunction<SpectrumPoint> y) {
        double kmers = shown.stream().mapToDouble(y).sum();
        double all = shown.stream().mapToDouble(SpectrumPoint::observed).sum();
        if (kmers > all / 1000) {
            series.add(new Series(name, Look.LINE, style, points(shown, y)));
        }
    }

    private Chart histogram() {
        List<SpectrumPoint> shown = summary.curve();
        double highest =
                shown.stream().mapToDouble(SpectrumPoint::observed).max().orElse(1);
        double lowest =
                shown.stream().mapToDouble(SpectrumPoint::observed).min().orElse(1);
        double last = shown.get(shown.size() - 1).count();
        return new Chart(
                "kmers",
                "How often k-mers were seen",
                "Both axes are logarithmic. An even genome has a hump here; there is none that stands out, so size and"
                        + " coverage cannot be told.",
                Chart.FULL,
                Axis.logarithmic("times seen", 1, Math.max(10, last), ""),
                Axis.logarithmic("different k-mers", Math.max(lowest, 1e-3), Math.max(highest, 10), ""),
                List.of(new Series("counted", Look.LINE, 1, points(shown, SpectrumPoint::observed))),
                List.of());
    }

    private static List<Point> points(List<SpectrumPoint> shown, ToDoubleFunction<SpectrumPoint> y) {
        return shown.stream()
                .map(point -> Point.of(
                        point.count(),
                        y.applyAsDouble(point),
                        "seen " + Numbers.decimal(point.count(), 0) + " times: "
                                + Numbers.count(Math.round(y.applyAsDouble(point))) + " k-mers"))
                .toList();
    }

    private HtmlTable estimates() {
        HtmlTable table = new HtmlTable("What follows from it", "figure", "estimate");
        Long size = summary.genomeSize();
        table.row("genome size", size == null ? "not known" : Numbers.count(size) + " bases");
        table.row("coverage (bases read for each base of the genome)", times(summary.baseCoverage()));
        table.row("k-mer coverage", times(summary.kmerCoverage()));
        table.row("sequencing errors for each base", share(summary.errorRate()));
        table.row("places where two alleles differ", share(summary.heterozygosity()));
        table.row("genome that is there more than once", share(summary.repeatShare()));
        String reason = summary.notEstimable();
        if (reason != null) {
            table.row("why some are not known", reason);
        }
        PublishedLengths rules = summary.publishedLengths();
        if (rules != null) {
            table.row(
                    "k by published rules for this genome size",
                    "Quake " + rules.quake() + ", BFC " + rules.bfc() + ", RECKONER " + rules.reckoner() + ", Merqury "
                            + rules.merqury());
        }
        return table;
    }

    private static String times(@Nullable Double value) {
        return value == null ? "not known" : Numbers.decimal(value, 1) + "x";
    }

    private static String share(@Nullable Double value) {
        return value == null ? "not known" : Numbers.percent(value);
    }

    private HtmlTable numbers() {
        HtmlTable table = new HtmlTable(
                "k-mers by how often they were seen",
                "times seen",
                "different k-mers",
                "errors",
                "one of two alleles",
                "once in the genome",
                "repeats",
                "not explained");
        for (SpectrumPoint point : summary.curve()) {
            table.row(
                    Numbers.decimal(point.count(), 0),
                    kmers(point.observed()),
                    kmers(point.errors()),
                    kmers(point.oneAllele()),
                    kmers(point.singleCopy()),
                    kmers(point.repeats()),
                    kmers(point.background()));
        }
        return table;
    }

    private static String kmers(double number) {
        return Double.isNaN(number) ? "" : Numbers.decimal(number, number < 10 ? 1 : 0);
    }
}
