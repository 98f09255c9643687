package org.iolaus.lm.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.lm.block.Embedding;
import org.iolaus.lm.block.Initial;
import org.iolaus.lm.block.Linear;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.primitive.Masks;
import org.iolaus.lm.primitive.ScaledDotProduct;
import org.iolaus.lm.tokenize.Vocabulary;

/**
 * Copies tokens from the recent past (Merity et al. 2017, section 2). A query made of the state is compared with the last states and
 * with a learned sentinel in one softmax; what the sentinel gets is the share of the ordinary softmax over all tokens, what a past
 * state gets goes to the token it stands for, added up where a token occurs more than once. Any trunk takes the place of the paper's
 * recurrent network. Letters: B rows, T positions, D width, V tokens, L the window.
 */
public final class PointerSentinelHead implements OutputHead {

    /** The smallest normal 32-bit float keeps the logarithm of nothing finite. */
    private static final float TINY = 1.2e-38f;

    private final Config config;
    private final Vocabulary vocabulary;
    private final OutputHead ordinary;
    private final Linear query;
    private final Parameter sentinel;

    private PointerSentinelHead(
            Config config, Parameters parameters, int width, Vocabulary vocabulary, Embedding embedding) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.ordinary =
                new SoftmaxHead.Config(config.tied()).build(parameters.in("softmax"), width, vocabulary, embedding);
        this.query = new Linear(parameters.in("query"), width, width);
        this.sentinel = parameters.matrix("sentinel", Initial.normal(1 / Math.sqrt(width)), width, 1);
    }

    /** Which token a past state stands for. */
    public enum Alignment {
        /** The token read last when the state was made, as in the paper. */
        @JsonProperty("read-token")
        READ_TOKEN,
        /** The token that came next: what followed the last time things looked like this. For alphabets as small as that of bases. */
        @JsonProperty("next-token")
        NEXT_TOKEN
    }

    /**
     * Settings.
     *
     * @param tied whether the ordinary softmax shares the tokens' embeddings
     * @param window how many past states can be pointed at, from 1 to 65,536
     * @param alignment which token a past state stands for
     * @param supervised whether training also asks the pointer alone to be right, as in the paper
     */
    @JsonTypeName("pointer-sentinel")
    public record Config(boolean tied, int window, Alignment alignment, boolean supervised) implements HeadConfig {

        /** Checks the window. */
        public Config {
            if (window < 1 || window > 65_536) {
                throw new IllegalArgumentException("window must be from 1 to 65536, was " + window);
            }
        }

        @Override
        public OutputHead build(Parameters parameters, int width, Vocabulary vocabulary, Embedding embedding) {
            return new PointerSentinelHead(this, parameters, width, vocabulary, embedding);
        }

        @Override
        public boolean supports(Objective objective) {
            return objective.causal();
        }
    }

    @Override
    public NDArray logProbabilities(Pass pass, NDArray hidden, NDArray inputs) {
        Shape shape = hidden.getShape();
        int positions = (int) shape.get(1);
        NDArray queries = query.apply(pass, hidden).tanh(); // (B, T, D)
        NDArray scores = queries.matMul(hidden.transpose(0, 2, 1)).toType(DataType.FLOAT32, false); // (B, T, T)
        NDArray forSentinel = queries.matMul(pass.value(sentinel)).toType(DataType.FLOAT32, false); // (B, T, 1)
        NDArray past = scores.add(pass.shared("pointer mask " + positions, () -> mask(pass, positions)));
        NDArray visible = past.add(notTokens(inputs, positions));
        NDArray logShares = NDArrays.concat(new NDList(visible, forSentinel), 2).logSoftmax(-1); // (B, T, T + 1)
        NDArray logGate = logShares.get(new NDIndex().addAllDim(2).addSliceDim(positions, positions + 1));
        NDArray pointers = logShares
                .get(new NDIndex().addAllDim(2).addSliceDim(0, positions))
                .exp();
        NDArray copied = pointers.matMul(tokens(inputs, positions)); // (B, T, V)
        if (config.supervised()) {
            pass.targets().ifPresent(targets -> supervise(pass, targets, logGate, copied));
        }
        return logSum(
                logGate.add(ordinary.logProbabilities(pass, hidden, inputs)),
                copied.add(TINY).log());
    }

    /** States from the window, the state of a position itself included where it stands for what was read. */
    private NDArray mask(Pass pass, int positions) {
        int nearest = config.alignment() == Alignment.READ_TOKEN ? 0 : 1;
        return Masks.of(
                        pass,
                        positions,
                        positions,
                        (now, then) -> now - then >= nearest && now - then < nearest + config.window())
                .toType(DataType.FLOAT32, false);
    }

    /** The tokens that states stand for, shape (B, T). */
    private NDArray standFor(NDArray inputs, int positions) {
        if (config.alignment() == Alignment.READ_TOKEN) {
            return inputs;
        }
        NDArray next = inputs.get(new NDIndex().addAllDim().addSliceDim(1, positions));
        NDArray none =
                inputs.get(new NDIndex().addAllDim().addSliceDim(0, 1)).mul(0).add(vocabulary.padding());
        return next.concat(none, 1);
    }

    /** Hides states that stand for no token that can be predicted: (B, 1, T). */
    private NDArray notTokens(NDArray inputs, int positions) {
        return standFor(inputs, positions)
                .gte(vocabulary.predicted())
                .toType(DataType.FLOAT32, false)
                .mul(ScaledDotProduct.HIDDEN)
                .expandDims(1);
    }

    /** One row of 0 and 1 for each state: (B, T, V). */
    private NDArray tokens(NDArray inputs, int positions) {
        NDArray ids = inputs.getManager().arange(vocabulary.predicted()).toType(DataType.INT64, false);
        return standFor(inputs, positions)
                .expandDims(2)
                .eq(ids.reshape(1, 1, vocabulary.predicted()))
                .toType(DataType.FLOAT32, false);
    }

    /** The paper's second loss, equation 6: minus the logarithm of what the gate and the right pointers get together. */
    private static void supervise(Pass pass, NDArray targets, NDArray logGate, NDArray copied) {
        NDArray wanted = targets.gte(0).toType(DataType.FLOAT32, false);
        NDArray index = targets.maximum(0).expandDims(2);
        NDArray right = copied.gather(index, 2).add(logGate.exp()).squeeze(2);
        pass.addAuxiliaryLoss(
                right.add(TINY).log().mul(wanted).sum().neg().div(wanted.sum().maximum(1)));
    }

    /** log(exp a + exp b). */
    private static NDArray logSum(NDArray a, NDArray b) {
        NDArray largest = a.maximum(b).stopGradient();
        return a.sub(largest).exp().add(b.sub(largest).exp()).log().add(largest);
    }
}
