package org.iolaus.pipeline.report.page;

import java.util.Comparator;
import java.util.List;
import org.iolaus.pipeline.report.MixtureSummary;
import org.iolaus.pipeline.report.MixtureSummary.Finalist;

/** The network that was asked beside the counts: what it is, how well it tells the reads' bases, and what it said. */
final class NetworkSection {

    private final MixtureSummary mixture;
    private final String chosen;

    private NetworkSection(MixtureSummary mixture, String chosen) {
        this.mixture = mixture;
        this.chosen = chosen;
    }

    /**
     * The section.
     *
     * @param mixture the network
     * @param chosen the setting that was used
     */
    static Section of(MixtureSummary mixture, String chosen) {
        return new NetworkSection(mixture, chosen).section();
    }

    private Section section() {
        Section section = new Section("network", "The second opinion of a network");
        section.paragraph(network()).paragraph(cost()).paragraph(opinion());
        if (!mixture.finalists().isEmpty()) {
            section.table(table());
        }
        return section;
    }

    private String network() {
        String trained = mixture.budget() == 0
                ? " had been trained before"
                : " was trained on " + Numbers.count(mixture.tokens(), "base", "bases") + " of the sample"
                        + (mixture.seconds() == null
                                ? ""
                                : ", for at most " + Numbers.decimal(mixture.seconds(), 0)
                                        + " seconds (on another machine it may come to another opinion)");
        return mixture.name() + trained + ". It has " + Numbers.count(mixture.parameters())
                + " values, mixes the counts of"
                + " k-mers with what it learned, and was asked on " + mixture.device() + " with " + mixture.engine()
                + " and "
                + Numbers.count(mixture.engineThreads(), "thread", "threads") + ".";
    }

    private String cost() {
        double saved = 1 - mixture.bitsPerBase() / mixture.countsBitsPerBase();
        return "Reads kept from it cost " + Numbers.decimal(mixture.bitsPerBase(), 4) + " bits per base with it and "
                + Numbers.decimal(mixture.countsBitsPerBase(), 4) + " by the counts alone (lower is better): "
                + (saved > 0
                        ? "it knows what the counts do not, " + Numbers.percent(saved) + " of their cost."
                        : "the counts tell them better, and its opinion is worth less than theirs.");
    }

    private String opinion() {
        List<Finalist> finalists = mixture.finalists();
        if (finalists.isEmpty()) {
            return "No two settings were so good and so near each other that it had to be asked.";
        }
        String best = Numbers.count(finalists.size()) + " settings are within a percentage point of the best";
        if (mixture.judgedFragments() == 0) {
            return best + " and make the same of every read: there was nothing to ask.";
        }
        Finalist before = finalists.stream()
                .max(Comparator.comparingDouble(Finalist::countsGain))
                .orElseThrow();
        Finalist after = finalists.stream()
                .max(Comparator.comparingDouble(Finalist::gain))
                .orElseThrow();
        return best + " by the counts. It judged anew what they make of "
                + Numbers.count(mixture.judgedFragments(), "fragment", "fragments") + " in which they differ. "
                + (before.gain() >= after.gain()
                        ? "It agrees with the counts: best is " + before.setting() + "."
                        : "It disagrees with the counts: by them " + before.setting() + " is best, with it "
                                + after.setting() + ".");
    }

    /** The best first. */
    private HtmlTable table() {
        HtmlTable table = new HtmlTable(
                "What the network judged: errors removed, net", "setting", "by the counts alone", "with the network");
        List<Finalist> bestFirst = mixture.finalists().stream()
                .sorted(Comparator.comparingDouble(finalist -> -finalist.gain()))
                .toList();
        for (Finalist finalist : bestFirst) {
            boolean used = finalist.setting().equals(chosen);
            table.row(
                    used,
                    List.of(
                            finalist.setting() + (used ? " (used)" : ""),
                            Numbers.percent(finalist.countsGain()),
                            Numbers.percent(finalist.gain())));
        }
        return table;
    }
}
