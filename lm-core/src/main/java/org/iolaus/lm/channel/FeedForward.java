package org.iolaus.lm.channel;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Linear;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;

/** Two matrices with an activation between them (Vaswani et al. 2017, section 3.3). */
public final class FeedForward implements ChannelMixer {

    private final Config config;
    private final Linear up;
    private final Linear down;

    private FeedForward(Config config, Parameters parameters, Dimensions dimensions) {
        this.config = config;
        this.up = new Linear(parameters.in("up"), dimensions.width(), config.hidden());
        this.down = new Linear(
                parameters.in("down"),
                config.hidden(),
                dimensions.width(),
                dimensions.branchDeviation(config.hidden()));
    }

    /** What stands between the matrices. */
    public enum Form {
        /** Negative values become 0. */
        @JsonProperty("relu")
        RELU,
        /** The Gaussian error linear unit (Hendrycks and Gimpel 2016). */
        @JsonProperty("gelu")
        GELU
    }

    /**
     * Settings.
     *
     * @param hidden the length of the vector between the matrices, from 1 to 65,536
     * @param activation what stands between them
     */
    @JsonTypeName("feed-forward")
    public record Config(int hidden, Form activation) implements ChannelConfig {

        /** Checks the hidden width. */
        public Config {
            if (hidden < 1 || hidden > 65_536) {
                throw new IllegalArgumentException("hidden must be from 1 to 65536, was " + hidden);
            }
        }

        @Override
        public Optional<ChannelMixer> build(Parameters parameters, Dimensions dimensions) {
            return Optional.of(new FeedForward(this, parameters, dimensions));
        }

        @Override
        public int widest() {
            return hidden;
        }
    }

    @Override
    public NDArray transform(Pass pass, NDArray x) {
        NDArray hidden = up.apply(pass, x);
        NDArray active = config.activation() == Form.GELU ? Activation.gelu(hidden) : Activation.relu(hidden);
        return down.apply(pass, active);
    }
}
