package org.iolaus.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import org.iolaus.pipeline.report.chart.Markup;

/** A table: a caption, headings, and rows of text. */
final class HtmlTable {

    private final String caption;
    private final List<String> headings;
    private final List<Row> rows = new ArrayList<>();

    private record Row(List<String> cells, boolean marked) {}

    HtmlTable(String caption, String... headings) {
        this.caption = caption;
        this.headings = List.of(headings);
    }

    /** Adds a row. */
    HtmlTable row(String... cells) {
        return row(false, List.of(cells));
    }

    /** Adds a row, which may be the one that matters. */
    HtmlTable row(boolean marked, List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException("a row must have " + headings.size() + " cells, had " + cells.size());
        }
        rows.add(new Row(List.copyOf(cells), marked));
        return this;
    }

    /** The table. */
    Markup html() {
        Markup html = new Markup();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption)
                .open("table")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        headings.forEach(heading -> html.element("th", heading, "scope", "col"));
        html.close("tr").close("thead").open("tbody").line();
        for (Row row : rows) {
            if (row.marked()) {
                html.open("tr", "class", "chosen");
            } else {
                html.open("tr");
            }
            html.element("th", row.cells().get(0), "scope", "row");
            row.cells().stream().skip(1).forEach(cell -> html.element("td", cell));
            html.close("tr").line();
        }
        return html.close("tbody").close("table").close("div").line();
    }

    /** The table behind a word to click on. */
    Markup folded() {
        return new Markup()
                .open("details")
                .element("summary", "The numbers: " + caption)
                .add(html())
                .close("details")
                .line();
    }
}
