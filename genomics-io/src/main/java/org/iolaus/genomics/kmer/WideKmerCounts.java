package org.iolaus.genomics.kmer;

/**
 * How often each canonical k-mer of one length from 32 to 63 was observed: the counterpart of {@link KmerCounts} for k-mers of two
 * {@code long}s. Complete and read-only: any number of threads may ask.
 */
public interface WideKmerCounts {

    /**
     * The length of the k-mers.
     *
     * @return 32 to 63
     */
    int k();

    /**
     * How often a k-mer or its reverse complement was observed.
     *
     * @param canonical the canonical form ({@link WideKmer#canonical})
     * @return 0 to {@link KmerCounts#SATURATION}
     */
    int count(WideKmer canonical);

    /**
     * How many different canonical k-mers were observed.
     *
     * @return 0 or more
     */
    long distinct();

    /**
     * Calls a visitor once for each k-mer observed, in no particular order.
     *
     * @param visitor takes the canonical k-mer and its count
     */
    void forEach(Visitor visitor);

    /** What {@link #forEach} calls. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes one k-mer.
         *
         * @param high the upper half of its canonical form
         * @param low the lower half
         * @param count how often it was observed, at least 1
         */
        void visit(long high, long low, int count);
    }
}
