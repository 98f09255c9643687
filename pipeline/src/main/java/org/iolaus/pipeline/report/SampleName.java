package org.iolaus.pipeline.report;

import java.util.List;
import java.util.regex.Pattern;

/** What a sample is called: what the names of its files have in common. */
final class SampleName {

    private static final Pattern SUFFIXES =
            Pattern.compile("(\\.(fastq|fq|fasta|fa|fna|sam|bam|cram))?(\\.(gz|bgz|bgzf))?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MATE = Pattern.compile("[._-](R?[12])(_001)?$", Pattern.CASE_INSENSITIVE);

    private SampleName() {}

    /**
     * The name of a sample.
     *
     * @param files the names of its files
     * @return for {@code x_R1.fastq.gz} and {@code x_R2.fastq.gz} it is {@code x}
     */
    static String of(List<String> files) {
        if (files.isEmpty()) {
            return "reads";
        }
        String first = files.get(0);
        String stem =
                SUFFIXES.matcher(first.substring(first.lastIndexOf('/') + 1)).replaceFirst("");
        String name = files.size() > 1 ? MATE.matcher(stem).replaceFirst("") : stem;
        return name.equals("-") ? "standard input" : name;
    }
}
