package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Linear;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.primitive.Blocks;
import org.iolaus.lm.primitive.Heads;
import org.iolaus.lm.primitive.Rotary;
import org.iolaus.lm.primitive.ScaledDotProduct;

/**
 * Attention to the neighbourhood only, in the two forms that Xiong et al. 2022 ("Simple Local Attentions Remain Competitive to
 * Long-Context Tasks") compare everything with: a window that slides along, or blocks that do not overlap. Scores are only computed
 * for a block and its neighbours, so the cost grows with the length times the window. Positions enter by rotation, which the paper
 * does not use. The form for predicting the next token is the same with the future hidden.
 */
public final class LocalAttention implements SequenceMixer {

    private final Config config;
    private final boolean causal;
    private final Linear joint;
    private final Linear output;

    private LocalAttention(Config config, Parameters parameters, Dimensions dimensions) {
        this.config = config;
        this.causal = dimensions.objective().causal();
        int width = config.heads() * dimensions.headWidth(config.heads());
        this.joint = new Linear(parameters.in("query-key-value"), width, 3 * width);
        this.output = new Linear(parameters.in("output"), width, width, dimensions.branchDeviation(width));
    }

    /** What the neighbourhood is. */
    public enum Pattern {
        /** The last {@code window} positions, its own included; or half a window on either side of it. */
        @JsonProperty("sliding")
        SLIDING,
        /** The block of {@code window} positions that it lies in. */
        @JsonProperty("blocks")
        BLOCKS
    }

    /**
     * Settings.
     *
     * @param heads how many heads, from 1 to 64; the width must be a multiple of twice this
     * @param window the size of the neighbourhood, from 2 to 65,536 positions
     * @param pattern what the neighbourhood is
     */
    @JsonTypeName("local-attention")
    public record Config(int heads, int window, Pattern pattern) implements MixerConfig {

        /** Checks the numbers. */
        public Config {
            if (heads < 1 || heads > 64) {
                throw new IllegalArgumentException("heads must be from 1 to 64, was " + heads);
            }
            if (window < 2 || window > 65_536) {
                throw new IllegalArgumentException("window must be from 2 to 65536, was " + window);
            }
        }

        @Override
        public SequenceMixer build(Parameters parameters, Dimensions dimensions) {
            return new LocalAttention(this, parameters, dimensions);
        }

        @Override
        public long valuesPerSequence(int length, int width) {
            return length * (3L * heads * Math.min(length, 2L * window) + 20L * width);
        }
    }

    @Override
    public NDArray mix(Pass pass, NDArray x) {
        int positions = (int) x.getShape().get(1);
        NDList parts = Heads.splitThree(joint.apply(pass, x), config.heads()); // (B, H, T, K) each
        int block = Math.min(positions, blockSize());
        int before = config.pattern() == Pattern.BLOCKS || block == positions ? 0 : 1;
        int behind = causal ? 0 : before;
        NDArray queries = Blocks.cut(Rotary.turn(pass, parts.get(0)), block); // (B, H, N, b, K)
        NDArray keys = Blocks.withNeighbours(Blocks.cut(Rotary.turn(pass, parts.get(1)), block), before, behind);
        NDArray values = Blocks.withNeighbours(Blocks.cut(parts.get(2), block), before, behind);
        NDArray mask = pass.shared(
                config + " mask " + positions, () -> mask(pass, positions, block, before, 1 + before + behind));
        NDArray mixed = ScaledDotProduct.attend(queries, keys, values, mask); // (B, H, N, b, K)
        return output.apply(pass, Heads.merge(Blocks.join(mixed, positions)));
    }

    /** A window reaches no further than into the next block. */
    private int blockSize() {
        return causal || config.pattern() == Pattern.BLOCKS ? config.window() : config.window() / 2;
    }

    /** Whether a position sees another: the definition. */
    boolean sees(int query, int key) {
        if (causal && key > query) {
            return false;
        }
        if (config.pattern() == Pattern.BLOCKS) {
            return query / config.window() == key / config.window();
        }
        return causal ? query - key < config.window() : Math.abs(query - key) <= config.window() / 2;
    }

    /** (1 or B, 1, N, b, neighbours b): the rows of a batch differ where one is shorter and the future is seen. */
    private NDArray mask(Pass pass, int positions, int block, int before, int neighbours) {
        boolean byRow = !causal && pass.padded();
        int rows = byRow ? pass.lengths().length : 1;
        int count = Blocks.count(positions, block);
        int keys = neighbours * block;
        float[] mask = new float[rows * count * block * keys];
        int place = 0;
        for (int row = 0; row < rows; row++) {
            int length = byRow ? pass.lengths()[row] : positions;
            for (int query = 0; query < count * block; query++) {
                int firstKey = (query / block - before) * block;
                for (int i = 0; i < keys; i++) {
                    int key = firstKey + i;
                    boolean seen = key >= 0 && key < length && sees(query, key);
                    mask[place++] = seen ? 0 : ScaledDotProduct.HIDDEN;
                }
            }
        }
        return pass.constant(mask, rows, 1, count, block, keys);
    }
}
