package org.iolaus.pipeline.report.chart;

import java.util.Locale;

/** Text of XML and HTML, put together so that nothing a file or a user says can become an element or an attribute. */
public final class Markup {

    private final StringBuilder text = new StringBuilder();

    /** Starts with nothing. */
    public Markup() {}

    /**
     * Escapes what has a meaning in elements and attributes, and leaves out what XML cannot hold.
     *
     * @param content any text
     * @return the same text for a reader
     */
    public static String escape(String content) {
        StringBuilder escaped = new StringBuilder(content.length());
        content.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** XML 1.0, production 2; half of a surrogate pair cannot be written as UTF-8 either. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }

    /**
     * Opens an element.
     *
     * @param name the element
     * @param attributes names and values in turn; values are escaped
     * @return this
     */
    public Markup open(String name, Object... attributes) {
        begin(name, attributes);
        text.append('>');
        return this;
    }

    /**
     * Adds an element that has nothing in it.
     *
     * @param name the element
     * @param attributes names and values in turn
     * @return this
     */
    public Markup empty(String name, Object... attributes) {
        begin(name, attributes);
        text.append("/>");
        return this;
    }

    private void begin(String name, Object... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(value(attributes[i + 1])))
                    .append('"');
        }
    }

    /**
     * Closes an element.
     *
     * @param name the element
     * @return this
     */
    public Markup close(String name) {
        text.append("</").append(name).append(">");
        return this;
    }

    /**
     * Adds text, escaped.
     *
     * @param content any text
     * @return this
     */
    public Markup text(String content) {
        text.append(escape(content));
        return this;
    }

    /**
     * Adds an element with nothing but text in it.
     *
     * @param name the element
     * @param content its text, which is escaped
     * @param attributes names and values in turn
     * @return this
     */
    public Markup element(String name, String content, Object... attributes) {
        return open(name, attributes).text(content).close(name);
    }

    /**
     * Adds what was put together elsewhere.
     *
     * @param other elements
     * @return this
     */
    public Markup add(Markup other) {
        text.append(other.text);
        return this;
    }

    /**
     * Adds a line feed, for those who read the source.
     *
     * @return this
     */
    public Markup line() {
        text.append('\n');
        return this;
    }

    /**
     * Adds text as it is: the doctype and the style sheet, which belong to the program.
     *
     * @param trusted not from a user or a file of one
     * @return this
     */
    public Markup raw(String trusted) {
        text.append(trusted);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String value(Object value) {
        if (value instanceof Double number) {
            String shown = String.format(Locale.ROOT, "%.2f", number);
            return shown.contains(".") ? shown.replaceAll("\\.?0+$", "") : shown;
        }
        return String.valueOf(value);
    }
}
