package org.iolaus.correction.tune;

import java.util.List;
import java.util.OptionalInt;
import org.iolaus.genomics.read.ReadPair;

/** One way to treat the reads that the tuner may try: a tool and its parameter, or leaving them alone. */
public interface Candidate {

    /**
     * The tool, as the user calls it.
     *
     * @return for example {@code none}, {@code spectral} or {@code lighter}
     */
    String tool();

    /**
     * The k-mer length, where the tool has one.
     *
     * @return k or nothing
     */
    OptionalInt k();

    /**
     * Whether the tool could be tried with another k.
     *
     * @param other a k-mer length
     * @return false where it would refuse it, as every k where it takes none
     */
    default boolean accepts(int other) {
        return false;
    }

    /**
     * Tool and parameter in one.
     *
     * @return for example {@code spectral k=21}
     */
    default String name() {
        return k().isPresent() ? tool() + " k=" + k().getAsInt() : tool();
    }

    /**
     * Does what has to be done before the sample can be corrected: counting, or running an external tool on all reads.
     *
     * @return the corrections of the sample
     */
    Run start();

    /** A candidate at work on the sample. Used by several threads at once. */
    interface Run extends AutoCloseable {

        /**
         * Corrects some fragments of the sample.
         *
         * @param first the place of the first of them in the sample, from 0
         * @param pairs the raw fragments
         * @return the corrected bases of every read, mates in turn; a raw read's own array where nothing was changed
         */
        List<byte[]> correct(int first, List<ReadPair> pairs);

        /** Gives back memory and files that only the trial needed. */
        @Override
        void close();
    }
}
