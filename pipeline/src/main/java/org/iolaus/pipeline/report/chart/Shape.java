package org.iolaus.pipeline.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The outlines of marks, one for each style, so that nobody has to tell series by colour alone. */
final class Shape {

    /** Corners around a middle, for a mark of radius 1. A circle has none. */
    private static final List<double[][]> CORNERS = List.of(
            new double[][] {},
            new double[][] {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}},
            new double[][] {{0, -1.2}, {1.1, 0.8}, {-1.1, 0.8}},
            new double[][] {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}},
            new double[][] {{0, 1.2}, {1.1, -0.8}, {-1.1, -0.8}},
            new double[][] {
                {-0.4, -1.2}, {0.4, -1.2}, {0.4, -0.4}, {1.2, -0.4}, {1.2, 0.4}, {0.4, 0.4},
                {0.4, 1.2}, {-0.4, 1.2}, {-0.4, 0.4}, {-1.2, 0.4}, {-1.2, -0.4}, {-0.4, -0.4}
            },
            new double[][] {{-1.2, 0}, {-0.6, -1.1}, {0.6, -1.1}, {1.2, 0}, {0.6, 1.1}, {-0.6, 1.1}},
            new double[][] {{-1.2, -0.5}, {1.2, -0.5}, {1.2, 0.5}, {-1.2, 0.5}});

    private Shape() {}

    /** Draws a mark. */
    static void draw(Markup svg, int style, String kind, double x, double y, double radius) {
        double[][] corners = CORNERS.get(style - 1);
        if (corners.length == 0) {
            svg.open("circle", "class", kind, "cx", x, "cy", y, "r", radius);
            return;
        }
        String points = List.of(corners).stream()
                .map(corner -> String.format(Locale.ROOT, "%.1f,%.1f", x + radius * corner[0], y + radius * corner[1]))
                .collect(Collectors.joining(" "));
        svg.open("polygon", "class", kind, "points", points);
    }

    /** Ends what {@link #draw} began, for hints go inside. */
    static void end(Markup svg, int style) {
        svg.close(CORNERS.get(style - 1).length == 0 ? "circle" : "polygon");
    }
}
