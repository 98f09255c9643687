package org.iolaus.lm.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The reads a model is trained on, and those it is judged by and never sees.
 *
 * @param training base codes of reads, at least one of them long enough for a token
 * @param heldOut base codes of other reads, at least one
 */
public record TrainingReads(List<byte[]> training, List<byte[]> heldOut) {

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
     * Holds out one unit in eight: a unit is a read, or both mates of a pair, which overlap and so must not be divided.
     *
     * @param units the base codes of each unit's reads
     * @param seed another seed holds out others
     * @return the two parts
     */
    public static TrainingReads split(List<List<byte[]>> units, long seed) {
        List<byte[]> training = new ArrayList<>();
        List<byte[]> heldOut = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (List<byte[]> unit : units) {
            (random.nextInt(HELD_OUT_SHARE) == 0 ? heldOut : training).addAll(unit);
        }
        return new TrainingReads(training, heldOut);
    }
}
