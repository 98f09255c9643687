package org.iolaus.lm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.channel.ChannelConfig;
import org.iolaus.lm.channel.FeedForward;
import org.iolaus.lm.channel.NoChannel;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.TrainingConfig;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.head.HeadConfig;
import org.iolaus.lm.mixer.GatedConvolution;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.Prediction;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.TokenizerConfig;
import org.iolaus.lm.trunk.LayerConfig;
import org.iolaus.lm.trunk.LayerStack;

/** Trains models on batches that are made, not read, in which it is known where the right answers are. */
final class TaskTraining {

    private static final double LOG_2 = Math.log(2);

    private TaskTraining() {}

    /** Fills a batch with new sequences. */
    @FunctionalInterface
    interface Maker {
        void fill(TokenBatch batch, SplittableRandom random);
    }

    /** A model of equal layers; convolutions do the work of a feed-forward network themselves. */
    static ModelConfig model(
            TokenizerConfig tokenizer, Objective objective, int width, int layers, MixerConfig mixer, HeadConfig head) {
        ChannelConfig channel = mixer instanceof GatedConvolution.Config
                ? new NoChannel()
                : new FeedForward.Config(2 * width, FeedForward.Form.GELU);
        return new ModelConfig(
                tokenizer,
                objective,
                width,
                4096,
                new LayerStack.Config(List.of(new LayerConfig(layers, mixer, channel))),
                head,
                new TrainingConfig(1, 1, 5e-3, 30, 0, 1, 1, 1));
    }

    /** A model after so many batches. */
    static LanguageModel learn(ModelConfig config, Maker maker, int steps) {
        LanguageModel model = LanguageModel.create(config, TestEngine.engine(), TestEngine.device(), 1);
        LearningRate rate = new LearningRate(config.training());
        SplittableRandom random = new SplittableRandom(2);
        TokenBatch batch = new TokenBatch();
        try (NDManager own = model.manager().newSubManager()) {
            AdamW optimizer =
                    new AdamW(own, model.parameters(), config.training().clipNorm(), 0);
            for (int number = 0; number < steps; number++) {
                maker.fill(batch, random);
                step(model, batch, optimizer, number, rate.at(number, (double) number / steps));
            }
        }
        return model;
    }

    private static void step(LanguageModel model, TokenBatch batch, AdamW optimizer, int number, double rate) {
        try (NDManager step = model.manager().newSubManager()) {
            NDArray values = model.values().duplicate();
            values.attach(step);
            values.setRequiresGradient(true);
            try (GradientCollector collector = model.engine().recordGradients()) {
                Prediction prediction = model.predict(step, values, batch, true);
                NDArray loss = prediction
                        .costs()
                        .mul(Copies.scalar(prediction.costs(), 1.0 / batch.targets()))
                        .sum();
                for (NDArray auxiliary : prediction.auxiliaryLosses()) {
                    loss = loss.add(auxiliary);
                }
                collector.backward(loss);
            }
            optimizer.update(step, model.values(), values.getGradient(), number, rate);
        }
    }

    /** What a token costs a model in new batches, in bits. */
    static double bits(LanguageModel model, Maker maker) {
        double nats = 0;
        long targets = 0;
        SplittableRandom random = new SplittableRandom(3);
        TokenBatch batch = new TokenBatch();
        for (int number = 0; number < 10; number++) {
            maker.fill(batch, random);
            targets += batch.targets();
            try (NDManager step = model.manager().newSubManager()) {
                nats += model.predict(step, batch).costs().sum().getFloat();
            }
        }
        return nats / LOG_2 / targets;
    }

    /** What a token costs a model that has seen so many batches. */
    static double learnt(ModelConfig config, Maker maker, int steps) {
        try (LanguageModel model = learn(config, maker, steps)) {
            return bits(model, maker);
        }
    }
}
