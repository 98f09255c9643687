package org.iolaus.pipeline.report.page;

import java.util.List;
import java.util.stream.DoubleStream;
import org.iolaus.pipeline.report.ErrorRates;
import org.iolaus.pipeline.report.ErrorRates.PositionRate;
import org.iolaus.pipeline.report.ErrorRates.QualityRate;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.chart.Axis;
import org.iolaus.pipeline.report.chart.Chart;
import org.iolaus.pipeline.report.chart.Series;
import org.iolaus.pipeline.report.chart.Series.Look;
import org.iolaus.pipeline.report.chart.Series.Mark;
import org.iolaus.pipeline.report.chart.Series.Point;

/** How often the sequencer errs: where in the read, and what its qualities are worth. */
final class ErrorsSection {

    private static final double HUNDRED = 100;

    /** A quality with fewer bases is drawn hollow: its rate is mostly what it claims. */
    private static final long FEW_BASES = 1000;

    private static final int MEASURED = 1;
    private static final int CLAIMED = 2;
    private static final double LOWEST_SHOWN = 1e-3;

    private final TuningReport report;
    private final ErrorRates rates;

    private ErrorsSection(TuningReport report) {
        this.report = report;
        this.rates = report.errorRates();
    }

    static Section of(TuningReport report) {
        return new ErrorsSection(report).section();
    }

    private Section section() {
        Section section = new Section("errors", "How often the sequencer errs");
        section.paragraph("Measured on the sample, at places where other reads leave no doubt about the true base, and"
                + " compared with what the quality scores claim. Of the bases, " + Numbers.oneIn(report.insertionRate())
                + " was put in by the sequencer, and " + Numbers.oneIn(report.deletionRate()) + " was left out.");
        if (rates.byPosition().isEmpty()) {
            return section.paragraph("No base is known.");
        }
        if (rates.byQuality().isEmpty()) {
            section.chart(byPosition(Chart.FULL));
        } else {
            section.charts(byPosition(Chart.HALF), byQuality());
        }
        section.folded(positions());
        return rates.byQuality().isEmpty() ? section : section.folded(qualities());
    }

    private Chart byPosition(int width) {
        boolean claims = !rates.byQuality().isEmpty();
        List<PositionRate> places = rates.byPosition();
        double high = places.stream()
                .flatMapToDouble(place -> DoubleStream.of(place.measured(), claims ? place.claimed() : 0))
                .max()
                .orElse(0);
        Series measured = new Series(
                "measured",
                Look.DOTS,
                MEASURED,
                places.stream()
                        .map(place -> point(middle(place), HUNDRED * place.measured(), Mark.PLAIN))
                        .toList());
        Series claimed = new Series(
                "claimed by the qualities",
                Look.DOTS,
                CLAIMED,
                places.stream()
                        .map(place -> point(middle(place), HUNDRED * place.claimed(), Mark.PLAIN))
                        .toList());
        return new Chart(
                "errors-by-position",
                "Along the read",
                "Wrong bases from the beginning of the reads (0 %) to their end (100 %).",
                width,
                Axis.exact("place in the read", 0, HUNDRED, " %"),
                Axis.linear("wrong bases", 0, HUNDRED * high, " %"),
                claims ? List.of(claimed, measured) : List.of(measured),
                List.of());
    }

    private Chart byQuality() {
        List<QualityRate> qualities = rates.byQuality();
        double low = qualities.stream()
                .mapToDouble(quality -> Math.min(quality.measured(), quality.claimed()))
                .min()
                .orElse(LOWEST_SHOWN);
        double high = qualities.stream()
                .mapToDouble(quality -> Math.max(quality.measured(), quality.claimed()))
                .max()
                .orElse(1);
        Series measured = new Series(
                "measured",
                Look.DOTS,
                MEASURED,
                qualities.stream()
                        .map(quality -> point(
                                quality.quality(),
                                HUNDRED * quality.measured(),
                                quality.bases() < FEW_BASES ? Mark.HOLLOW : Mark.PLAIN))
                        .toList());
        Series claimed = new Series(
                "claimed",
                Look.LINE,
                CLAIMED,
                qualities.stream()
                        .map(quality -> point(quality.quality(), HUNDRED * quality.claimed(), Mark.PLAIN))
                        .toList());
        int first = qualities.get(0).quality();
        int last = qualities.get(qualities.size() - 1).quality();
        return new Chart(
                "errors-by-quality",
                "By quality score",
                "Above the line: the score promises too much. Below it: the bases are better than it says. Hollow: few"
                        + " bases. Logarithmic upwards.",
                Chart.HALF,
                Axis.exact("quality score", first - 1.0, last + 1.0, ""),
                Axis.logarithmic("wrong bases", Math.max(LOWEST_SHOWN, HUNDRED * low), HUNDRED * high, " %"),
                List.of(claimed, measured),
                List.of());
    }

    private static Point point(double x, double percent, Mark mark) {
        return new Point(x, percent, Double.NaN, Double.NaN, mark, Numbers.percent(percent / HUNDRED));
    }

    private static double middle(PositionRate place) {
        return HUNDRED * (place.part() - 0.5) / place.parts();
    }

    private HtmlTable positions() {
        HtmlTable table = new HtmlTable("error rates along the read", "part", "bases", "claimed", "measured");
        for (PositionRate place : rates.byPosition()) {
            table.row(
                    place.part() + " of " + place.parts(),
                    Numbers.count(place.bases()),
                    Numbers.percent(place.claimed()),
                    Numbers.percent(place.measured()));
        }
        return table;
    }

    private HtmlTable qualities() {
        HtmlTable table = new HtmlTable("error rates by quality score", "score", "bases", "claimed", "measured");
        for (QualityRate quality : rates.byQuality()) {
            table.row(
                    String.valueOf(quality.quality()),
                    Numbers.count(quality.bases()),
                    Numbers.percent(quality.claimed()),
                    Numbers.percent(quality.measured()));
        }
        return table;
    }
}
