package org.iolaus.pipeline.report.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.kmer.SpectrumPoint;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.EditProfile;
import org.iolaus.pipeline.report.EditProfile.PositionEdits;
import org.iolaus.pipeline.report.ErrorRates;
import org.iolaus.pipeline.report.ErrorRates.PositionRate;
import org.iolaus.pipeline.report.ErrorRates.QualityRate;
import org.iolaus.pipeline.report.MixtureSummary;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.SpectrumSummary;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;
import org.jspecify.annotations.Nullable;

/** Reports made up for tests: what all of them have in common, and what a test may change. */
public final class ExampleReport {

    /** Words that would do harm where they were taken for elements. */
    static final String EVIL = "<script>alert('x')</script>&\"\u0000";

    private final List<TrialRow> trials = new ArrayList<>();
    private boolean corrected = true;
    private List<String> warnings = List.of();
    private String file = "reads_R1.fastq.gz";
    private boolean reads = true;
    private boolean peak = true;
    private final List<String> tied = new ArrayList<>();
    private @Nullable MixtureSummary mixture;

    public ExampleReport() {
        trials.add(trial("none", null, 0, true));
    }

    public ExampleReport trial(String tool, int k, double gain) {
        trials.add(trial(tool, k, gain, true));
        return this;
    }

    /** One whose difference from the chosen one may be chance. */
    public ExampleReport tied(String tool, int k, double gain) {
        trial(tool, k, gain);
        tied.add(trials.get(trials.size() - 1).name());
        return this;
    }

    public ExampleReport dropped(String tool, int k, double gain) {
        trials.add(trial(tool, k, gain, false));
        return this;
    }

    public ExampleReport notCorrected() {
        corrected = false;
        return this;
    }

    public ExampleReport withoutPeak() {
        peak = false;
        return this;
    }

    public ExampleReport warned(String... lines) {
        warnings = List.of(lines);
        return this;
    }

    public ExampleReport asked(MixtureSummary network) {
        mixture = network;
        return this;
    }

    public ExampleReport of(String name) {
        file = name;
        return this;
    }

    public ExampleReport withoutReads() {
        reads = false;
        corrected = false;
        peak = false;
        return this;
    }

    public RunReport<TuningReport> run() {
        Provenance provenance = new Provenance(
                file.replaceFirst("\\.(fastq\\.gz|fq)$", ""),
                "0.1.0",
                "iolaus tune " + file,
                1L,
                2,
                "17",
                List.of(new Provenance.Input(file, 1234, "ba7816bf8f01cfea414140de5dae2223")));
        return new RunReport<>("tune", provenance, report());
    }

    private TuningReport report() {
        String best = corrected ? trials.get(trials.size() - 1).name() : "none";
        List<TrialRow> rows = trials.stream().map(row -> chosen(row, best)).toList();
        return new TuningReport(
                reads
                        ? "Correct with " + best + ": because."
                        : "Do not correct: there is nothing to judge, for there are no reads.",
                corrected,
                best,
                List.of(),
                "",
                warnings,
                new TuningReport.Reads(reads ? 50 : 0, reads ? 100 : 0, reads ? 10_000 : 0, 100, reads ? 50 : 0, 0, 0),
                spectrum(),
                new TuningReport.Search(
                        "posterior",
                        "exhaustive",
                        true,
                        List.of(11, 13),
                        List.of(11, 13),
                        20_000_000,
                        10_000,
                        1,
                        1000,
                        0.03,
                        0.0001),
                Map.of(),
                List.of(9, 12),
                40,
                1e-5,
                1e-6,
                rates(),
                rows,
                mixture,
                delivered(best));
    }

    private static TrialRow trial(String tool, @Nullable Integer k, double gain, boolean complete) {
        return new TrialRow(
                tool,
                k,
                false,
                false,
                complete,
                50,
                k == null ? 0 : 40,
                30,
                gain,
                0,
                0,
                0,
                0.15,
                0.1,
                0.05,
                0.2,
                0.2,
                1.1,
                0.5);
    }

    private TrialRow chosen(TrialRow row, String best) {
        boolean chosen = row.name().equals(best);
        boolean chance = tied.contains(row.name());
        return new TrialRow(
                row.tool(),
                row.k(),
                chosen,
                chosen || chance,
                row.complete(),
                row.fragments(),
                row.edits(),
                row.readsChanged(),
                row.expectedGain(),
                chosen ? 0 : -0.2,
                chosen ? 0 : -0.3,
                chosen ? 0 : chance ? 0.1 : -0.1,
                row.posteriorBits(),
                row.modelBits(),
                row.channelBits(),
                row.bitsPerBase(),
                row.innerBitsPerBase(),
                row.perplexity(),
                row.seconds());
    }

    private SpectrumSummary spectrum() {
        List<SpectrumPoint> curve = new ArrayList<>();
        for (int count = 1; count <= (reads ? 60 : 0); count++) {
            double genome = 1000 * Math.exp(-(count - 30.0) * (count - 30) / 60);
            double errors = 50_000 * Math.pow(0.2, count);
            double fit = peak ? 1 : Double.NaN;
            curve.add(new SpectrumPoint(count, genome + errors, fit * errors, 0, fit * genome, 0, 0));
        }
        return peak
                ? new SpectrumSummary(
                        21,
                        60_000,
                        14_000L,
                        30.0,
                        36.0,
                        0.004,
                        0.0001,
                        0.01,
                        new SpectrumSummary.PublishedLengths(11, 15, 17, 13),
                        null,
                        curve)
                : new SpectrumSummary(
                        21, 60_000, null, null, null, null, null, null, null, "no coverage peak stands out", curve);
    }

    private ErrorRates rates() {
        if (!reads) {
            return new ErrorRates(List.of(), List.of(), Map.of());
        }
        List<PositionRate> places = new ArrayList<>();
        for (int part = 1; part <= 12; part++) {
            places.add(new PositionRate(part, 12, 800, 0.001 * part, 0.0015 * part));
        }
        return new ErrorRates(
                places,
                List.of(new QualityRate(12, 900, 0.063, 0.05), new QualityRate(37, 9000, 0.0002, 0.0004)),
                new LinkedHashMap<>(Map.of("A>C", 0.4)));
    }

    private DeliveredReads delivered(String best) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        outcomes.put(Outcome.CLEAN, reads ? 70L : 0);
        outcomes.put(Outcome.CORRECTED, reads ? 30L : 0);
        EditProfile profile = reads && corrected
                ? new EditProfile(
                        List.of(new PositionEdits(1, 50, 5000, 10, 0, 1), new PositionEdits(51, 100, 5000, 28, 1, 0)),
                        Map.of("A>C", 38L),
                        Map.of("G", 1L),
                        Map.of("T", 1L))
                : new EditProfile(List.of(), Map.of(), Map.of(), Map.of());
        long changed = corrected ? 30 : 0;
        return new DeliveredReads(
                best, reads ? 50 : 0, reads ? 100 : 0, changed, corrected ? 40 : 0, outcomes, profile);
    }
}
