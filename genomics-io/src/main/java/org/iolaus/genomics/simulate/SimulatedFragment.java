package org.iolaus.genomics.simulate;

import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one fragment.
 *
 * @param first the only read, or mate 1
 * @param second mate 2, or null for a single read
 */
public record SimulatedFragment(
        SimulatedRead first, @Nullable SimulatedRead second) {

    /**
     * The reads alone.
     *
     * @return one read or both mates
     */
    public ReadPair reads() {
        return new ReadPair(first.read(), second == null ? null : second.read());
    }
}
