package org.iolaus.pipeline.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.chart.Markup;

/** The answer at the head of the page: what to do, how sure that is, and the figures that matter most. */
final class VerdictPart {

    private static final String NONE = "none";

    private final TuningReport report;

    private VerdictPart(TuningReport report) {
        this.report = report;
    }

    static Markup of(TuningReport report) {
        return new VerdictPart(report).html();
    }

    private Markup html() {
        Markup html = new Markup();
        html.open("div", "class", report.corrected() ? "verdict" : "verdict stop")
                .line();
        html.element("p", headline(), "class", "headline").line();
        html.element("p", reason()).line();
        confidence().ifPresent(text -> html.element("p", text).line());
        if (!report.edge().isEmpty()) {
            html.element("p", report.edge()).line();
        }
        if (report.reads().reads() == 0) {
            return html.close("div").line();
        }
        html.element("p", done()).line().close("div").line();
        return html.add(facts());
    }

    private String headline() {
        if (report.reads().reads() == 0) {
            return "There are no reads to correct.";
        }
        return report.corrected()
                ? "Correct these reads with " + report.chosen().replace(" k=", ", k = ") + "."
                : "Do not correct these reads.";
    }

    /** The gain, with the interval of its difference from doing nothing. */
    private String reason() {
        if (!report.search().objective().equals("posterior") || !isJudged()) {
            return afterColon(report.verdict());
        }
        TrialRow best = best();
        if (!report.corrected()) {
            return "The best setting that was tried, " + best.name() + ", would remove only "
                    + Numbers.percent(Math.max(0, best.expectedGain()))
                    + " of the sequencing errors, net of those it makes. Below "
                    + Numbers.percent(report.search().worthwhileGain())
                    + " that is as likely to be the uncertainty of the qualities as a real improvement.";
        }
        return "This is expected to remove " + Numbers.percent(best.expectedGain())
                + " of the sequencing errors, net of those it makes" + interval() + ".";
    }

    private String interval() {
        return row(NONE)
                .filter(none -> none.differenceLow() < none.differenceHigh())
                .map(none -> String.format(
                        Locale.ROOT,
                        " (95 %% certain: between %s and %s)",
                        Numbers.percent(-none.differenceHigh()),
                        Numbers.percent(Math.min(1, -none.differenceLow()))))
                .orElse("");
    }

    private Optional<String> confidence() {
        if (!isJudged() || report.trials().size() < 2) {
            return Optional.empty();
        }
        List<TrialRow> others = report.trials().stream()
                .filter(trial -> trial.tied() && !trial.chosen())
                .toList();
        if (!report.corrected()) {
            return Optional.empty();
        }
        if (others.isEmpty()) {
            return Optional.of("Every other setting is worse, by more than chance explains.");
        }
        if (others.stream().anyMatch(trial -> trial.tool().equals(NONE))) {
            return Optional.of("Whether this is better than leaving the reads alone may be chance.");
        }
        String settings = others.size() == 1 ? "One other setting does" : others.size() + " other settings do";
        return Optional.of(settings + " about as well, and the difference may be chance (" + grouped(others)
                + "): the exact choice among them matters little for these reads." + decidedByBits(others));
    }

    /** Why another setting is used than the one with the highest expected gain, where it is a consensus. */
    private String decidedByBits(List<TrialRow> others) {
        TrialRow chosen = best();
        return chosen.tool().equals(ConsensusCorrector.NAME)
                        && others.stream().anyMatch(other -> other.expectedGain() > chosen.expectedGain())
                ? " Language model and sequencer explain the reads of this one with fewer bits."
                : "";
    }

    /** By tool, with ascending k. */
    private static String grouped(List<TrialRow> trials) {
        Map<String, Set<Integer>> tools = new LinkedHashMap<>();
        for (TrialRow trial : trials) {
            Set<Integer> lengths = tools.computeIfAbsent(trial.tool(), tool -> new TreeSet<>());
            if (trial.k() != null) {
                lengths.add(trial.k());
            }
        }
        return tools.entrySet().stream()
                .map(tool -> tool.getKey()
                        + (tool.getValue().isEmpty() ? "" : " k = ")
                        + tool.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private String done() {
        long changed = report.delivered().changedReads();
        if (!report.corrected()) {
            return "The reads were copied as they are.";
        }
        return "Done: " + Numbers.count(changed) + " of "
                + Numbers.count(report.delivered().reads(), "read was", "reads were") + " changed, in "
                + Numbers.count(report.delivered().edits(), "base", "bases") + ".";
    }

    private Markup facts() {
        Markup facts = new Markup().open("dl", "class", "facts").line();
        fact(
                facts,
                "Reads",
                Numbers.count(report.reads().reads()),
                Numbers.bases(report.reads().bases()) + " in all");
        Double errorRate = report.genome().errorRate();
        double expected = report.expectedErrors() / Math.max(1, report.search().sampledBases());
        double rate = errorRate == null ? expected : errorRate;
        fact(facts, "Sequencing errors", Numbers.percent(rate), "of the bases, " + Numbers.oneIn(rate));
        Long size = report.genome().genomeSize();
        fact(
                facts,
                "Genome size",
                size == null ? "not known" : Numbers.bases(size),
                size == null ? "no clear coverage peak" : "estimated from the reads");
        Double coverage = report.genome().baseCoverage();
        fact(
                facts,
                "Coverage",
                coverage == null ? "not known" : Numbers.decimal(coverage, 1) + "x",
                "reads over each place");
        return facts.close("dl").line();
    }

    private static void fact(Markup facts, String what, String value, String more) {
        facts.open("div")
                .element("dt", what)
                .open("dd")
                .text(value)
                .element("small", more)
                .close("dd")
                .close("div")
                .line();
    }

    /** Whether there was anything to compare. */
    private boolean isJudged() {
        return report.trials().stream().anyMatch(trial -> trial.edits() > 0);
    }

    private TrialRow best() {
        return report.trials().stream()
                .filter(trial ->
                        report.corrected() ? trial.chosen() : !trial.tool().equals(NONE))
                .max((a, b) -> Double.compare(a.expectedGain(), b.expectedGain()))
                .orElseThrow();
    }

    private Optional<TrialRow> row(String name) {
        return report.trials().stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst();
    }

    private static String afterColon(String sentence) {
        String rest = sentence.substring(sentence.indexOf(':') + 1).strip();
        return rest.isEmpty() ? sentence : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }
}
