package org.iolaus.genomics.read;

/** What a file of reads is written in, found from its content and never from its name. */
public enum ReadFormat {
    /** Four parts a record, {@code @name}, bases, {@code +}, quality letters; bases and letters may be wrapped. */
    FASTQ,
    /** {@code >name} and bases, which may be wrapped; no qualities. */
    FASTA,
    /** Tab-separated alignment records, also unaligned ones. */
    SAM,
    /** The binary form of SAM. */
    BAM,
    /** The reference-compressed form of SAM. */
    CRAM;

    /**
     * Whether records carry names, bases and qualities as plain lines.
     *
     * @return true for FASTQ and FASTA
     */
    public boolean isText() {
        return this == FASTQ || this == FASTA;
    }
}
