package org.iolaus.pipeline.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.chart.Markup;

/** What all pages have: head, style, the order of things, and the end. No scripts, and nothing is fetched from anywhere. */
final class Page {

    /** A browser that heeds this loads nothing, whatever should get into the page. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Markup html = new Markup();

    /**
     * Starts a page.
     *
     * @param title what the browser calls it
     * @param about what the page is about, in a line
     */
    Page(String title, String about) {
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        // An icon of nothing, or the browser would ask for one.
        html.empty("link", "rel", "icon", "href", "data:,").line();
        html.element("title", title).line();
        html.open("style").raw(style()).close("style").line();
        html.close("head").line().open("body").open("main").line();
        html.open("header")
                .element("p", "Iolaus", "class", "brand")
                .element("h1", about)
                .close("header")
                .line();
    }

    /** Adds a part. */
    Page add(Markup part) {
        html.add(part);
        return this;
    }

    /** Ends with where the result comes from. */
    String endedBy(Provenance provenance) {
        return endedBy(provenance(provenance).html());
    }

    /** Ends. */
    String endedBy(Markup last) {
        html.add(last);
        html.close("main").close("body").close("html").line();
        return html.toString();
    }

    private static Section provenance(Provenance provenance) {
        Section section = new Section("provenance", "Where this comes from");
        section.add(new Markup()
                .open("p")
                .text("Made by Iolaus " + provenance.version() + " (Java " + provenance.java() + ") with ")
                .element("code", provenance.commandLine())
                .text(". The same files, version and seed"
                        + (provenance.seed() == null ? "" : " (" + provenance.seed() + ")")
                        + " give the same result, with any number of threads.")
                .close("p")
                .line());
        HtmlTable files = new HtmlTable("Files that were read", "file", "size", "SHA-256 checksum");
        provenance
                .inputs()
                .forEach(input -> files.row(input.file(), Numbers.count(input.bytes()) + " bytes", input.sha256()));
        return section.table(files);
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing beside " + Page.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
