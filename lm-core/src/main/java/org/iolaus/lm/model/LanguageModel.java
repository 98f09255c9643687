package org.iolaus.lm.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Embedding;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.ComputingStep;
import org.iolaus.lm.device.TensorEngine;
import org.iolaus.lm.head.OutputHead;
import org.iolaus.lm.tokenize.Tokenizer;
import org.iolaus.lm.trunk.Trunk;

/**
 * A neural language model of DNA: tokens are embedded, a trunk of layers makes hidden states of them, a head makes probabilities of
 * those. The values of all its parameters live in one array on one device.
 *
 * <p>Where the model predicts the next token, row and column t of a batch hold the token before the one to predict there, and the
 * first column the token that stands before a read.
 */
public final class LanguageModel implements AutoCloseable {

    private final ModelConfig config;
    private final TensorEngine engine;
    private final Parameters parameters = new Parameters();
    private final Tokenizer tokenizer;
    private final Embedding embedding;
    private final Trunk trunk;
    private final OutputHead head;
    private final NDManager manager;
    private final NDArray values;

    private LanguageModel(ModelConfig config, TensorEngine engine, Device device, DataType type, ValueSource source) {
        this.config = config;
        this.engine = engine;
        this.tokenizer = config.tokenizer().build();
        this.embedding =
                new Embedding(parameters.in("embedding"), tokenizer.vocabulary().size(), config.width());
        this.trunk = config.trunk().build(parameters.in("trunk"), config.width(), config.objective());
        this.head = config.head().build(parameters.in("head"), config.width(), tokenizer.vocabulary(), embedding);
        float[] first = source.values(parameters);
        if (first.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "the model has " + parameters.size() + " values, but " + first.length + " were given");
        }
        this.manager = engine.newManager(device);
        try (ComputingStep step = beginStep()) {
            this.values = Copies.of(step.manager(), first, first.length).toType(type, true);
            values.attach(manager);
        }
    }

    /** Gives the values of parameters. */
    @FunctionalInterface
    public interface ValueSource {
        /**
         * The values.
         *
         * @param parameters what they are for
         * @return one parameter's values behind another's
         */
        float[] values(Parameters parameters);
    }

    /**
     * Makes a model that knows nothing yet.
     *
     * @param config what it is made of
     * @param engine computes
     * @param device where
     * @param seed another seed gives other first values
     * @return the model, to be closed
     * @throws IllegalArgumentException where the parts do not fit each other
     */
    public static LanguageModel create(ModelConfig config, TensorEngine engine, Device device, long seed) {
        return of(config, engine, device, parameters -> parameters.initialValues(seed));
    }

    /**
     * Makes a model that knows nothing yet.
     *
     * @param config what it is made of
     * @param place computes
     * @param seed another seed gives other first values
     * @return the model, to be closed
     * @throws IllegalArgumentException where the parts do not fit each other
     */
    public static LanguageModel create(ModelConfig config, ComputingPlace place, long seed) {
        return create(config, place.engine(), place.device(), seed);
    }

    /**
     * Counts the values a model has, without making it.
     *
     * @param config what it is made of
     * @return how many numbers training changes
     * @throws IllegalArgumentException where the parts do not fit each other, or there are more values than an array holds
     */
    public static int countParameters(ModelConfig config) {
        Parameters parameters = new Parameters();
        Tokenizer tokenizer = config.tokenizer().build();
        try {
            Embedding embedding = new Embedding(
                    parameters.in("embedding"), tokenizer.vocabulary().size(), config.width());
            config.trunk().build(parameters.in("trunk"), config.width(), config.objective());
            config.head().build(parameters.in("head"), config.width(), tokenizer.vocabulary(), embedding);
            return parameters.size();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the model has more than " + Integer.MAX_VALUE + " values", e);
        }
    }

    /**
     * Makes a model with given values.
     *
     * @param config what it is made of
     * @param engine computes
     * @param device where
     * @param source gives the values
     * @return the model, to be closed
     */
    public static LanguageModel of(ModelConfig config, TensorEngine engine, Device device, ValueSource source) {
        return new LanguageModel(config, engine, device, DataType.FLOAT32, source);
    }

    /**
     * The same model with 16-bit values, for scoring on a GPU. It cannot be trained.
     *
     * @return another model, to be closed
     */
    public LanguageModel inHalfPrecision() {
        return new LanguageModel(
                config, engine, manager.getDevice(), DataType.FLOAT16, parameters -> values.toFloatArray());
    }

    /**
     * What the model is made of.
     *
     * @return its configuration
     */
    public ModelConfig config() {
        return config;
    }

    /**
     * What computes.
     *
     * @return the engine
     */
    public TensorEngine engine() {
        return engine;
    }

    /**
     * Cuts sequences into the model's tokens.
     *
     * @return the tokenizer
     */
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /**
     * The list of its parameters.
     *
     * @return names, shapes and places
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * The values of its parameters.
     *
     * @return one array that training changes
     */
    public NDArray values() {
        return values;
    }

    /**
     * Owns the values; managers for passes are made below it.
     *
     * @return the model's manager
     */
    public NDManager manager() {
        return manager;
    }

    /**
     * Begins a step of training or scoring: whatever computes with the model does it in one.
     *
     * @return the step, with a manager below {@link #manager()}, to be closed by the thread that asked for it
     */
    public ComputingStep beginStep() {
        return engine.beginStep(manager);
    }

    /**
     * Asks the model, without a trace for gradients.
     *
     * @param step owns what the pass makes; a manager below {@link #manager()}
     * @param batch the tokens
     * @return its answer, which belongs to {@code step}
     */
    public Prediction predict(NDManager step, TokenBatch batch) {
        NDArray own = values.duplicate();
        own.attach(step);
        return predict(step, own, batch, false);
    }

    /**
     * Asks the model with values of the caller's.
     *
     * @param step owns what the pass makes; a manager below {@link #manager()}
     * @param flat the values of all parameters, owned by {@code step}
     * @param batch the tokens
     * @param training whether the answer is for training: then layers may add to the loss
     * @return its answer, which belongs to {@code step}
     */
    public Prediction predict(NDManager step, NDArray flat, TokenBatch batch, boolean training) {
        NDArray tokens = batch.load(step);
        NDArray inputs = tokens.get(0);
        NDArray targets = tokens.get(1);
        Pass pass = new Pass(
                step,
                parameters,
                flat,
                batch.lengths(),
                batch.columns(),
                training ? Optional.of(targets) : Optional.empty(),
                batch.loadMemory(step));
        NDArray hidden = trunk.run(pass, head.embed(pass, embedding.apply(pass, inputs)));
        NDArray logProbabilities = head.logProbabilities(pass, hidden, inputs);
        return new Prediction(logProbabilities, costs(logProbabilities, targets), pass.auxiliaryLosses());
    }

    private static NDArray costs(NDArray logProbabilities, NDArray targets) {
        NDArray wanted = targets.gte(0).toType(DataType.FLOAT32, false);
        NDArray index = targets.maximum(0).expandDims(2);
        return logProbabilities.gather(index, 2).squeeze(2).mul(wanted).neg();
    }

    @Override
    public void close() {
        manager.close();
    }
}
