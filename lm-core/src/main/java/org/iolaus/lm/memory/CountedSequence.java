package org.iolaus.lm.memory;

import java.util.Optional;
import org.iolaus.genomics.read.ReadPair;

/**
 * A sequence, and what of the counts it must not be judged by.
 *
 * @param codes base codes, 0 to 3 or none
 * @param counted the fragment that it is a read of, or what a corrector made of one, where that was counted; nothing for a sequence
 *     that had no part in the counts, or where there are none
 */
public record CountedSequence(byte[] codes, Optional<ReadPair> counted) {

    /**
     * A sequence that had no part in any counts.
     *
     * @param codes base codes
     * @return the sequence alone
     */
    public static CountedSequence of(byte[] codes) {
        return new CountedSequence(codes, Optional.empty());
    }
}
