package org.iolaus.lm.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.lm.block.Embedding;
import org.iolaus.lm.block.Initial;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.tokenize.Vocabulary;

/** A score for every token, and a softmax over them. */
public final class SoftmaxHead implements OutputHead {

    private final int predicted;
    private final boolean tied;
    private final Parameter weight;
    private final Parameter offset;

    private SoftmaxHead(Config config, Parameters parameters, int width, Vocabulary vocabulary, Embedding embedding) {
        this.predicted = vocabulary.predicted();
        this.tied = config.tied();
        this.weight = tied
                ? embedding.table()
                : parameters.matrix("weight", Initial.normal(1 / Math.sqrt(width)), predicted, width);
        this.offset = parameters.vector("bias", Initial.constant(0), predicted);
    }

    /**
     * Settings.
     *
     * @param tied whether the scores are products with the tokens' embeddings (Press and Wolf 2017), or with vectors of their own
     */
    @JsonTypeName("softmax")
    public record Config(boolean tied) implements HeadConfig {
        @Override
        public OutputHead build(Parameters parameters, int width, Vocabulary vocabulary, Embedding embedding) {
            return new SoftmaxHead(this, parameters, width, vocabulary, embedding);
        }
    }

    @Override
    public NDArray logProbabilities(Pass pass, NDArray hidden, NDArray inputs) {
        NDArray vectors = pass.value(weight);
        if (tied) {
            vectors = vectors.get(new NDIndex().addSliceDim(0, predicted));
        }
        NDArray scores = hidden.matMul(vectors.transpose()).addi(pass.value(offset));
        return scores.toType(DataType.FLOAT32, false).logSoftmax(-1);
    }
}
