package org.iolaus.pipeline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.iolaus.genomics.kmer.Estimate;
import org.iolaus.genomics.kmer.KmerSpectrum;
import org.iolaus.pipeline.report.SpectrumSummary.PublishedLengths;

/** What the k-mer spectrum tells, for people to read: a line a figure with its unit, and each reason for missing ones once. */
public final class SpectrumText {

    private final List<String> lines = new ArrayList<>();
    private final Map<String, List<String>> missing = new LinkedHashMap<>();

    private SpectrumText() {}

    /**
     * The figures of a spectrum.
     *
     * @param spectrum the spectrum
     * @return one line each
     */
    public static List<String> of(KmerSpectrum spectrum) {
        SpectrumText text = new SpectrumText();
        text.figure("genome size", spectrum.genomeSize(), value -> format("%,d bp", Math.round(value)));
        text.figure("coverage", spectrum.baseCoverage(), value -> format("%.1fx", value));
        text.figure("k-mer coverage", spectrum.kmerCoverage(), value -> format("%.1fx", value));
        text.figure("error rate", spectrum.errorRate(), SpectrumText::percent);
        text.figure("heterozygosity", spectrum.heterozygosity(), SpectrumText::percent);
        text.figure("repeats", spectrum.repeatShare(), value -> percent(value) + " of the genome");
        text.missing.forEach(
                (reason, names) -> text.lines.add(String.join(", ", names) + ": not estimable: " + reason));
        PublishedLengths rules = SpectrumSummary.of(spectrum).publishedLengths();
        if (rules != null) {
            text.lines.add(format(
                    "k by published rules for this genome size: Quake %d, BFC %d, RECKONER %d, Merqury %d",
                    rules.quake(), rules.bfc(), rules.reckoner(), rules.merqury()));
        }
        return text.lines;
    }

    private void figure(String name, Estimate estimate, DoubleFunction<String> unit) {
        if (estimate.isPresent()) {
            lines.add(name + ": " + unit.apply(estimate.orElseThrow()));
        } else {
            missing.computeIfAbsent(estimate.reason(), reason -> new ArrayList<>())
                    .add(name);
        }
    }

    private static String percent(double share) {
        return format("%.3g %%", 100 * share);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
