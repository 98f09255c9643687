package org.iolaus.genomics.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sequenced of one fragment: one read, or both mates.
 *
 * @param first the only read, or mate 1
 * @param second mate 2, or null for a single read
 */
public record ReadPair(Read first, @Nullable Read second) {

    /**
     * Its reads.
     *
     * @return one read, or mate 1 and mate 2
     */
    public List<Read> reads() {
        return second == null ? List.of(first) : List.of(first, second);
    }

    /**
     * The number of reads.
     *
     * @return 1 or 2
     */
    public int size() {
        return second == null ? 1 : 2;
    }

    /**
     * The number of bases of all its reads.
     *
     * @return 0 or more
     */
    public int length() {
        return first.length() + (second == null ? 0 : second.length());
    }
}
