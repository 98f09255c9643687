package org.iolaus.pipeline.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.iolaus.pipeline.report.chart.Series.Look;

/**
 * The keys above a chart, in rows. One series alone needs none: the axis names it.
 *
 * @param series what is drawn
 * @param left where a row begins
 * @param right where it ends at the latest
 * @param top where the first row begins
 */
record Legend(List<Series> series, double left, double right, double top) {

    private static final int ROW = 22;
    private static final int KEY = 24;
    private static final int GAP = 18;
    private static final double LETTER = 7.2;

    /** A key and where it stands. */
    private record Entry(Series series, double across, int row) {}

    /** How much room the rows take. */
    int height() {
        List<Entry> entries = entries();
        return entries.isEmpty() ? 0 : (entries.get(entries.size() - 1).row() + 1) * ROW + 4;
    }

    /** Draws the keys. */
    void draw(Markup svg) {
        List<Entry> entries = entries();
        for (Entry entry : entries) {
            double down = top + 4 + entry.row() * ROW;
            drawKey(svg, entry.series(), entry.across(), down);
            svg.element("text", entry.series().name(), "class", "key", "x", entry.across() + KEY, "y", down + 4);
        }
        if (!entries.isEmpty()) {
            svg.line();
        }
    }

    private List<Entry> entries() {
        if (series.size() < 2) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        double across = left;
        int row = 0;
        for (Series one : series) {
            double wide = KEY + one.name().length() * LETTER + GAP;
            if (across + wide > right && across > left) {
                across = left;
                row++;
            }
            entries.add(new Entry(one, across, row));
            across += wide;
        }
        return entries;
    }

    private static void drawKey(Markup svg, Series one, double across, double down) {
        if (one.look() == Look.COLUMNS) {
            svg.open(
                            "rect",
                            "class",
                            "column s" + one.style(),
                            "x",
                            across + 2,
                            "y",
                            down - 6,
                            "width",
                            14,
                            "height",
                            12)
                    .close("rect");
            return;
        }
        String path = String.format(Locale.ROOT, "M%.1f %.1f h18", across, down);
        String kind = one.look() == Look.DOTS ? "through" : "line";
        svg.empty("path", "class", kind + " s" + one.style(), "d", path);
        if (one.look() == Look.DOTS) {
            Shape.draw(svg, one.style(), "mark plain s" + one.style(), across + 9, down, Chart.RADIUS);
            Shape.end(svg, one.style());
        }
    }
}
