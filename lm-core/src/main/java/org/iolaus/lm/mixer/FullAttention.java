package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Linear;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.primitive.Heads;
import org.iolaus.lm.primitive.Masks;
import org.iolaus.lm.primitive.Rotary;
import org.iolaus.lm.primitive.ScaledDotProduct;
import org.jspecify.annotations.Nullable;

/**
 * Attention of every position to every other (Vaswani et al. 2017, section 3.2), or to all before it and itself where the model
 * predicts the next token. Positions enter by rotation of queries and keys (Su et al. 2021), not by added vectors. Costs T² scores.
 */
public final class FullAttention implements SequenceMixer {

    private final Config config;
    private final boolean causal;
    private final Linear joint;
    private final Linear output;

    private FullAttention(Config config, Parameters parameters, Dimensions dimensions) {
        this.config = config;
        this.causal = dimensions.objective().causal();
        int width = config.heads() * dimensions.headWidth(config.heads());
        this.joint = new Linear(parameters.in("query-key-value"), width, 3 * width);
        this.output = new Linear(parameters.in("output"), width, width, dimensions.branchDeviation(width));
    }

    /**
     * Settings.
     *
     * @param heads how many heads, from 1 to 64; the width must be a multiple of twice this
     */
    @JsonTypeName("full-attention")
    public record Config(int heads) implements MixerConfig {

        /** Checks the heads. */
        public Config {
            if (heads < 1 || heads > 64) {
                throw new IllegalArgumentException("heads must be from 1 to 64, was " + heads);
            }
        }

        @Override
        public SequenceMixer build(Parameters parameters, Dimensions dimensions) {
            return new FullAttention(this, parameters, dimensions);
        }

        @Override
        public long valuesPerSequence(int length, int width) {
            return length * (3L * heads * length + 14L * width);
        }
    }

    @Override
    public NDArray mix(Pass pass, NDArray x) {
        NDList parts = Heads.splitThree(joint.apply(pass, x), config.heads()); // (B, H, T, K) each
        NDArray queries = Rotary.turn(pass, parts.get(0));
        NDArray keys = Rotary.turn(pass, parts.get(1));
        NDArray mixed = ScaledDotProduct.attend(
                queries, keys, parts.get(2), mask(pass, (int) x.getShape().get(1)));
        return output.apply(pass, Heads.merge(mixed));
    }

    /** Padding stands behind every real position: where the future is hidden it need not be hidden again. */
    private @Nullable NDArray mask(Pass pass, int length) {
        if (causal) {
            return pass.shared(
                    "causal mask " + length, () -> Masks.of(pass, length, length, (query, key) -> key <= query));
        }
        return pass.padded() ? Masks.padding(pass, length) : null;
    }
}
