package org.iolaus.lm.trunk;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Normalization;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.channel.ChannelMixer;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.mixer.SequenceMixer;

/**
 * Layers one behind another. Each adds to its input what its sequence mixer and then its channel mixer make of the normalized states
 * (normalization before the branch, Xiong et al. 2020); the last states are normalized once more.
 */
public final class LayerStack implements Trunk {

    private final List<Layer> layers = new ArrayList<>();
    private final Normalization last;

    private LayerStack(Config config, Parameters parameters, int width, Objective objective) {
        Dimensions dimensions = new Dimensions(width, config.depth(), objective);
        for (LayerConfig layer : config.layers()) {
            for (int i = 0; i < layer.repeat(); i++) {
                layers.add(new Layer(layer, parameters.in("layers").in(String.valueOf(layers.size())), dimensions));
            }
        }
        this.last = new Normalization(parameters.in("normalization"), width);
    }

    /**
     * Settings.
     *
     * @param layers the layers from the first to the last, at least one
     */
    @JsonTypeName("layer-stack")
    public record Config(List<LayerConfig> layers) implements TrunkConfig {

        /** Checks that there is a layer. */
        public Config {
            if (layers.isEmpty()) {
                throw new IllegalArgumentException("layers must hold at least 1 layer, was empty");
            }
            layers = List.copyOf(layers);
        }

        /** How many layers, repetitions counted. */
        int depth() {
            return layers.stream().mapToInt(LayerConfig::repeat).sum();
        }

        @Override
        public Trunk build(Parameters parameters, int width, Objective objective) {
            return new LayerStack(this, parameters, width, objective);
        }

        @Override
        public void checkSupports(Objective objective) {
            for (LayerConfig layer : layers) {
                MixerConfig mixer = layer.mixer();
                if (!mixer.supports(objective)) {
                    throw new IllegalArgumentException("objective " + objective + " cannot be trained with " + mixer);
                }
            }
        }

        @Override
        public long valuesPerSequence(int length, int width) {
            return layers.stream()
                    .mapToLong(layer -> layer.mixer().valuesPerSequence(length, width)
                            + length * (6L * width + 3L * layer.channel().widest()))
                    .max()
                    .orElseThrow();
        }
    }

    @Override
    public NDArray run(Pass pass, NDArray embedded) {
        NDArray x = embedded;
        for (Layer layer : layers) {
            // What only this layer needs is given back at its end.
            try (NDManager scope = pass.manager().newSubManager()) {
                x.tempAttach(scope);
                NDArray next = layer.run(pass, x);
                next.attach(pass.manager());
                x = next;
            }
        }
        return last.apply(pass, x);
    }

    private static final class Layer {

        private final Normalization beforeMixer;
        private final SequenceMixer mixer;
        private final Optional<Branch> channel;

        Layer(LayerConfig config, Parameters parameters, Dimensions dimensions) {
            this.beforeMixer = new Normalization(parameters.in("mixer-normalization"), dimensions.width());
            this.mixer = config.mixer().build(parameters.in("mixer"), dimensions);
            this.channel = config.channel()
                    .build(parameters.in("channel"), dimensions)
                    .map(built -> new Branch(
                            new Normalization(parameters.in("channel-normalization"), dimensions.width()), built));
        }

        NDArray run(Pass pass, NDArray x) {
            NDArray mixed = x.add(mixer.mix(pass, beforeMixer.apply(pass, x)));
            return channel.map(branch -> mixed.add(
                            branch.mixer().transform(pass, branch.before().apply(pass, mixed))))
                    .orElse(mixed);
        }
    }

    private record Branch(Normalization before, ChannelMixer mixer) {}
}
