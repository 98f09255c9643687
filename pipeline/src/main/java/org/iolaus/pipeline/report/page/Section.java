package org.iolaus.pipeline.report.page;

import org.iolaus.pipeline.report.chart.Chart;
import org.iolaus.pipeline.report.chart.Markup;

/** A part of a page under a heading of its own. */
final class Section {

    private final Markup html = new Markup();

    /**
     * Starts a section.
     *
     * @param id a name of its own in the page
     * @param heading what it tells
     */
    Section(String id, String heading) {
        html.open("section", "id", id, "aria-labelledby", id + "-heading")
                .element("h2", heading, "id", id + "-heading")
                .line();
    }

    /** Adds a paragraph. */
    Section paragraph(String text) {
        html.element("p", text).line();
        return this;
    }

    /** Adds a heading within the section. */
    Section heading(String text) {
        html.element("h3", text).line();
        return this;
    }

    /** Adds a chart, and beneath it what is to be seen. */
    Section chart(Chart chart) {
        html.add(figure(chart));
        return this;
    }

    /** Adds two charts beside each other where there is room. */
    Section charts(Chart first, Chart second) {
        html.open("div", "class", "pair")
                .add(figure(first))
                .add(figure(second))
                .close("div")
                .line();
        return this;
    }

    private static Markup figure(Chart chart) {
        Markup caption = new Markup().element("strong", chart.title() + ".").text(" " + chart.description());
        return new Markup()
                .open("figure")
                .open("div", "class", "scroll")
                .add(chart.svg())
                .close("div")
                .open("figcaption")
                .add(caption)
                .close("figcaption")
                .close("figure")
                .line();
    }

    /** Adds a table. */
    Section table(HtmlTable table) {
        html.add(table.html());
        return this;
    }

    /** Adds a table that is folded away. */
    Section folded(HtmlTable table) {
        html.add(table.folded());
        return this;
    }

    /** Adds anything else. */
    Section add(Markup other) {
        html.add(other);
        return this;
    }

    /** The section. */
    Markup html() {
        return new Markup().add(html).close("section").line();
    }
}
