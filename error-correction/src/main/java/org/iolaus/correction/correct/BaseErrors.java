package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Read;

/** How likely bases of a quality are wrong, as claimed or as measured on the data set. */
@FunctionalInterface
interface BaseErrors {

    /** How many Phred scores there are, from 0. */
    int QUALITIES = 94;

    /** What stands for the quality of a base without one. */
    int NO_QUALITY = QUALITIES;

    /**
     * The probability that a base is wrong.
     *
     * @param quality a Phred score from 0 to 93, or {@link #NO_QUALITY}
     * @return from 0 to 1
     */
    double probability(int quality);

    /** The quality of a base of a read, or {@link #NO_QUALITY}. */
    static int quality(Read read, int position) {
        return read.hasQualities() ? Math.min(QUALITIES - 1, read.qualities()[position]) : NO_QUALITY;
    }
}
