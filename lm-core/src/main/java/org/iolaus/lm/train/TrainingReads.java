package org.iolaus.lm.train;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;

/**
 * The reads a model is trained on, those it is judged by and never sees, and its memory. A read that is in the memory says so, and is
 * left out of it whenever it is looked at: otherwise the model learns to trust what it will not find in a read that is new.
 *
 * @param training reads, at least one of them long enough for a token
 * @param heldOut other reads, at least one
 * @param memory the counts, for a model that mixes them in
 */
public record TrainingReads(
        List<CountedSequence> training, List<CountedSequence> heldOut, Optional<CountMemory> memory) {

    /** One read in so many is held out. */
    public static final int HELD_OUT_SHARE = 8;

    /** Checks that there is something to learn from and something to be judged by. */
    public TrainingReads {
        if (training.isEmpty() || heldOut.isEmpty()) {
            throw new IllegalArgumentException(
                    "training needs at least 1 read to learn from and 1 to be judged by, had " + training.size()
                            + " and " + heldOut.size());
        }
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * Reads for a model without a memory.
     *
     * @param training base codes of reads
     * @param heldOut base codes of other reads
     * @return the same reads, of which none was counted
     */
    public static TrainingReads of(List<byte[]> training, List<byte[]> heldOut) {
        return new TrainingReads(uncounted(training), uncounted(heldOut), Optional.empty());
    }

    private static List<CountedSequence> uncounted(List<byte[]> reads) {
        return reads.stream().map(CountedSequence::of).toList();
    }

    /**
     * The first of the held-out reads, as many as have so many tokens on both strands.
     *
     * @param mostTokens how many tokens are enough
     * @param basesPerToken how many bases a token has
     * @return the reads that a model is judged by while it is trained
     */
    public List<CountedSequence> lookedAt(long mostTokens, int basesPerToken) {
        int count = 0;
        long tokens = 0;
        while (count < heldOut.size() && tokens < mostTokens) {
            tokens += 2L * heldOut.get(count).codes().length / basesPerToken;
            count++;
        }
        return heldOut.subList(0, count);
    }

    /**
     * Holds out one unit in eight: a unit is a read, or both mates of a pair, which overlap and so must not be divided.
     *
     * @param unit the number of the unit in the input
     * @param seed another seed holds out others
     * @return whether it is held out; the other units have no part in that
     */
    public static boolean isHeldOut(long unit, long seed) {
        return new SplittableRandom(new SplittableRandom(seed ^ (unit * 0x9e3779b97f4a7c15L)).nextLong())
                        .nextInt(HELD_OUT_SHARE)
                == 0;
    }
}
