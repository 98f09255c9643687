package org.iolaus.pipeline.report.chart;

import java.util.List;

/**
 * Points that belong together.
 *
 * @param name what they are, for the legend
 * @param look how they are drawn
 * @param style which colour and shape, from 1 to {@value #STYLES}; the same number is the same thing in all charts of a page
 * @param points in the order of x
 */
public record Series(String name, Look look, int style, List<Point> points) {

    /** How many colours and shapes there are. */
    public static final int STYLES = 8;

    /** How a series is drawn. */
    public enum Look {
        /** Marks and a line through them. */
        DOTS,
        /** A line. */
        LINE,
        /** A column for each point. */
        COLUMNS
    }

    /**
     * One point.
     *
     * @param x its place along
     * @param y its height
     * @param low the lower end of its interval, or not a number where it has none
     * @param high the upper end
     * @param mark what it stands for
     * @param hint what is shown when it is pointed at
     */
    public record Point(double x, double y, double low, double high, Mark mark, String hint) {

        /**
         * A point without an interval.
         *
         * @param x its place along
         * @param y its height
         * @param hint what is shown when it is pointed at
         * @return the point
         */
        public static Point of(double x, double y, String hint) {
            return new Point(x, y, Double.NaN, Double.NaN, Mark.PLAIN, hint);
        }
    }

    /** What a point stands for. */
    public enum Mark {
        /** One of many. */
        PLAIN,
        /** The one that the chart is about. */
        CHOSEN,
        /** Less is known of it. */
        HOLLOW
    }

    /** Checks the style and copies the points. */
    public Series {
        points = List.copyOf(points);
        if (style < 1 || style > STYLES) {
            throw new IllegalArgumentException("a style must be from 1 to " + STYLES + ", was " + style);
        }
    }
}
