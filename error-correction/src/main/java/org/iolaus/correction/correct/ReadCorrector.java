package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * A way to correct reads. A corrector is immutable once made and shared by all threads; each thread corrects through a {@link Session}
 * of its own. The corrected read depends on its fragment and the corrector alone, never on the thread or on other fragments.
 */
public interface ReadCorrector {

    /**
     * What the user calls it, with its parameter where it has one.
     *
     * @return for example {@code spectral k=21}
     */
    String name();

    /**
     * Starts correcting on one thread.
     *
     * @return the thread's own working space
     */
    Session open();

    /** One thread's corrector with its scratch memory. */
    @FunctionalInterface
    interface Session {
        /**
         * Takes the fragment of the reads that are corrected next. A read of no fragment that was taken is one by itself.
         *
         * @param fragment the raw reads
         * @param length the fragment's length in bases where its mates overlap, else -1
         */
        default void open(ReadPair fragment, int length) {}

        /**
         * Corrects one read.
         *
         * @param read the raw read; it is not changed
         * @param editable how many bases from the read's start may be changed: fewer than its length where an adapter tail begins
         * @return the corrected read and what became of it
         */
        CorrectedRead correct(Read read, int editable);
    }
}
