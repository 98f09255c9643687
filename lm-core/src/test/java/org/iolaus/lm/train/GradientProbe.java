package org.iolaus.lm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.TokenBatch;

/** Gradients without a trainer. */
final class GradientProbe {

    private GradientProbe() {}

    /** The gradient of the mean cost over the first batches of a run, one batch after another; closes the model. */
    static float[] gradientOfBatches(LanguageModel model, TrainingReads reads, long seed, int count) {
        BatchMaker batches =
                new BatchMaker(model.config(), model.tokenizer(), reads.training(), Optional.empty(), seed);
        double[] sum = new double[model.parameters().size()];
        long targets = 0;
        for (int number = 0; number < count; number++) {
            TokenBatch batch = new TokenBatch();
            batches.fill(batch, number);
            targets += batch.targets();
            try (NDManager step = model.manager().newSubManager();
                    GradientCollector collector = model.engine().recordGradients()) {
                NDArray values = model.values().duplicate();
                values.attach(step);
                values.setRequiresGradient(true);
                collector.backward(
                        model.predict(step, values, batch, true).costs().sum());
                float[] gradient = values.getGradient().toFloatArray();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += gradient[i];
                }
            }
        }
        model.close();
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / targets);
        }
        return mean;
    }
}
