package org.iolaus.genomics.kmer;

/** How often each canonical k-mer of one length was observed in the reads. Complete and read-only: any number of threads may ask. */
public interface KmerCounts {

    /** Counts stop here and stay. */
    int SATURATION = 0xffff;

    /**
     * The length of the k-mers.
     *
     * @return 1 to 31
     */
    int k();

    /**
     * How often a k-mer or its reverse complement was observed.
     *
     * @param canonical the canonical form ({@link Kmer#canonical})
     * @return 0 to {@link #SATURATION}
     */
    int count(long canonical);

    /**
     * Looks up several k-mers at once, which is faster than one after the other: a table larger than the processor's caches answers
     * many requests in the time of one.
     *
     * @param canonical the canonical forms
     * @param from the first to look up
     * @param to behind the last to look up
     * @param counts takes the counts, at the places of the k-mers
     */
    default void count(long[] canonical, int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[i] = count(canonical[i]);
        }
    }

    /**
     * Tells that some k-mers will be looked up next, one after the other: a large table brings them into the processor's caches, many at
     * once.
     *
     * @param canonical the canonical forms
     * @param number how many of them there are, from the first on
     */
    default void fetch(long[] canonical, int number) {}

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

    /**
     * In how many parts the k-mers may be visited, each by another thread.
     *
     * @return 1 or more
     */
    default int parts() {
        return 1;
    }

    /**
     * Calls a visitor once for each k-mer of one part.
     *
     * @param part its number, from 0 to {@link #parts} - 1
     * @param visitor takes the canonical k-mer and its count
     */
    default void forEach(int part, Visitor visitor) {
        forEach(visitor);
    }

    /** What {@link #forEach} calls. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes one k-mer.
         *
         * @param canonical its canonical form
         * @param count how often it was observed, at least 1
         */
        void visit(long canonical, int count);
    }
}
