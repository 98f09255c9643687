package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Read;

/** How likely single bases are wrong, as measured on the data set instead of as claimed by the qualities. Asked by any number of threads. */
@FunctionalInterface
interface BaseErrors {

    /**
     * The probability that a base is wrong.
     *
     * @param raw the raw read
     * @param position the base's place in it, from 0
     * @return from 0 to 1
     */
    double probability(Read raw, int position);
}
