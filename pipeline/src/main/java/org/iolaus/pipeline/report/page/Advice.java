package org.iolaus.pipeline.report.page;

import java.util.List;
import java.util.Locale;
import org.iolaus.pipeline.report.chart.Markup;

/** What to do about a warning. */
final class Advice {

    /** What a warning says, and what to do. The first that is found holds. */
    private record Rule(String says, String advice) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "or more G (no signal",
                    "Cut such tails off before correcting, with a trimmer that knows two-colour sequencers (its option is"
                            + " often called poly-G trimming), and run this again on the trimmed reads."),
            new Rule(
                    "end in adapter",
                    "Cut the adapters off with a trimmer before correcting. The estimates here leave such tails out, but the"
                            + " corrected reads still have them."),
            new Rule(
                    "the qualities are binned",
                    "Nothing to do: many sequencers write few quality values. The error rate of each value was measured from"
                            + " the reads; see the chart of qualities."),
            new Rule(
                    "k-mer coverage is",
                    "With so few reads over each place, many errors have no second witness. Take more reads if you can, and"
                            + " expect the correction to leave errors."),
            new Rule(
                    "alleles differ at",
                    "The sample has two alleles at many places. That is no fault; after correcting, check that a caller still"
                            + " finds them at about half of the reads."),
            new Rule(
                    "a mixture of strains",
                    "The sample may hold several strains or species. Rare ones look like errors: do not use corrected reads"
                            + " to look for rare variants, and compare with the raw reads before you trust a difference."),
            new Rule(
                    "the genome size is not estimable",
                    "The depth is uneven or low, as with amplicons, metagenomes or few reads. The choice of the corrector"
                            + " does not need the genome size, but look at rare variants in the raw reads too."),
            new Rule(
                    "holds no reads",
                    "Check that this is the file that was meant, and that the step before it went well."),
            new Rule(
                    "aligned reads, written without positions",
                    "Align the corrected reads again where positions are needed."),
            new Rule("records left out", "Nothing to do: each read is there once, in its primary record."),
            new Rule("hard-clipped reads", "Take the reads from before the alignment if the cut-off bases matter."),
            new Rule("whose mate is not in the file", "Check that the file was not cut short or filtered."));

    private Advice() {}

    /**
     * What to do about a warning.
     *
     * @param warning a warning as the program told it
     * @return one or more sentences; empty where there is nothing to say
     */
    static String on(String warning) {
        return RULES.stream()
                .filter(rule -> warning.contains(rule.says()))
                .map(Rule::advice)
                .findFirst()
                .orElse("");
    }

    /** All warnings, each with what to do. */
    static Section section(List<String> warnings) {
        Section section = new Section("warnings", "Good to know before you go on");
        Markup list = new Markup().open("ul", "class", "warnings").line();
        for (String warning : warnings) {
            list.open("li")
                    .element("strong", sentence(warning))
                    .text(on(warning))
                    .close("li")
                    .line();
        }
        return section.add(list.close("ul").line());
    }

    /** A file name keeps its letters. */
    private static String sentence(String warning) {
        boolean name = warning.split(" ", 2)[0].contains(".") || warning.split(" ", 2)[0].contains("/");
        return (name ? warning.substring(0, 1) : warning.substring(0, 1).toUpperCase(Locale.ROOT))
                + warning.substring(1) + ".";
    }
}
