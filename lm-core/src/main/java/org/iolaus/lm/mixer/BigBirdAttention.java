package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Linear;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.primitive.Blocks;
import org.iolaus.lm.primitive.Heads;
import org.iolaus.lm.primitive.Masks;
import org.iolaus.lm.primitive.Rotary;
import org.iolaus.lm.primitive.ScaledDotProduct;

/**
 * Attention of blocks to a few blocks: their neighbours, the first and the last one, which in turn see everything, and some at random,
 * others for each head (Zaheer et al. 2020, section 2, internal global tokens). The form that predicts the next token is an addition:
 * blocks see only what is before them, and there is no last global block. Where a row of a batch ends decides which block is its last,
 * so padding changes nothing. Positions enter by rotation. Cost: T · b · (5 + random) scores a head, plus two dense blocks.
 */
public final class BigBirdAttention implements SequenceMixer {

    private final Config config;
    private final boolean causal;
    private final Linear joint;
    private final Linear output;
    private final BlockGraph graph;
    private final String name;

    private BigBirdAttention(Config config, Parameters parameters, Dimensions dimensions) {
        this.config = config;
        this.causal = dimensions.objective().causal();
        int width = config.heads() * dimensions.headWidth(config.heads());
        this.joint = new Linear(parameters.in("query-key-value"), width, 3 * width);
        this.output = new Linear(parameters.in("output"), width, width, dimensions.branchDeviation(width));
        this.name = parameters.prefix();
        this.graph = new BlockGraph(causal, config, config.seed() ^ parameters.hash());
    }

    /** Where random blocks may lie. */
    public enum Placement {
        /** Anywhere. */
        @JsonProperty("uniform")
        UNIFORM,
        /** Near the beginning only, as in the code behind the published results. */
        @JsonProperty("paper-plan")
        PAPER_PLAN
    }

    /**
     * Settings.
     *
     * @param heads how many heads, from 1 to 64; the width must be a multiple of twice this
     * @param block positions a block, from 1 to 4,096
     * @param random random blocks that a block sees, from 0 to 64
     * @param global whether there are global blocks; what they are worth shows without them
     * @param placement where random blocks may lie
     * @param seed another seed gives other random blocks
     */
    @JsonTypeName("bigbird-attention")
    public record Config(int heads, int block, int random, boolean global, Placement placement, long seed)
            implements MixerConfig {

        /** Checks the numbers. */
        public Config {
            if (heads < 1 || heads > 64) {
                throw new IllegalArgumentException("heads must be from 1 to 64, was " + heads);
            }
            if (block < 1 || block > 4_096) {
                throw new IllegalArgumentException("block must be from 1 to 4096, was " + block);
            }
            if (random < 0 || random > 64) {
                throw new IllegalArgumentException("random must be from 0 to 64, was " + random);
            }
        }

        @Override
        public SequenceMixer build(Parameters parameters, Dimensions dimensions) {
            return new BigBirdAttention(this, parameters, dimensions);
        }

        @Override
        public long valuesPerSequence(int length, int width) {
            long keys = Math.min(length, (7L + random) * block);
            return length * (3L * heads * keys + 2L * width * (5 + random) + 14L * width);
        }
    }

    @Override
    public NDArray mix(Pass pass, NDArray x) {
        int positions = (int) x.getShape().get(1);
        NDList parts = Heads.splitThree(joint.apply(pass, x), config.heads()); // (B, H, T, K) each
        NDArray queries = Blocks.cut(Rotary.turn(pass, parts.get(0)), config.block()); // (B, H, N, b, K)
        NDArray keys = Blocks.cut(Rotary.turn(pass, parts.get(1)), config.block());
        NDArray values = Blocks.cut(parts.get(2), config.block());
        int count = Blocks.count(positions, config.block());
        int slots = Math.min(count, graph.most());
        int[][][][] seen = new int[pass.lengths().length][][][];
        Arrays.setAll(seen, row -> seen(causal ? count : ownCount(pass, row), count));
        NDArray index = pass.shared(name + "index " + positions, () -> index(pass, seen, count, slots));
        NDArray mask = pass.shared(name + "mask " + positions, () -> mask(pass, seen, count, slots));
        NDArray mixed = ScaledDotProduct.attend(queries, gather(keys, index), gather(values, index), mask);
        if (graph.hasGlobalRows() && count > slots) {
            mixed = withGlobalRows(pass, mixed, queries, keys, values, positions);
        }
        return output.apply(pass, Heads.merge(Blocks.join(mixed, positions)));
    }

    private int ownCount(Pass pass, int row) {
        return Blocks.count(pass.lengths()[row], config.block());
    }

    /** What each head's blocks see in a row of {@code own} blocks; blocks of padding see themselves. */
    private int[][][] seen(int own, int count) {
        int[][][] seen = new int[config.heads()][count][];
        for (int head = 0; head < seen.length; head++) {
            for (int block = 0; block < count; block++) {
                seen[head][block] = block < own ? graph.seen(head, block, own) : new int[] {block};
            }
        }
        return seen;
    }

    /** Whether a position sees another in a row of that length: the definition. */
    boolean sees(int head, int query, int key, int length) {
        int count = Blocks.count(length, config.block());
        int block = query / config.block();
        if (key >= length || (causal && key > query)) {
            return false;
        }
        int wanted = key / config.block();
        return Arrays.stream(graph.seen(head, block, count)).anyMatch(other -> other == wanted);
    }

    /** Numbers of blocks among those of all rows and heads, shape (B, H, N, slots). */
    private NDArray index(Pass pass, int[][][][] seen, int count, int slots) {
        int[] index = new int[seen.length * config.heads() * count * slots];
        int place = 0;
        for (int row = 0; row < seen.length; row++) {
            for (int head = 0; head < config.heads(); head++) {
                for (int block = 0; block < count; block++) {
                    int[] own = seen[row][head][block];
                    for (int slot = 0; slot < slots; slot++) {
                        int other = slot < own.length ? own[slot] : block;
                        index[place++] = (row * config.heads() + head) * count + other;
                    }
                }
            }
        }
        return pass.indices(index, seen.length, config.heads(), count, slots);
    }

    /** Hides empty slots, padding, and in the block's own slot the future: (B, H, N, b or 1, slots b). */
    private NDArray mask(Pass pass, int[][][][] seen, int count, int slots) {
        int size = config.block();
        float[] mask = new float[seen.length * config.heads() * count * slots * size];
        int place = 0;
        for (int row = 0; row < seen.length; row++) {
            int length = causal ? count * size : pass.lengths()[row];
            for (int head = 0; head < config.heads(); head++) {
                for (int block = 0; block < count; block++) {
                    int[] own = seen[row][head][block];
                    for (int i = 0; i < slots * size; i++) {
                        boolean there = i / size < own.length && own[i / size] * size + i % size < length;
                        mask[place++] = there ? 0 : ScaledDotProduct.HIDDEN;
                    }
                }
            }
        }
        NDArray slotMask = pass.constant(mask, seen.length, config.heads(), count, 1, (long) slots * size);
        // A block's own slot is its first.
        return causal ? slotMask.add(Masks.of(pass, size, slots * size, (i, j) -> j >= size || j <= i)) : slotMask;
    }

    /** The blocks of the given numbers side by side: (B, H, N, slots b, K). */
    private static NDArray gather(NDArray blocks, NDArray index) {
        Shape shape = blocks.getShape();
        Shape slots = index.getShape();
        long size = shape.get(3) * shape.get(4);
        NDArray rows = blocks.reshape(-1, size);
        return index.getNDArrayInternal()
                .embedding(index, rows, SparseFormat.DENSE)
                .singletonOrThrow()
                .reshape(shape.get(0), shape.get(1), slots.get(2), slots.get(3) * shape.get(3), shape.get(4));
    }

    /** Puts dense attention in the place of each row's first and last block, which see everything. */
    private NDArray withGlobalRows(
            Pass pass, NDArray mixed, NDArray queries, NDArray keys, NDArray values, int positions) {
        int rows = pass.lengths().length;
        int count = (int) mixed.getShape().get(2);
        int heads = config.heads();
        int[] last = new int[rows * heads];
        float[] isLast = new float[rows * count];
        for (int row = 0; row < rows; row++) {
            int own = Math.max(1, ownCount(pass, row));
            isLast[row * count + own - 1] = 1;
            for (int head = 0; head < heads; head++) {
                last[row * heads + head] = (row * heads + head) * count + own - 1;
            }
        }
        NDArray allKeys = Blocks.join(keys, positions); // (B, H, T, K)
        NDArray allValues = Blocks.join(values, positions);
        NDArray padding = pass.padded() ? Masks.padding(pass, positions) : null;
        NDArray index = pass.indices(last, rows, heads, 1, 1);
        NDArray ofFirst = ScaledDotProduct.attend(queries.get(new NDIndex(":, :, 0")), allKeys, allValues, padding);
        NDArray ofLast = ScaledDotProduct.attend(gather(queries, index).squeeze(2), allKeys, allValues, padding);
        NDArray behindFirst = mixed.get(new NDIndex().addAllDim(2).addSliceDim(1, count));
        NDArray withFirst = NDArrays.concat(new NDList(ofFirst.expandDims(2), behindFirst), 2);
        NDArray lastRows = pass.constant(isLast, rows, 1, count, 1, 1);
        return withFirst.mul(lastRows.neg().add(1)).add(ofLast.expandDims(2).mul(lastRows));
    }
}
