package org.iolaus.pipeline.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A column of a samplesheet. {@code workflows/assets/schema_input.json} says the same of it. */
public enum SamplesheetColumn {
    /** What the sample is called; the results lie in a folder of this name. */
    SAMPLE("[A-Za-z0-9][A-Za-z0-9_.-]*", "must begin with a letter or digit and go on with letters, digits, _ . and -"),
    /** The reads, or mates 1. */
    FASTQ_1(
            Patterns.TEXT_OF_READS,
            "must be a FASTQ or FASTA file without blanks in its name, such as reads_R1.fastq.gz"),
    /** Mates 2. */
    FASTQ_2(
            Patterns.TEXT_OF_READS,
            "must be a FASTQ or FASTA file without blanks in its name, such as reads_R2.fastq.gz"),
    /** The reads as records, paired by name. */
    BAM("[^\\s,\"]+\\.(bam|cram|sam)", "must be a BAM, CRAM or SAM file without blanks in its name"),
    /** A genome that the reads come from, to judge the correction by alignment. */
    REFERENCE(Patterns.FASTA, "must be a FASTA file without blanks in its name, such as genome.fa.gz"),
    /** What the reads would be without errors, to judge the correction by. */
    TRUTH(Patterns.FASTA, "must be a FASTA file without blanks in its name, such as truth.fa.gz");

    private final Pattern pattern;
    private final String rule;

    SamplesheetColumn(String pattern, String rule) {
        this.pattern = Pattern.compile(pattern);
        this.rule = rule;
    }

    /** How the column is headed. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a value must match, as JSON Schema writes it. */
    public String pattern() {
        return "^" + pattern.pattern() + "$";
    }

    /** Whether the value names a file. */
    public boolean isFile() {
        return this != SAMPLE;
    }

    /** What is wrong with a value, if anything. */
    Optional<String> fault(String value) {
        return pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(label() + " " + rule + ", was '" + value + "'");
    }

    /** The column with a heading. */
    static Optional<SamplesheetColumn> labelled(String label) {
        return Arrays.stream(values())
                .filter(column -> column.label().equals(label))
                .findFirst();
    }

    /** The headings of all columns. */
    static String labels() {
        return Arrays.stream(values()).map(SamplesheetColumn::label).collect(Collectors.joining(", "));
    }

    /** What several columns share. */
    private static final class Patterns {

        private static final String TEXT_OF_READS = "[^\\s,\"]+\\.(fastq|fq|fasta|fa|fna)(\\.(gz|bgz))?";
        private static final String FASTA = "[^\\s,\"]+\\.(fasta|fa|fna)(\\.(gz|bgz))?";
    }
}
