package org.iolaus.pipeline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.iolaus.genomics.kmer.SpectrumPoint;
import org.jspecify.annotations.Nullable;

/**
 * One file of custom content for MultiQC, in the JSON form that its documentation describes. MultiQC puts files with the same id from
 * several samples together. A file's name must end in {@code _mqc.json}.
 *
 * @param id of the content
 * @param sectionName its heading; null for columns of the table at the head of MultiQC's page, which belong to no section
 * @param description what it shows
 * @param plotType {@code generalstats}, {@code linegraph} or {@code bargraph}
 * @param pconfig how it is shown: of the general statistics a list with an entry for each column, else the plot's own settings
 * @param data by sample
 */
public record MultiqcContent(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sectionName,
        String description,
        String plotType,
        Object pconfig,
        Map<String, Map<String, Object>> data) {

    private static final double HUNDRED = 100;

    /**
     * The contents for a run of {@code tune}.
     *
     * @param sample what the sample is called
     * @param report what the run found
     * @return files by name
     */
    public static Map<String, MultiqcContent> of(String sample, TuningReport report) {
        Map<String, MultiqcContent> files = new LinkedHashMap<>();
        files.put("iolaus_general_mqc.json", general(sample, report));
        files.put("iolaus_settings_mqc.json", settings(sample, report));
        files.put("iolaus_kmers_mqc.json", kmers(sample, report.genome()));
        files.put("iolaus_outcomes_mqc.json", outcomes(sample, report.delivered()));
        return files;
    }

    private static MultiqcContent general(String sample, TuningReport report) {
        List<Map<String, Object>> columns = List.of(
                column("iolaus_setting", "Corrector", "What Iolaus chose", Map.of()),
                column(
                        "iolaus_gain",
                        "Errors removed",
                        "Expected share of the sequencing errors removed, net of those made",
                        Map.of("suffix", "%", "max", 100, "format", "{:,.2f}", "scale", "RdYlGn")),
                column(
                        "iolaus_changed",
                        "Reads changed",
                        "Share of the reads that were changed",
                        Map.of("suffix", "%", "min", 0, "max", 100, "format", "{:,.2f}", "scale", "Blues")),
                column(
                        "iolaus_coverage",
                        "Coverage",
                        "Bases read for each base of the genome, estimated from k-mers",
                        Map.of("suffix", "x", "min", 0, "format", "{:,.1f}", "scale", "Greens")));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("iolaus_setting", report.chosen());
        report.trials().stream()
                .filter(TrialRow::chosen)
                .forEach(trial -> values.put("iolaus_gain", HUNDRED * trial.expectedGain()));
        DeliveredReads delivered = report.delivered();
        values.put("iolaus_changed", HUNDRED * delivered.changedReads() / Math.max(1, delivered.reads()));
        Double coverage = report.genome().baseCoverage();
        if (coverage != null) {
            values.put("iolaus_coverage", coverage);
        }
        return new MultiqcContent(
                "iolaus_general", null, "What Iolaus chose and did", "generalstats", columns, Map.of(sample, values));
    }

    private static Map<String, Object> column(String key, String title, String description, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("title", title);
        settings.put("description", description);
        more.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return Map.of(key, settings);
    }

    private static MultiqcContent settings(String sample, TuningReport report) {
        Map<String, Map<String, Object>> data = new LinkedHashMap<>();
        List<TrialRow> rows = new ArrayList<>(report.trials());
        rows.sort((a, b) -> Integer.compare(a.k() == null ? 0 : a.k(), b.k() == null ? 0 : b.k()));
        for (TrialRow trial : rows) {
            if (trial.k() != null) {
                data.computeIfAbsent(sample + " " + trial.tool(), series -> new LinkedHashMap<>())
                        .put(String.valueOf(trial.k()), HUNDRED * trial.expectedGain());
            }
        }
        return new MultiqcContent(
                "iolaus_settings",
                "Iolaus: errors removed, by k",
                "The share of the sequencing errors that each setting is expected to remove, net of those it makes.",
                "linegraph",
                plot("iolaus_settings_plot", "Iolaus: errors removed, by k", "k", "errors removed, net (%)"),
                data);
    }

    private static MultiqcContent kmers(String sample, SpectrumSummary summary) {
        Map<String, Object> points = new LinkedHashMap<>();
        for (SpectrumPoint point : summary.curve()) {
            points.put(String.format(Locale.ROOT, "%.0f", point.count()), point.observed());
        }
        Map<String, Object> plot =
                plot("iolaus_kmers_plot", "Iolaus: k-mer spectrum", "times seen", "different k-mers");
        plot.put("xlog", true);
        plot.put("ylog", true);
        return new MultiqcContent(
                "iolaus_kmers",
                "Iolaus: k-mer spectrum",
                "How many different k-mers were seen how often.",
                "linegraph",
                plot,
                Map.of(sample, points));
    }

    private static MultiqcContent outcomes(String sample, DeliveredReads delivered) {
        Map<String, Object> reads = new LinkedHashMap<>();
        delivered
                .outcomes()
                .forEach((outcome, number) ->
                        reads.put(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '), number));
        return new MultiqcContent(
                "iolaus_outcomes",
                "Iolaus: what became of the reads",
                "How many reads came out how.",
                "bargraph",
                plot("iolaus_outcomes_plot", "Iolaus: what became of the reads", "", "reads"),
                Map.of(sample, reads));
    }

    private static Map<String, Object> plot(String id, String title, String xlab, String ylab) {
        Map<String, Object> plot = new LinkedHashMap<>();
        plot.put("id", id);
        plot.put("title", title);
        plot.put("xlab", xlab);
        plot.put("ylab", ylab);
        return plot;
    }
}
