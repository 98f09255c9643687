package org.iolaus.correction.correct.external;

import org.iolaus.genomics.UserException;

/**
 * Which k a program accepts.
 *
 * @param lowest the smallest k, at least 1
 * @param highest the largest k
 * @param oddOnly whether even k are refused
 */
public record KmerLengths(int lowest, int highest, boolean oddOnly) {

    /** Checks the range. */
    public KmerLengths {
        if (lowest < 1 || highest < lowest) {
            throw new IllegalArgumentException(
                    "k must range upwards from at least 1, was " + lowest + " to " + highest);
        }
    }

    /**
     * Whether the program takes this k.
     *
     * @param k a k-mer length
     * @return true where it lies in the range and is odd if it must be
     */
    public boolean accepts(int k) {
        return k >= lowest && k <= highest && (!oddOnly || k % 2 == 1);
    }

    /**
     * Refuses a k that the program does not take.
     *
     * @param tool the program, for the message
     * @param k a k-mer length
     * @throws UserException where the program does not accept it
     */
    void check(String tool, int k) {
        if (!accepts(k)) {
            throw new UserException(tool + " takes " + (oddOnly ? "an odd k" : "k") + " from " + lowest + " to "
                    + highest + ", was " + k);
        }
    }
}
