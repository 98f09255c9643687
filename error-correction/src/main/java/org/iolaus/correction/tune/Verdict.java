package org.iolaus.correction.tune;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.iolaus.correction.correct.ConsensusCorrector;

/**
 * The tuner's answer.
 *
 * @param objective what decided
 * @param raw the trial of the reads as they are
 * @param chosen the candidate to use
 * @param best the candidate with the best score; another than {@code chosen} only where that one cannot be told from it, gives away no
 *     more than {@value #NEGLIGIBLE_LOSS} of the gain (or a tenth of an error), and makes fewer edits; where the best is a consensus that is
 *     better by less than {@value #WORTH_ASKING}, or perhaps by chance; or where the chosen one is a consensus that cannot be told from the
 *     best by expected gain, but by the bits that language model and channel take for the reads
 * @param tied the names of the candidates whose difference from the chosen one may be chance ({@link Trial#tied()}), without a consensus that
 *     says the same
 * @param edge where its k lies at an end of the range tried, a sentence that says so; else empty
 * @param nothingToJudge why no candidate can be told from doing nothing at all; else empty
 */
public record Verdict(
        Objective objective,
        Trial raw,
        Trial chosen,
        Trial best,
        List<String> tied,
        String edge,
        String nothingToJudge) {

    /**
     * A best candidate that is expected to remove less than this share of the errors is not worth the harm it may do: so little is what
     * the uncertainty of the qualities amounts to on reads that have no errors at all.
     */
    public static final double WORTHWHILE = 0.03;

    /**
     * This share of the gain is given away for fewer edits, at most, or a tenth of an error where there are few. Scores that differ by
     * more are better told apart by themselves than by the number of edits: a tie of ten times that loses a thousandth of the gain.
     */
    public static final double NEGLIGIBLE_LOSS = 0.00001;

    /**
     * A consensus has to be better than others by this share of the errors, and not by chance, or save this share more bits: it takes their
     * time together, and is judged by the posterior that it goes by.
     */
    public static final double WORTH_ASKING = 0.0001;

    /** Copies the list. */
    public Verdict {
        tied = List.copyOf(tied);
    }

    /**
     * Whether the reads are to be corrected at all.
     *
     * @return false for "do not correct"
     */
    public boolean correct() {
        return !chosen.tool().equals(DoNothing.NAME);
    }

    /**
     * The verdict as a user reads it.
     *
     * @return one or more sentences
     */
    public String sentence() {
        if (!nothingToJudge.isEmpty()) {
            return "Do not correct: there is nothing to judge, for " + nothingToJudge + ".";
        }
        StringBuilder text = new StringBuilder(correct() ? why() : whyNot());
        if (!tied.isEmpty()) {
            text.append(" It is a tie with ").append(grouped(tied)).append(": the difference may be chance.");
        }
        if (!chosen.name().equals(best.name())) {
            text.append(whyNotBest());
        }
        if (!edge.isEmpty()) {
            text.append(' ').append(edge);
        }
        return text.toString();
    }

    private String why() {
        String gain = chosen.expectedGain() < 0
                ? "it is expected to make more errors than it removes."
                : String.format(
                        Locale.ROOT,
                        "it is expected to remove %.2f %% of the errors, net of those it makes.",
                        100 * chosen.expectedGain());
        String perplexity = objective == Objective.POSTERIOR
                ? ""
                : String.format(
                        Locale.ROOT,
                        "it lowers the perplexity from %.4f to %.4f; ",
                        raw.perplexity(),
                        chosen.perplexity());
        return "Correct with " + chosen.name() + ": " + perplexity + gain;
    }

    private String whyNotBest() {
        if (chosen.tool().equals(ConsensusCorrector.NAME)) {
            return " Language model and sequencer explain its reads with fewer bits than those of " + best.name()
                    + ", whose expected gain is the highest.";
        }
        return best.tool().equals(ConsensusCorrector.NAME)
                ? String.format(
                        Locale.ROOT,
                        " The best, %s, asks several correctors: it is used where it is better by %s %%, and not by chance%s.",
                        best.name(),
                        percent(WORTH_ASKING),
                        objective == Objective.POSTERIOR ? ", or explains the reads with fewer bits in a tie" : "")
                : String.format(
                        Locale.ROOT,
                        " It makes the fewest edits of those that lie within %s %% (or a tenth of an error) of the best, %s.",
                        percent(NEGLIGIBLE_LOSS),
                        best.name());
    }

    private String whyNot() {
        return objective == Objective.POSTERIOR
                ? "Do not correct: no candidate is expected to remove as much as " + percent(WORTHWHILE)
                        + " % of the errors, net of those it makes."
                : String.format(
                        Locale.ROOT,
                        "Do not correct: no candidate lowers the perplexity, which is %.4f.",
                        raw.perplexity());
    }

    /** Names with their k put together by tool: {@code spectral k=19, 21, tadpole}. */
    private static String grouped(List<String> names) {
        Map<String, Set<Integer>> lengths = new LinkedHashMap<>();
        for (String name : names) {
            String[] parts = name.split(" k=", 2);
            Set<Integer> ofTool = lengths.computeIfAbsent(parts[0], tool -> new TreeSet<>());
            if (parts.length > 1) {
                ofTool.add(Integer.valueOf(parts[1]));
            }
        }
        return lengths.entrySet().stream()
                .map(tool -> tool.getKey()
                        + (tool.getValue().isEmpty() ? "" : " k=")
                        + tool.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining(", "));
    }

    /** A share as a percentage without needless zeros. */
    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
