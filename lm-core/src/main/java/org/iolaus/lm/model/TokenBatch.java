package org.iolaus.lm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.iolaus.lm.block.Remembered;
import org.iolaus.lm.memory.CountMemory;

/**
 * Rows of tokens for one pass: what is read and what is to be predicted, in one piece of memory outside the Java heap, so that it
 * reaches the engine as one array; for a model with a memory also what that says in each place, in another one. It is filled, loaded,
 * and filled again.
 */
public final class TokenBatch {

    /** Stands where nothing is to be predicted. */
    public static final int NO_TARGET = -1;

    private ByteBuffer memory = allocate(1 << 12);
    private IntBuffer tokens = memory.asIntBuffer();
    private int rows;
    private int columns;
    private int[] lengths = {};
    private int targets;
    private ByteBuffer memoryOfMemory = allocate(1 << 2);
    private FloatBuffer remembered = memoryOfMemory.asFloatBuffer();
    private boolean hasMemory;

    /**
     * Empties the batch and gives it a size: every token is padding, and nothing is to be predicted.
     *
     * @param newRows how many sequences, at least 1
     * @param newColumns how many tokens the longest of them has, at least 1
     * @param padding the id of the padding token
     */
    public void reset(int newRows, int newColumns, int padding) {
        rows = newRows;
        columns = newColumns;
        int half = Math.multiplyExact(rows, columns);
        int needed = Math.multiplyExact(half, 2 * Integer.BYTES);
        if (memory.capacity() < needed) {
            memory = allocate(Math.max(needed, Math.min(2L * memory.capacity(), Integer.MAX_VALUE)));
            tokens = memory.asIntBuffer();
        }
        for (int i = 0; i < half; i++) {
            tokens.put(i, padding);
            tokens.put(half + i, NO_TARGET);
        }
        lengths = new int[rows];
        targets = 0;
        hasMemory = false;
    }

    private static ByteBuffer allocate(long bytes) {
        return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Sets one token.
     *
     * @param row which sequence
     * @param column its place; the sequence is at least as long as this says
     * @param input the id that is read
     * @param target the id that is to be predicted there, or {@link #NO_TARGET}
     */
    public void set(int row, int column, int input, int target) {
        int place = row * columns + column;
        tokens.put(place, input);
        int old = tokens.get(rows * columns + place);
        tokens.put(rows * columns + place, target);
        targets += (target == NO_TARGET ? 0 : 1) - (old == NO_TARGET ? 0 : 1);
        lengths[row] = Math.max(lengths[row], column + 1);
    }

    /**
     * Makes room for what a memory says; where it is not told, it says nothing. To be called after the batch was given its size.
     */
    public void expectMemory() {
        hasMemory = true;
        int values = Math.multiplyExact(rows * columns, CountMemory.FEATURES + CountMemory.LOG_PROBABILITIES);
        int needed = Math.multiplyExact(values, Float.BYTES);
        if (memoryOfMemory.capacity() < needed) {
            memoryOfMemory = allocate(Math.max(needed, Math.min(2L * memoryOfMemory.capacity(), Integer.MAX_VALUE)));
            remembered = memoryOfMemory.asFloatBuffer();
        }
        for (int i = 0; i < values; i++) {
            remembered.put(i, 0);
        }
    }

    /**
     * Tells what a memory says of the targets of a row.
     *
     * @param row which sequence
     * @param count how many places, from the row's first
     * @param features {@link CountMemory#FEATURES} numbers a place
     * @param logProbabilities {@link CountMemory#LOG_PROBABILITIES} a place
     * @param from the first place to take of both
     */
    public void remember(int row, int count, float[] features, float[] logProbabilities, int from) {
        remembered
                .duplicate()
                .position(row * columns * CountMemory.FEATURES)
                .put(features, from * CountMemory.FEATURES, count * CountMemory.FEATURES);
        remembered
                .duplicate()
                .position(rows * columns * CountMemory.FEATURES + row * columns * CountMemory.LOG_PROBABILITIES)
                .put(logProbabilities, from * CountMemory.LOG_PROBABILITIES, count * CountMemory.LOG_PROBABILITIES);
    }

    /**
     * How many sequences there are.
     *
     * @return the rows
     */
    public int rows() {
        return rows;
    }

    /**
     * How many tokens the longest sequence has.
     *
     * @return the columns
     */
    public int columns() {
        return columns;
    }

    /**
     * How many tokens of each sequence are real.
     *
     * @return a copy
     */
    public int[] lengths() {
        return Arrays.copyOf(lengths, rows);
    }

    /**
     * How many tokens are to be predicted.
     *
     * @return the targets set
     */
    public int targets() {
        return targets;
    }

    /**
     * Copies the batch to the engine.
     *
     * @param manager owns the array
     * @return 64-bit integers of shape (2, rows, columns): inputs, then targets
     */
    public NDArray load(NDManager manager) {
        ByteBuffer view = memory.duplicate().order(ByteOrder.nativeOrder());
        view.position(0).limit(2 * rows * columns * Integer.BYTES);
        try (NDArray shared = manager.create(view, new Shape(2, rows, columns), DataType.INT32)) {
            return shared.toType(DataType.INT64, true);
        }
    }

    /**
     * Copies what the memory says to the engine.
     *
     * @param manager owns the arrays
     * @return nothing for a batch without a memory
     */
    public Optional<Remembered> loadMemory(NDManager manager) {
        if (!hasMemory) {
            return Optional.empty();
        }
        int places = rows * columns;
        return Optional.of(new Remembered(
                loadFloats(manager, 0, new Shape(rows, columns, CountMemory.FEATURES)),
                loadFloats(
                        manager,
                        places * CountMemory.FEATURES,
                        new Shape(rows, columns, CountMemory.LOG_PROBABILITIES))));
    }

    private NDArray loadFloats(NDManager manager, int from, Shape shape) {
        ByteBuffer view = memoryOfMemory.duplicate().order(ByteOrder.nativeOrder());
        view.position(from * Float.BYTES).limit((from + (int) shape.size()) * Float.BYTES);
        try (NDArray shared = manager.create(view.slice().order(ByteOrder.nativeOrder()), shape, DataType.FLOAT32)) {
            return shared.duplicate();
        }
    }
}
