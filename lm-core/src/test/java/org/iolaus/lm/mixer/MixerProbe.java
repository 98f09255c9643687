package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.device.TestEngine;

/** One sequence mixer by itself: run, taken apart, and measured. */
final class MixerProbe implements AutoCloseable {

    final SequenceMixer mixer;
    final Parameters parameters = new Parameters();
    final float[] values;
    private final NDManager manager = TestEngine.engine().newManager(TestEngine.device());
    private final int width;

    MixerProbe(MixerConfig config, int width, Objective objective) {
        this.width = width;
        this.mixer = config.build(parameters, new Dimensions(width, 1, objective));
        this.values = parameters.initialValues(1);
    }

    /** What the mixer says to rows of the given lengths, filled up to the longest: [row][position][value]. */
    float[][][] mix(float[][][] rows, int... lengths) {
        try (NDManager step = manager.newSubManager()) {
            NDArray x = step.create(flat(rows), new Shape(rows.length, rows[0].length, width));
            float[] result = mixer.mix(pass(step, lengths, rows[0].length), x).toFloatArray();
            float[][][] mixed = new float[rows.length][rows[0].length][width];
            for (int i = 0; i < result.length; i++) {
                mixed[i / width / rows[0].length][i / width % rows[0].length][i % width] = result[i];
            }
            return mixed;
        }
    }

    /** How many numbers the mixer makes on its way over one row of a length. */
    long valuesMade(int length) {
        return made(length).sum();
    }

    /** How many numbers the largest array has that the mixer makes on its way over one row of a length. */
    long largestMade(int length) {
        return made(length).max().orElseThrow();
    }

    private LongStream made(int length) {
        try (NDManager step = manager.newSubManager()) {
            NDArray x = step.zeros(new Shape(1, length, width));
            mixer.mix(pass(step, new int[] {length}, length), x);
            return Arrays.stream(
                    step.getManagedArrays().stream().mapToLong(NDArray::size).toArray());
        }
    }

    private Pass pass(NDManager step, int[] lengths, int longest) {
        return new Pass(step, parameters, step.create(values), lengths, longest, Optional.empty());
    }

    /** The place of a parameter among the values. */
    Parameter parameter(String name) {
        return parameters.list().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    float[] valuesOf(String name) {
        Parameter parameter = parameter(name);
        int from = (int) parameter.offset();
        return Arrays.copyOfRange(values, from, from + parameter.size());
    }

    static float[][][] random(int rows, int length, int width) {
        SplittableRandom random = new SplittableRandom(3);
        float[][][] x = new float[rows][length][width];
        for (float[][] row : x) {
            for (float[] position : row) {
                for (int i = 0; i < width; i++) {
                    position[i] = (float) random.nextGaussian();
                }
            }
        }
        return x;
    }

    static float[] flat(float[][][] rows) {
        int width = rows[0][0].length;
        float[] flat = new float[rows.length * rows[0].length * width];
        int place = 0;
        for (float[][] row : rows) {
            for (float[] position : row) {
                System.arraycopy(position, 0, flat, place, width);
                place += width;
            }
        }
        return flat;
    }

    @Override
    public void close() {
        manager.close();
    }
}
