package org.iolaus.correction.edit;

import org.iolaus.genomics.read.ReadPair;

/** Says how sure edits are. Shared by all threads; each weighs through a {@link Session} of its own. */
@FunctionalInterface
public interface EditWeigher {

    /**
     * Starts weighing on one thread.
     *
     * @return the thread's own working space
     */
    Session open();

    /** One thread's judge of edits. */
    interface Session {

        /**
         * Goes on to another fragment, whose raw reads are no evidence for their own errors.
         *
         * @param raw the raw reads
         */
        void take(ReadPair raw);

        /**
         * The log-odds of each edit of a read of the fragment.
         *
         * @param script the edits
         * @return bits of being right against being wrong, in the order of the edits; not a number where nothing is known
         */
        double[] weigh(EditScript script);
    }
}
