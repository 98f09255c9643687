package org.iolaus.lm.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One forward pass of a model over one batch: the values of its parameters, what is known of the batch, and what is computed once and
 * shared by the layers. Everything belongs to one manager and ends with it.
 */
public final class Pass {

    private final NDManager manager;
    private final List<NDArray> values;
    private final DataType type;
    private final int[] lengths;
    private final int longest;
    private final Optional<NDArray> targets;
    private final Optional<Remembered> remembered;
    private final Map<String, NDArray> shared = new HashMap<>();
    private final List<NDArray> auxiliaryLosses = new ArrayList<>();

    /**
     * Begins a pass.
     *
     * @param manager owns what the pass makes
     * @param parameters the model's parameters
     * @param flat their values, one behind another; belongs to {@code manager}
     * @param lengths how many tokens of each row are real; the rest is padding
     * @param longest the number of columns
     * @param targets the tokens to predict, shape (B, T), where the model is being trained: only auxiliary losses may look at them
     * @param remembered what a memory says in every place, for models that have one
     */
    public Pass(
            NDManager manager,
            Parameters parameters,
            NDArray flat,
            int[] lengths,
            int longest,
            Optional<NDArray> targets,
            Optional<Remembered> remembered) {
        this.manager = manager;
        this.type = flat.getDataType();
        this.lengths = lengths;
        this.longest = longest;
        this.targets = targets;
        this.remembered = remembered;
        this.values = views(parameters.list(), flat);
    }

    /**
     * Begins a pass of a model, or a part of one, that has no memory.
     *
     * @param manager owns what the pass makes
     * @param parameters the model's parameters
     * @param flat their values, one behind another; belongs to {@code manager}
     * @param lengths how many tokens of each row are real; the rest is padding
     * @param longest the number of columns
     * @param targets the tokens to predict, where the model is being trained
     */
    public Pass(
            NDManager manager,
            Parameters parameters,
            NDArray flat,
            int[] lengths,
            int longest,
            Optional<NDArray> targets) {
        this(manager, parameters, flat, lengths, longest, targets, Optional.empty());
    }

    /** One split instead of many slices: its gradient is one concatenation. */
    private static List<NDArray> views(List<Parameter> parameters, NDArray flat) {
        long[] starts = parameters.stream().skip(1).mapToLong(Parameter::offset).toArray();
        NDList pieces = starts.length == 0 ? new NDList(flat) : flat.split(starts);
        List<NDArray> views = new ArrayList<>();
        for (Parameter parameter : parameters) {
            views.add(pieces.get(parameter.index()).reshape(new Shape(parameter.shape())));
        }
        return views;
    }

    /**
     * The values of a parameter.
     *
     * @param parameter one of the model's
     * @return an array of its shape
     */
    public NDArray value(Parameter parameter) {
        return values.get(parameter.index());
    }

    /**
     * The manager of the pass.
     *
     * @return the manager that owns what the pass makes
     */
    public NDManager manager() {
        return manager;
    }

    /**
     * The type of hidden states.
     *
     * @return 32-bit floats, or 16-bit ones where a GPU scores
     */
    public DataType type() {
        return type;
    }

    /**
     * How many tokens of each row are real.
     *
     * @return one number a row; not to be written to
     */
    public int[] lengths() {
        return lengths;
    }

    /**
     * Whether some row is shorter than the batch is wide.
     *
     * @return true where there is padding
     */
    public boolean padded() {
        for (int length : lengths) {
            if (length < longest) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tokens to predict, in training.
     *
     * @return shape (B, T), or nothing where the model is only asked
     */
    public Optional<NDArray> targets() {
        return targets;
    }

    /**
     * What the memory says.
     *
     * @return the arrays of this pass
     * @throws IllegalStateException where the batch was made for a model without a memory
     */
    public Remembered remembered() {
        return remembered.orElseThrow(() -> new IllegalStateException("the batch lacks what the memory says"));
    }

    /**
     * Something the layers share: a mask, a table of angles.
     *
     * @param name names it in this pass, sizes included
     * @param maker makes it the first time, in {@link #manager()}
     * @return the same array for every layer
     */
    public NDArray shared(String name, Supplier<NDArray> maker) {
        NDArray known = shared.get(name);
        if (known == null) {
            known = maker.get();
            shared.put(name, known);
        }
        return known;
    }

    /**
     * Floats of this pass's type from memory.
     *
     * @param content the values in row-major order
     * @param shape their dimensions
     * @return an array in this pass's manager
     */
    public NDArray constant(float[] content, long... shape) {
        return Copies.of(manager, content, shape).toType(type, false);
    }

    /**
     * Whole numbers from memory, to look things up by.
     *
     * @param content the values in row-major order
     * @param shape their dimensions
     * @return 64-bit integers in this pass's manager
     */
    public NDArray indices(int[] content, long... shape) {
        return Copies.of(manager, content, shape);
    }

    /**
     * Adds to what training minimizes, and to nothing else: no reported figure contains it.
     *
     * @param loss a scalar
     */
    public void addAuxiliaryLoss(NDArray loss) {
        auxiliaryLosses.add(loss);
    }

    /**
     * What layers added to the loss.
     *
     * @return scalars
     */
    public List<NDArray> auxiliaryLosses() {
        return auxiliaryLosses;
    }
}
