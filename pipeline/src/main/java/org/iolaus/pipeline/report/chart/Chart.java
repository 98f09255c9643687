package org.iolaus.pipeline.report.chart;

import java.util.List;
import java.util.Locale;
import org.iolaus.pipeline.report.chart.Series.Look;
import org.iolaus.pipeline.report.chart.Series.Mark;
import org.iolaus.pipeline.report.chart.Series.Point;

/**
 * A chart that can be read without colours, in print, and by a program that reads aloud.
 *
 * @param id a name of its own in the page: letters, digits and hyphens
 * @param title what it shows
 * @param description what is to be seen in it, in words
 * @param width in units of which a letter is about 7 wide
 * @param x the axis along
 * @param y the axis up
 * @param series what is drawn, from behind to the front
 * @param guides values of y with a line across
 */
public record Chart(
        String id,
        String title,
        String description,
        int width,
        Axis x,
        Axis y,
        List<Series> series,
        List<Guide> guides) {

    /** The width of a chart that has a row for itself. */
    public static final int FULL = 760;

    /** The width of one of two in a row. */
    public static final int HALF = 400;

    private static final int PLOT_HEIGHT = 220;
    private static final int LEFT = 68;
    private static final int RIGHT = 18;
    private static final int TOP = 12;
    private static final int BOTTOM = 52;
    private static final int LINE = 22;

    /** Of a mark. */
    static final double RADIUS = 4.2;

    private static final double CHOSEN_RADIUS = 6.4;
    private static final double CAP = 4;

    /** The share of a column's place that it fills. */
    private static final double COLUMN = 0.86;

    /**
     * A value of y that matters.
     *
     * @param value where
     * @param label what it is
     */
    public record Guide(double value, String label) {}

    /** Copies the lists. */
    public Chart {
        series = List.copyOf(series);
        guides = List.copyOf(guides);
    }

    /**
     * Draws.
     *
     * @return an {@code svg} element
     */
    public Markup svg() {
        int legend = legend().height();
        int height = TOP + legend + PLOT_HEIGHT + BOTTOM;
        Markup svg = new Markup();
        svg.open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-text",
                "class",
                width == FULL ? "full" : "half");
        svg.element("title", title, "id", id + "-title");
        svg.element("desc", description, "id", id + "-text").line();
        legend().draw(svg);
        drawAxes(svg);
        series.stream().filter(one -> one.look() == Look.COLUMNS).forEach(one -> drawColumns(svg, one));
        guides.forEach(guide -> drawGuide(svg, guide));
        series.stream().filter(one -> one.look() != Look.COLUMNS).forEach(one -> drawLine(svg, one));
        series.stream().filter(one -> one.look() == Look.DOTS).forEach(one -> drawMarks(svg, one));
        guides.forEach(guide -> drawNote(svg, guide));
        return svg.close("svg").line();
    }

    private double left(double value) {
        return LEFT + x.place(value) * (width - LEFT - RIGHT);
    }

    private double top(double value) {
        return TOP + legend().height() + (1 - y.place(value)) * PLOT_HEIGHT;
    }

    private void drawAxes(Markup svg) {
        double bottom = top(y.low());
        double right = left(x.high());
        for (double tick : y.ticks()) {
            svg.empty("line", "class", "grid", "x1", LEFT, "y1", top(tick), "x2", right, "y2", top(tick));
            svg.element(
                    "text", y.written(tick), "class", "tick", "x", LEFT - 8, "y", top(tick) + 4, "text-anchor", "end");
        }
        svg.empty("line", "class", "axis", "x1", LEFT, "y1", bottom, "x2", right, "y2", bottom);
        for (double tick : x.ticks()) {
            svg.empty("line", "class", "axis", "x1", left(tick), "y1", bottom, "x2", left(tick), "y2", bottom + 4);
            svg.element(
                    "text",
                    x.written(tick),
                    "class",
                    "tick",
                    "x",
                    left(tick),
                    "y",
                    bottom + 18,
                    "text-anchor",
                    "middle");
        }
        double middle = (LEFT + right) / 2;
        svg.element("text", x.label(), "class", "label", "x", middle, "y", bottom + 40, "text-anchor", "middle");
        double height = bottom - PLOT_HEIGHT / 2.0;
        svg.element(
                        "text",
                        y.label(),
                        "class",
                        "label",
                        "transform",
                        String.format(Locale.ROOT, "translate(14 %.1f) rotate(-90)", height),
                        "text-anchor",
                        "middle")
                .line();
    }

    private void drawGuide(Markup svg, Guide guide) {
        double height = top(guide.value());
        svg.empty("line", "class", "guide", "x1", LEFT, "y1", height, "x2", left(x.high()), "y2", height);
    }

    /** What a guide is, in front of everything else, so that it can be read. */
    private void drawNote(Markup svg, Guide guide) {
        double height = top(guide.value());
        boolean above = height > TOP + legend().height() + LINE;
        svg.element(
                "text",
                guide.label(),
                "class",
                "note",
                "x",
                left(x.high()) - 4,
                "y",
                above ? height - 5 : height + 14,
                "text-anchor",
                "end");
    }

    private void drawColumns(Markup svg, Series one) {
        List<Point> points = one.points();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double before = i > 0 ? points.get(i - 1).x() : 2 * point.x() - next(points, i);
            double after = i + 1 < points.size() ? points.get(i + 1).x() : 2 * point.x() - before;
            double from = left((before + point.x()) / 2);
            double to = left((point.x() + after) / 2);
            double wide = Math.max(0.8, (to - from) * COLUMN);
            svg.open(
                            "rect",
                            "class",
                            "column s" + one.style(),
                            "x",
                            (from + to - wide) / 2,
                            "y",
                            top(point.y()),
                            "width",
                            wide,
                            "height",
                            top(y.low()) - top(point.y()))
                    .element("title", point.hint())
                    .close("rect");
        }
        svg.line();
    }

    private double next(List<Point> points, int i) {
        return i + 1 < points.size() ? points.get(i + 1).x() : points.get(i).x() + (x.high() - x.low()) / 2;
    }

    private void drawLine(Markup svg, Series one) {
        StringBuilder path = new StringBuilder();
        for (Point point : one.points()) {
            path.append(String.format(
                    Locale.ROOT, "%s%.1f %.1f", path.length() == 0 ? "M" : " L", left(point.x()), top(point.y())));
        }
        if (path.length() > 0) {
            String kind = one.look() == Look.DOTS ? "through" : "line";
            svg.empty("path", "class", kind + " s" + one.style(), "d", path).line();
        }
    }

    private void drawMarks(Markup svg, Series one) {
        for (Point point : one.points()) {
            double across = left(point.x());
            if (!Double.isNaN(point.low())) {
                drawInterval(svg, one.style(), across, top(point.high()), top(point.low()));
            }
            String kind = "mark " + point.mark().name().toLowerCase(Locale.ROOT) + " s" + one.style();
            Shape.draw(
                    svg,
                    one.style(),
                    kind,
                    across,
                    top(point.y()),
                    point.mark() == Mark.CHOSEN ? CHOSEN_RADIUS : RADIUS);
            svg.element("title", point.hint());
            Shape.end(svg, one.style());
        }
        svg.line();
    }

    private static void drawInterval(Markup svg, int style, double across, double high, double low) {
        String path = String.format(
                Locale.ROOT,
                "M%.1f %.1f V%.1f M%.1f %.1f h%.1f M%.1f %.1f h%.1f",
                across,
                high,
                low,
                across - CAP,
                high,
                2 * CAP,
                across - CAP,
                low,
                2 * CAP);
        svg.empty("path", "class", "interval s" + style, "d", path);
    }

    private Legend legend() {
        return new Legend(series, LEFT, width - RIGHT, TOP);
    }
}
