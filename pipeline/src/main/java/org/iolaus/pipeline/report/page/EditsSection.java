package org.iolaus.pipeline.report.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.EditProfile;
import org.iolaus.pipeline.report.EditProfile.PositionEdits;
import org.iolaus.pipeline.report.chart.Axis;
import org.iolaus.pipeline.report.chart.Chart;
import org.iolaus.pipeline.report.chart.Series;
import org.iolaus.pipeline.report.chart.Series.Look;
import org.iolaus.pipeline.report.chart.Series.Point;
import org.jspecify.annotations.Nullable;

/** What was changed in all reads: where, which bases into which, and what became of each read. */
final class EditsSection {

    private static final String LETTERS = "ACGTN";
    private static final double THOUSAND = 1000;

    private static final Map<Outcome, String> WORDS = new EnumMap<>(Map.of(
            Outcome.CLEAN, "nothing in it looked wrong",
            Outcome.CORRECTED, "changed, and all of it looks right now",
            Outcome.PARTLY_CORRECTED, "changed, but a part still looks wrong",
            Outcome.UNCORRECTED, "looked wrong, but no change was certain enough",
            Outcome.TOO_MANY_EDITS, "left alone: it needed more changes than allowed",
            Outcome.MASKED, "N where bases would have been changed",
            Outcome.TOO_SHORT, "too short to judge",
            Outcome.NO_BASES, "no A, C, G or T that may be changed"));

    private final DeliveredReads delivered;
    private final EditProfile profile;

    private EditsSection(DeliveredReads delivered) {
        this.delivered = delivered;
        this.profile = delivered.profile();
    }

    static Section of(DeliveredReads delivered) {
        return new EditsSection(delivered).section();
    }

    private Section section() {
        Section section = new Section("edits", "What was changed");
        section.paragraph("In all reads, not only in the sample: "
                + Numbers.count(delivered.edits(), "base", "bases") + " in "
                + Numbers.count(delivered.changedReads()) + " of "
                + Numbers.count(delivered.reads(), "read", "reads") + ".");
        if (delivered.edits() > 0) {
            section.chart(byPosition()).folded(positions());
            section.table(kinds());
        }
        return section.table(outcomes());
    }

    private Chart byPosition() {
        List<Point> points = profile.positions().stream()
                .map(part -> Point.of(
                        (part.first() + part.last()) / 2.0,
                        perThousand(part),
                        place(part) + ": " + Numbers.count(edits(part), "edit", "edits")))
                .toList();
        double high = points.stream().mapToDouble(Point::y).max().orElse(1);
        int last = profile.positions().get(profile.positions().size() - 1).last();
        return new Chart(
                "edits-by-position",
                "Where in the reads",
                "Edits for each 1,000 bases at that place. Many at one end are usual where the sequencer errs most; a single"
                        + " high column elsewhere hints at a bad cycle, an adapter or a primer.",
                Chart.FULL,
                Axis.exact("position in the read", 0.5, last + 0.5, ""),
                Axis.linear("edits per 1,000 bases", 0, high, ""),
                List.of(new Series("edits", Look.COLUMNS, 1, points)),
                List.of());
    }

    private static double perThousand(PositionEdits part) {
        return part.bases() == 0 ? 0 : THOUSAND * edits(part) / part.bases();
    }

    private static long edits(PositionEdits part) {
        return part.substitutions() + part.insertions() + part.deletions();
    }

    private static String place(PositionEdits part) {
        return part.first() == part.last() ? String.valueOf(part.first()) : part.first() + " to " + part.last();
    }

    private HtmlTable positions() {
        HtmlTable table =
                new HtmlTable("edits along the read", "position", "bases there", "substituted", "put in", "taken out");
        for (PositionEdits part : profile.positions()) {
            table.row(
                    place(part),
                    Numbers.count(part.bases()),
                    Numbers.count(part.substitutions()),
                    Numbers.count(part.insertions()),
                    Numbers.count(part.deletions()));
        }
        return table;
    }

    private HtmlTable kinds() {
        HtmlTable table = new HtmlTable(
                "Which base became which (rows: the raw base)",
                "raw base",
                "to A",
                "to C",
                "to G",
                "to T",
                "to N",
                "taken out");
        for (int raw = 0; raw < LETTERS.length(); raw++) {
            String letter = LETTERS.substring(raw, raw + 1);
            table.row(
                    letter,
                    substituted(letter, "A"),
                    substituted(letter, "C"),
                    substituted(letter, "G"),
                    substituted(letter, "T"),
                    substituted(letter, "N"),
                    number(profile.deletedBases().get(letter)));
        }
        table.row(
                "put in",
                number(profile.insertedBases().get("A")),
                number(profile.insertedBases().get("C")),
                number(profile.insertedBases().get("G")),
                number(profile.insertedBases().get("T")),
                number(profile.insertedBases().get("N")),
                "");
        return table;
    }

    private String substituted(String raw, String corrected) {
        return raw.equals(corrected) ? "" : number(profile.substitutions().get(raw + ">" + corrected));
    }

    private static String number(@Nullable Long number) {
        return number == null ? "0" : Numbers.count(number);
    }

    private HtmlTable outcomes() {
        HtmlTable table = new HtmlTable("What became of the reads", "outcome", "reads", "share");
        delivered.outcomes().forEach((outcome, reads) -> {
            if (reads > 0) {
                table.row(
                        WORDS.getOrDefault(outcome, outcome.name()),
                        Numbers.count(reads),
                        Numbers.percent((double) reads / delivered.reads()));
            }
        });
        return table;
    }
}
