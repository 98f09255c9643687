package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Read;

/**
 * A way to correct reads. A corrector is immutable once made and shared by all threads; each thread corrects through a {@link Session}
 * of its own. The corrected read depends on the read and the corrector alone, never on the thread or on other reads.
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
         * Corrects one read.
         *
         * @param read the raw read; it is not changed
         * @param editable how many bases from the read's start may be changed: fewer than its length where an adapter tail begins
         * @return the corrected read and what became of it
         */
        CorrectedRead correct(Read read, int editable);
    }
}
