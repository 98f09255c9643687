package org.iolaus.pipeline.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.chart.Axis;
import org.iolaus.pipeline.report.chart.Chart;
import org.iolaus.pipeline.report.chart.Chart.Guide;
import org.iolaus.pipeline.report.chart.Series;
import org.iolaus.pipeline.report.chart.Series.Look;
import org.iolaus.pipeline.report.chart.Series.Mark;
import org.iolaus.pipeline.report.chart.Series.Point;

/** What was tried and how it did: charts against k, and the table. */
final class TrialsSection {

    private static final double HUNDRED = 100;

    /** Percentage points. */
    private static final double NEAR = 2;

    private final TuningReport report;
    private final TrialRow chosen;
    private final Map<String, List<TrialRow>> tools = new LinkedHashMap<>();
    private final List<TrialRow> withoutK = new ArrayList<>();

    private TrialsSection(TuningReport report) {
        this.report = report;
        this.chosen =
                report.trials().stream().filter(TrialRow::chosen).findFirst().orElseThrow();
        for (TrialRow trial : report.trials()) {
            if (trial.k() == null) {
                withoutK.add(trial);
            } else {
                tools.computeIfAbsent(trial.tool(), tool -> new ArrayList<>()).add(trial);
            }
        }
        tools.values().forEach(rows -> rows.sort((a, b) -> Integer.compare(k(a), k(b))));
    }

    static Section of(TuningReport report) {
        return new TrialsSection(report).section();
    }

    private Section section() {
        Section section = new Section("trials", "What was tried, and how it did");
        section.paragraph("Each setting corrected the same sample of "
                + Numbers.count(report.reads().sampledFragments(), "fragment", "fragments") + " ("
                + Numbers.bases(report.search().sampledBases())
                + "). Nobody knows the true sequence, so the results were judged by a language model of the reads and by how"
                + " the sequencer errs. Higher is better: 100 % would be every error mended and no right base changed; below"
                + " 0 a setting does more harm than good. The built-in corrector spectral compares words of k letters: short words"
                + " meet by chance, long ones are seen too rarely. The other one, posterior, weighs words of two lengths and has no"
                + " k to choose.");
        if (!tools.isEmpty()) {
            Optional<Chart> closer = closer();
            if (closer.isPresent()) {
                section.charts(gain(Chart.HALF), closer.get());
            } else {
                section.chart(gain(Chart.FULL));
            }
            section.heading("The scores behind it");
            section.charts(
                    score(
                            "posterior",
                            "Posterior: lower is better",
                            "Bits for each raw base to tell the genome and the sequencer's errors. Edits that the evidence"
                                    + " does not bear make it rise, so it sees harm.",
                            "bits per base",
                            TrialRow::posteriorBits),
                    score(
                            "perplexity",
                            "Perplexity: lower looks better",
                            "How surprised the model of the raw reads is by the corrected ones. It also falls when true"
                                    + " variants are wiped out, so it is shown beside and does not decide"
                                    + (report.search().objective().equals("perplexity")
                                            ? ", unless asked to, as here."
                                            : "."),
                            "perplexity",
                            TrialRow::perplexity));
        }
        return section.table(table());
    }

    /** All settings on one scale. */
    private Chart gain(int width) {
        double low = 0;
        double high = 1;
        for (TrialRow trial : report.trials()) {
            low = Math.min(low, HUNDRED * trial.expectedGain());
            high = Math.max(high, HUNDRED * trial.expectedGain());
        }
        return new Chart(
                "gain",
                "Errors removed, by setting",
                "The share of the errors that each setting is expected to remove, net of those it makes, against k, the"
                        + " length of the words that the corrector compares. " + seen()
                        + " Large mark: the setting that was used. Hollow: dropped early, clearly worse.",
                width,
                kAxis(),
                Axis.linear("errors removed, net", low, high, " %"),
                gains(trial -> true, false),
                guides(trial -> HUNDRED * trial.expectedGain()));
    }

    /** The settings near the one that was used, with their intervals; nothing where there is none but itself. */
    private Optional<Chart> closer() {
        Predicate<TrialRow> near =
                trial -> trial.complete() && HUNDRED * Math.abs(trial.expectedGain() - chosen.expectedGain()) <= NEAR;
        List<Point> points = gains(near, true).stream()
                .flatMap(series -> series.points().stream())
                .toList();
        // Where perplexity decides, the intervals are of bits and not of the gain.
        if (points.size() < 2
                || chosen.k() == null
                || !report.search().objective().equals("posterior")) {
            return Optional.empty();
        }
        double low =
                points.stream().flatMapToDouble(TrialsSection::heights).min().orElse(0);
        double high =
                points.stream().flatMapToDouble(TrialsSection::heights).max().orElse(1);
        return Optional.of(new Chart(
                "gain-closer",
                "The best ones, closer",
                "The same for the settings within " + Numbers.decimal(NEAR, 0)
                        + " percentage points of the one that was used. Bars: the 95 % interval of the difference from it. A"
                        + " bar that reaches its height is a tie.",
                Chart.HALF,
                kAxis(),
                Axis.linear("errors removed, net", low, high, " %"),
                gains(near, true),
                List.of(new Guide(HUNDRED * chosen.expectedGain(), "used"))));
    }

    private static DoubleStream heights(Point point) {
        return Double.isNaN(point.low())
                ? DoubleStream.of(point.y())
                : DoubleStream.of(point.y(), point.low(), point.high());
    }

    private List<Series> gains(Predicate<TrialRow> shown, boolean intervals) {
        List<Series> series = new ArrayList<>();
        tools.forEach((tool, rows) -> series.add(new Series(
                tool,
                Look.DOTS,
                style(series.size()),
                rows.stream().filter(shown).map(trial -> gain(trial, intervals)).toList())));
        return series;
    }

    private Point gain(TrialRow trial, boolean intervals) {
        boolean hasInterval = intervals && !trial.chosen();
        return new Point(
                k(trial),
                HUNDRED * trial.expectedGain(),
                hasInterval ? HUNDRED * (chosen.expectedGain() + trial.differenceLow()) : Double.NaN,
                hasInterval ? HUNDRED * (chosen.expectedGain() + trial.differenceHigh()) : Double.NaN,
                mark(trial),
                trial.name() + ": " + Numbers.percent(trial.expectedGain()));
    }

    /** What has no k has one height all along. */
    private List<Guide> guides(ToDoubleFunction<TrialRow> height) {
        return withoutK.stream()
                .filter(trial -> Double.isFinite(height.applyAsDouble(trial)))
                .map(trial -> new Guide(
                        height.applyAsDouble(trial), trial.tool().equals("none") ? "reads as they are" : trial.tool()))
                .toList();
    }

    private String seen() {
        TrialRow worst = report.trials().stream()
                .filter(trial -> trial.k() != null)
                .min((a, b) -> Double.compare(a.expectedGain(), b.expectedGain()))
                .orElseThrow();
        TrialRow best = report.trials().stream()
                .max((a, b) -> Double.compare(a.expectedGain(), b.expectedGain()))
                .orElseThrow();
        return "Best is " + best.name() + " with " + Numbers.percent(best.expectedGain()) + ", worst " + worst.name()
                + " with " + Numbers.percent(worst.expectedGain()) + ".";
    }

    private Chart score(String id, String title, String description, String unit, ToDoubleFunction<TrialRow> score) {
        List<Series> series = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, List<TrialRow>> tool : tools.entrySet()) {
            List<Point> points = new ArrayList<>();
            for (TrialRow trial : tool.getValue()) {
                double value = score.applyAsDouble(trial);
                if (trial.complete() && Double.isFinite(value)) {
                    points.add(new Point(
                            k(trial),
                            value,
                            Double.NaN,
                            Double.NaN,
                            mark(trial),
                            trial.name() + ": " + Numbers.decimal(value, 4)));
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            series.add(new Series(tool.getKey(), Look.DOTS, style(series.size()), points));
        }
        List<Guide> guides = guides(score);
        for (Guide guide : guides) {
            low = Math.min(low, guide.value());
            high = Math.max(high, guide.value());
        }
        boolean any = low <= high;
        return new Chart(
                id,
                title,
                description,
                Chart.HALF,
                kAxis(),
                Axis.linear(unit, any ? low : 0, any ? high : 1, ""),
                series,
                guides);
    }

    private Axis kAxis() {
        List<Integer> lengths = report.trials().stream()
                .filter(trial -> trial.k() != null)
                .map(TrialsSection::k)
                .sorted()
                .toList();
        int first = lengths.get(0);
        int last = lengths.get(lengths.size() - 1);
        return Axis.exact("k", first - 1.0, last + 1.0, "");
    }

    private Mark mark(TrialRow trial) {
        if (trial.chosen()) {
            return Mark.CHOSEN;
        }
        return trial.complete() ? Mark.PLAIN : Mark.HOLLOW;
    }

    private HtmlTable table() {
        HtmlTable table = new HtmlTable(
                "All settings; trials.tsv has more columns",
                "setting",
                "errors removed, net",
                report.search().objective().equals("perplexity")
                        ? "difference from the chosen one (95 % interval)"
                        : "percentage points from the chosen one (95 % interval)",
                "bases changed",
                "posterior bits",
                "perplexity",
                "seconds");
        List<TrialRow> rows = new ArrayList<>(withoutK);
        tools.values().forEach(rows::addAll);
        for (TrialRow trial : rows) {
            String name = trial.tool().equals("none") ? "none (raw reads)" : trial.name();
            table.row(
                    trial.chosen(),
                    List.of(
                            name + (trial.chosen() ? " (used)" : trial.tied() ? " (tie)" : ""),
                            Numbers.percent(trial.expectedGain()) + (trial.complete() ? "" : " (dropped early)"),
                            trial.chosen() ? "" : difference(trial),
                            Numbers.count(trial.edits()),
                            Numbers.decimal(trial.posteriorBits(), 4),
                            Numbers.decimal(trial.perplexity(), 4),
                            Numbers.decimal(trial.seconds(), 1)));
        }
        return table;
    }

    private String difference(TrialRow trial) {
        if (report.search().objective().equals("perplexity")) {
            return Numbers.decimal(trial.difference(), 5) + " bits per base ("
                    + Numbers.decimal(trial.differenceLow(), 5) + " to " + Numbers.decimal(trial.differenceHigh(), 5)
                    + ")";
        }
        return points(trial.difference()) + " (" + points(trial.differenceLow()) + " to "
                + points(trial.differenceHigh()) + ")";
    }

    private static String points(double share) {
        return Numbers.decimal(HUNDRED * share, Math.abs(share) < 0.001 ? 3 : 2);
    }

    private static int style(int place) {
        return place % Series.STYLES + 1;
    }

    private static int k(TrialRow trial) {
        Integer k = trial.k();
        return k == null ? 0 : k;
    }
}
