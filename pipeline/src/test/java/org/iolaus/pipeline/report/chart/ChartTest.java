package org.iolaus.pipeline.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iolaus.pipeline.report.chart.Chart.Guide;
import org.iolaus.pipeline.report.chart.Series.Look;
import org.iolaus.pipeline.report.chart.Series.Mark;
import org.iolaus.pipeline.report.chart.Series.Point;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static Chart chart(Series... series) {
        return new Chart(
                "example",
                "Errors & more",
                "What is seen.",
                Chart.FULL,
                Axis.exact("k", 0, 10, ""),
                Axis.linear("gain", 0, 100, " %"),
                List.of(series),
                List.of(new Guide(50, "half")));
    }

    @Test
    void marksIntervalsGuidesAndHintsAreDrawn() {
        String svg = chart(
                        new Series("tool", Look.DOTS, 1, List.of(new Point(5, 50, 40, 60, Mark.CHOSEN, "k=5: 50 %"))))
                .svg()
                .toString();
        assertThat(svg)
                .startsWith("<svg viewBox=\"0 0 760 284\" role=\"img\" aria-labelledby=\"example-title example-text\"")
                .contains("<title id=\"example-title\">Errors &amp; more</title>")
                .contains("<desc id=\"example-text\">What is seen.</desc>")
                .contains(
                        "<circle class=\"mark chosen s1\" cx=\"405\" cy=\"122\" r=\"6.4\"><title>k=5: 50 %</title></circle>")
                .contains("class=\"interval s1\" d=\"M405.0 100.0 V144.0 ")
                .contains(">half</text>")
                .doesNotContain("class=\"key\"");
    }

    @Test
    void severalSeriesHaveALegendAndShapesOfTheirOwn() {
        Series dots = new Series("first", Look.DOTS, 1, List.of(Point.of(1, 1, "")));
        Series squares = new Series("second", Look.DOTS, 2, List.of(Point.of(1, 1, "")));
        Series line = new Series("third", Look.LINE, 3, List.of(Point.of(1, 1, ""), Point.of(2, 2, "")));
        Series columns = new Series("fourth", Look.COLUMNS, 4, List.of(Point.of(1, 1, ""), Point.of(2, 2, "")));
        assertThat(chart(dots, squares, line, columns).svg().toString())
                .contains(">first</text>", ">second</text>", ">third</text>", ">fourth</text>")
                .contains("<circle class=\"mark plain s1\"", "<polygon class=\"mark plain s2\"")
                .contains("<path class=\"line s3\"", "<rect class=\"column s4\"");
    }

    @Test
    void everyStyleCanBeDrawn() {
        for (int style = 1; style <= Series.STYLES; style++) {
            assertThat(chart(new Series("one", Look.DOTS, style, List.of(Point.of(1, 1, ""))))
                            .svg()
                            .toString())
                    .contains("mark plain s" + style);
        }
        assertThatThrownBy(() -> new Series("one", Look.DOTS, 9, List.of()))
                .hasMessage("a style must be from 1 to 8, was 9");
    }

    @Test
    void aSingleColumnHasAWidth() {
        assertThat(chart(new Series("one", Look.COLUMNS, 1, List.of(Point.of(5, 10, ""))))
                        .svg()
                        .toString())
                .containsPattern("<rect class=\"column s1\" x=\"[0-9.]+\" y=\"[0-9.]+\" width=\"[1-9][0-9.]*\"");
    }
}
