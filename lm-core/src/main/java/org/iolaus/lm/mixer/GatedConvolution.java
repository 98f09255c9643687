package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Initial;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;

/**
 * A convolution over the past, half of whose outputs gate the other half: (x ∗ W + b) ⊗ σ(x ∗ V + c) (Dauphin et al. 2017, equation
 * 1). Before the first position stand zeros. The kernels are kept as a direction and a length for each output (weight normalization,
 * Salimans and Kingma 2016), as in the paper. Dilation is an addition. One layer sees (kernel - 1) · dilation positions back.
 */
public final class GatedConvolution implements SequenceMixer {

    private final Config config;
    private final int width;
    private final Parameter direction;
    private final Parameter length;
    private final Parameter offset;

    private GatedConvolution(Config config, Parameters parameters, Dimensions dimensions) {
        this.config = config;
        this.width = dimensions.width();
        int inputs = config.kernel() * width;
        this.direction = parameters.matrix("direction", Initial.normal(1 / Math.sqrt(inputs)), inputs, 2L * width);
        this.length = parameters.vector("length", Initial.constant(1), 2L * width);
        this.offset = parameters.vector("bias", Initial.constant(0), 2L * width);
    }

    /** What becomes of the two halves, a and b, of a convolution's outputs. */
    public enum Gate {
        /** a ⊗ σ(b): the gated linear unit of the paper. */
        @JsonProperty("linear")
        LINEAR,
        /** tanh(a) ⊗ σ(b): the gate of recurrent networks, with which the paper compares. */
        @JsonProperty("tanh")
        TANH,
        /** max(0, a) - max(0, b): no gate, with as many parameters. */
        @JsonProperty("rectified")
        RECTIFIED
    }

    /**
     * Settings.
     *
     * @param kernel how many positions a convolution sees, its own included, from 1 to 256
     * @param dilation how far these are apart, from 1 to 65,536
     * @param gate what becomes of the outputs
     */
    @JsonTypeName("gated-convolution")
    public record Config(int kernel, int dilation, Gate gate) implements MixerConfig {

        /** Checks the sizes. */
        public Config {
            if (kernel < 1 || kernel > 256) {
                throw new IllegalArgumentException("kernel must be from 1 to 256, was " + kernel);
            }
            if (dilation < 1 || dilation > 65_536) {
                throw new IllegalArgumentException("dilation must be from 1 to 65536, was " + dilation);
            }
        }

        @Override
        public SequenceMixer build(Parameters parameters, Dimensions dimensions) {
            return new GatedConvolution(this, parameters, dimensions);
        }

        @Override
        public boolean supports(Objective objective) {
            return objective.causal();
        }

        @Override
        public long valuesPerSequence(int length, int width) {
            return 10L * length * width;
        }
    }

    @Override
    public NDArray mix(Pass pass, NDArray x) {
        NDArray convolved = convolve(pass, behindZeros(x)); // (B, T, 2 D)
        NDList halves = convolved.split(2, 2);
        NDArray a = halves.get(0);
        NDArray b = halves.get(1);
        return switch (config.gate()) {
            case LINEAR -> a.mul(Activation.sigmoid(b));
            case TANH -> a.tanh().mul(Activation.sigmoid(b));
            case RECTIFIED -> Activation.relu(a).sub(Activation.relu(b));
        };
    }

    /** As many zeros as a convolution looks back, then the positions: (B, reach + T, D). */
    private NDArray behindZeros(NDArray x) {
        Shape shape = x.getShape();
        long reach = (config.kernel() - 1L) * config.dilation();
        return reach == 0
                ? x
                : x.getManager()
                        .zeros(new Shape(shape.get(0), reach, width), x.getDataType())
                        .concat(x, 1);
    }

    /**
     * Images one position high whose channels lie side by side in memory, as the states of a position do: so the engine's kernels take
     * and give them without a copy.
     */
    private NDArray convolve(Pass pass, NDArray x) {
        NDArray image = x.expandDims(1).transpose(0, 3, 1, 2); // (B, D, 1, reach + T)
        NDArray convolved = Conv2d.conv2d(
                        image,
                        kernels(pass),
                        pass.value(offset),
                        new Shape(1, 1),
                        new Shape(0, 0),
                        new Shape(1, config.dilation()))
                .singletonOrThrow(); // (B, 2 D, 1, T)
        return convolved.transpose(0, 2, 3, 1).squeeze(1);
    }

    /** w = g v / |v| for every output: (2 D, D, 1, kernel). */
    private NDArray kernels(Pass pass) {
        NDArray v = pass.value(direction); // (kernel D, 2 D), the oldest position first
        NDArray norm = v.square().sum(new int[] {0}).sqrt().add(1e-6);
        return v.mul(pass.value(length).div(norm))
                .reshape(config.kernel(), 1, width, 2L * width)
                .transpose(3, 2, 1, 0);
    }
}
