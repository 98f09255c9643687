package org.iolaus.genomics.read;

/** How a FASTQ file writes Phred scores as letters (Cock et al. 2010, Nucleic Acids Research 38:1767, table 1). */
public enum QualityEncoding {
    /** Sanger and Illumina 1.8+: Phred score plus 33. */
    PHRED_33,
    /** Illumina 1.3 to 1.7: Phred score plus 64. */
    PHRED_64,
    /** Solexa: -10 log10(p / (1 - p)) plus 64, from -5. */
    SOLEXA;

    /** What the user asks for. */
    public enum Choice {
        /** Found from the letters; refused where they fit more than one encoding. */
        AUTO,
        /** Phred score plus 33. */
        PHRED_33,
        /** Phred score plus 64. */
        PHRED_64,
        /** Solexa score plus 64. */
        SOLEXA
    }
}
