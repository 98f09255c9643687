package org.iolaus.lm.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.iolaus.lm.block.Embedding;
import org.iolaus.lm.block.Initial;
import org.iolaus.lm.block.Linear;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.block.Remembered;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.tokenize.NucleotideTokenizer;
import org.iolaus.lm.tokenize.TokenizerConfig;
import org.iolaus.lm.tokenize.Vocabulary;

/**
 * Mixes what k-mer counts remember of this genome with what the network has learned of all sequences. What the memory says, and how sure
 * its experts are, is added to the tokens that the trunk reads; out of its states come scores of the network's own for the four bases,
 * and a weight for every expert. The mixture is logistic (Mahoney 2005, "Adaptive weighing of context models for lossless data
 * compression", section 3, here with a network that sees the sequence as the gate): p(b) ∝ exp(s_b + Σ_e w_e log p_e(b)). Letters: B
 * rows, T positions, D width, E experts, F features.
 */
public final class MemoryMixtureHead implements OutputHead {

    private static final int BASES = 4;

    /** Logarithms of probabilities are several times as large as other features. */
    private static final double LOG_SCALE = 0.25;

    private final Parameter fromLogs;
    private final Linear fromFeatures;
    private final Linear toWidth;
    private final Linear scores;
    private final Parameter weights;
    private final Parameter firstWeights;

    private MemoryMixtureHead(Config config, Parameters parameters, int width) {
        int inputs = CountMemory.FEATURES + CountMemory.LOG_PROBABILITIES;
        double deviation = 1 / Math.sqrt(inputs);
        this.fromLogs = parameters.matrix(
                "probabilities.weight",
                Initial.normal(LOG_SCALE * deviation),
                CountMemory.LOG_PROBABILITIES,
                config.hidden());
        this.fromFeatures = new Linear(parameters.in("features"), CountMemory.FEATURES, config.hidden(), deviation);
        this.toWidth = new Linear(parameters.in("evidence"), config.hidden(), width);
        this.scores = new Linear(parameters.in("scores"), width, BASES, 0.02);
        this.weights = parameters.matrix("experts.weight", Initial.normal(0.02), width, CountMemory.EXPERTS);
        this.firstWeights = parameters.vector("experts.bias", MemoryMixtureHead::longestAlone, CountMemory.EXPERTS);
    }

    /** At first the expert of the longest contexts that were read is believed, and no other. */
    private static void longestAlone(float[] values, RandomGenerator random) {
        Arrays.fill(values, 0);
        values[CountMemory.LEVELS - 1] = 1;
    }

    /**
     * Settings.
     *
     * @param hidden how many units look at what the memory says, from 1 to 4,096
     */
    @JsonTypeName("memory-mixture")
    public record Config(int hidden) implements HeadConfig {

        /** Checks the size. */
        public Config {
            if (hidden < 1 || hidden > 4_096) {
                throw new IllegalArgumentException("hidden must be from 1 to 4096, was " + hidden);
            }
        }

        @Override
        public OutputHead build(Parameters parameters, int width, Vocabulary vocabulary, Embedding embedding) {
            return new MemoryMixtureHead(this, parameters, width);
        }

        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public boolean supports(TokenizerConfig tokenizer) {
            return tokenizer instanceof NucleotideTokenizer.Config;
        }

        @Override
        public boolean supports(Objective objective) {
            return objective.causal();
        }
    }

    @Override
    public NDArray embed(Pass pass, NDArray embedded) {
        Remembered memory = pass.remembered();
        NDArray logs = memory.logProbabilities().toType(pass.type(), false);
        NDArray features = memory.features().toType(pass.type(), false);
        NDArray seen = fromFeatures.apply(pass, features).add(logs.matMul(pass.value(fromLogs))); // (B, T, hidden)
        return embedded.add(toWidth.apply(pass, Activation.gelu(seen)));
    }

    @Override
    public NDArray logProbabilities(Pass pass, NDArray hidden, NDArray inputs) {
        Shape shape = hidden.getShape();
        NDArray own = scores.apply(pass, hidden).toType(DataType.FLOAT32, false); // (B, T, 4)
        NDArray trust = hidden.matMul(pass.value(weights))
                .addi(pass.value(firstWeights))
                .toType(DataType.FLOAT32, false)
                .expandDims(3); // (B, T, E, 1)
        NDArray experts =
                pass.remembered().logProbabilities().reshape(shape.get(0), shape.get(1), CountMemory.EXPERTS, BASES);
        return own.add(experts.mul(trust).sum(new int[] {2})).logSoftmax(-1);
    }
}
