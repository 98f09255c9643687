package org.iolaus.lm.mixer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Which blocks of a sequence see which in {@link BigBirdAttention}: a window, global blocks, and random ones. It depends on settings,
 * head and length alone, so it is the same in every pass and after loading.
 */
final class BlockGraph {

    /** The lengths for which the released code confines random blocks to the first 1,024 positions. */
    private static final List<Integer> PLANNED_LENGTHS = List.of(1024, 2048, 3072, 4096);

    private static final int PLANNED_POSITIONS = 1024;

    private final boolean causal;
    private final int blockSize;
    private final int random;
    private final boolean global;
    private final BigBirdAttention.Placement placement;
    private final long seed;

    BlockGraph(boolean causal, BigBirdAttention.Config config, long seed) {
        this.causal = causal;
        this.blockSize = config.block();
        this.random = config.random();
        this.global = config.global();
        this.placement = config.placement();
        this.seed = seed;
    }

    /** The largest number of blocks one of them sees, the first and last of a masked model apart. */
    int most() {
        int window = causal ? 2 : 3;
        int globals = causal ? 1 : 2;
        return window + (global ? globals : 0) + random;
    }

    /** Whether the first and the last block see everything. */
    boolean hasGlobalRows() {
        return global && !causal;
    }

    /** Whether a block sees all of the sequence: where everything is within reach, and the global blocks of a masked model. */
    boolean seesAll(int block, int count) {
        return causal ? block < most() : count <= most() || (global && (block == 0 || block == count - 1));
    }

    /**
     * The blocks that a block sees, its own first.
     *
     * @param head which head
     * @param block which block
     * @param count how many blocks the sequence has; without meaning where the future is hidden
     * @return distinct numbers
     */
    int[] seen(int head, int block, int count) {
        Set<Integer> others = new TreeSet<>();
        int end = causal ? block + 1 : count;
        if (seesAll(block, count)) {
            for (int other = 0; other < end; other++) {
                others.add(other);
            }
        } else {
            if (global) {
                others.add(0);
            }
            for (int other = Math.max(0, block - 1); other <= Math.min(end - 1, block + 1); other++) {
                others.add(other);
            }
            if (hasGlobalRows()) {
                others.add(count - 1);
            }
            others.addAll(random(head, block, count, others));
        }
        others.remove(block);
        List<Integer> seen = new ArrayList<>(List.of(block));
        seen.addAll(others);
        return seen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Random blocks that are none of those seen anyway. */
    private List<Integer> random(int head, int block, int count, Set<Integer> seen) {
        int end = causal ? block : count;
        List<Integer> candidates = new ArrayList<>();
        for (int other = 0; other < Math.min(end, plannedEnd(count)); other++) {
            if (!seen.contains(other)) {
                candidates.add(other);
            }
        }
        // The future is no part of the choice where it is hidden.
        long name = ((head * 1_000_003L) + block) * 1_000_003L + (causal ? 0 : count);
        SplittableRandom chance = new SplittableRandom(new SplittableRandom(seed ^ name).nextLong());
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < random && !candidates.isEmpty()) {
            chosen.add(candidates.remove(chance.nextInt(candidates.size())));
        }
        return chosen;
    }

    private int plannedEnd(int count) {
        if (placement == BigBirdAttention.Placement.UNIFORM) {
            return Integer.MAX_VALUE;
        }
        boolean planned = !causal && PLANNED_LENGTHS.contains(count * blockSize);
        return planned ? Math.max(1, PLANNED_POSITIONS / blockSize) : 2 * random + 5;
    }
}
