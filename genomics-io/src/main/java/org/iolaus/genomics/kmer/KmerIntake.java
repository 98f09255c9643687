package org.iolaus.genomics.kmer;

import org.iolaus.genomics.read.Nucleotide;

/** One thread's way into a counter of k-mers. */
public interface KmerIntake {

    /**
     * Counts every k-mer of a sequence.
     *
     * @param codes one code a base (0 to 3); {@link Nucleotide#NONE} ends a k-mer
     * @param length how many of them belong to the sequence
     */
    void add(byte[] codes, int length);

    /** Hands over what is still held. Must be called once at the end, before the counts are read. */
    void flush();
}
