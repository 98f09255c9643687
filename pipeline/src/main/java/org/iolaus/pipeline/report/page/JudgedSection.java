package org.iolaus.pipeline.report.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How good the correction was, where the truth or a reference tells. */
final class JudgedSection {

    /** What the figures of {@code evaluate} mean; the others are shown under their own names. */
    private static final Map<String, String> WORDS = words();

    private JudgedSection() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("gain", "errors removed, net of those made (gain)");
        words.put("sensitivity", "errors removed (sensitivity)");
        words.put("precision", "edits that are right (precision)");
        words.put("made_perfect", "reads made perfect");
        words.put("harmed_reads", "reads harmed");
        words.put("perfect_before", "perfect reads before");
        words.put("perfect_after", "perfect reads after");
        words.put("errors", "wrong bases before");
        words.put("true_positives", "wrong bases mended");
        words.put("false_positives", "right bases made wrong");
        words.put("false_negatives", "wrong bases left");
        words.put("exact_match_rate_before", "reads like the reference from end to end, before");
        words.put("exact_match_rate_after", "reads like the reference from end to end, after");
        words.put("mismatch_rate_before", "bases unlike the reference, before");
        words.put("mismatch_rate_after", "bases unlike the reference, after");
        words.put("alignment_rate_before", "reads that align, before");
        words.put("alignment_rate_after", "reads that align, after");
        return words;
    }

    /** The figures by name, as {@code evaluate} prints them. */
    static Section of(Map<String, Number> figures) {
        Section section = new Section("judged", "Judged by what is known");
        section.paragraph(
                figures.containsKey("gain")
                        ? "The true sequence of every read is known, so this is no estimate."
                        : "The reads were aligned to a reference before and after. Where the sample differs from the reference, a true"
                                + " base counts as a mismatch.");
        HtmlTable table = new HtmlTable("Figures of evaluate", "figure", "value");
        WORDS.forEach((name, words) -> {
            Number value = figures.get(name);
            if (value != null) {
                table.row(words, shown(value));
            }
        });
        HtmlTable others = new HtmlTable("all other figures", "figure", "value");
        figures.forEach((name, value) -> {
            if (!WORDS.containsKey(name)) {
                others.row(name.replace('_', ' '), shown(value));
            }
        });
        return section.table(table).folded(others);
    }

    /** Whole numbers are counts, others shares. */
    private static String shown(Number value) {
        return value instanceof Double || value instanceof Float
                ? Double.isNaN(value.doubleValue())
                        ? "not known"
                        : String.format(Locale.ROOT, "%.4f %%", 100 * value.doubleValue())
                : Numbers.count(value.longValue());
    }
}
