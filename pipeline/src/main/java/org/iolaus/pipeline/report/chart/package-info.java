/**
 * Charts as SVG for the report: lines, dots with intervals and columns on linear or logarithmic axes. Colours are those of the page
 * (custom properties {@code --series-1} and so on), and every series has a shape of its own too.
 */
@NullMarked
package org.iolaus.pipeline.report.chart;

import org.jspecify.annotations.NullMarked;
