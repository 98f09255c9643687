package org.iolaus.pipeline.report;

import java.util.List;
import java.util.regex.Pattern;

/** What a sample is called: what the names of its files have in common. */
public final class SampleName {

    private static final Pattern SUFFIXES =
            Pattern.compile("(\\.(fastq|fq|fasta|fa|fna|sam|bam|cram))?(\\.(gz|bgz|bgzf))?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MATE = Pattern.compile("[._-](R?[12])(_001)?$", Pattern.CASE_INSENSITIVE);

    private SampleName() {}

    /**
     * The name of a run's sample.
     *
     * @param provenance of the run
     * @return for {@code x_R1.fastq.gz} and {@code x_R2.fastq.gz} it is {@code x}
     */
    public static String of(Provenance provenance) {
        List<String> stems = provenance.inputs().stream()
                .map(input -> SUFFIXES.matcher(
                                input.file().substring(input.file().lastIndexOf('/') + 1))
                        .replaceFirst(""))
                .toList();
        if (stems.isEmpty()) {
            return "reads";
        }
        String stem = stems.get(0);
        String name = stems.size() > 1 ? MATE.matcher(stem).replaceFirst("") : stem;
        return name.equals("-") ? "standard input" : name;
    }
}
