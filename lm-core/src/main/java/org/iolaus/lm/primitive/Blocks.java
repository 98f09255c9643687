package org.iolaus.lm.primitive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Sequences cut into blocks of positions, so that what attends to its neighbourhood only costs that only. Letters: B rows, H heads, T
 * positions, K values a head, N blocks of b positions; T is filled up to N b with zeros, which masks must hide.
 */
public final class Blocks {

    private Blocks() {}

    /**
     * How many blocks a sequence has.
     *
     * @param positions T
     * @param size b
     * @return N
     */
    public static int count(int positions, int size) {
        return (positions + size - 1) / size;
    }

    /**
     * Cuts.
     *
     * @param x shape (B, H, T, K)
     * @param size b
     * @return shape (B, H, N, b, K)
     */
    public static NDArray cut(NDArray x, int size) {
        Shape shape = x.getShape();
        int positions = (int) shape.get(2);
        int count = count(positions, size);
        NDArray full = x;
        if (count * size > positions) {
            Shape rest = new Shape(shape.get(0), shape.get(1), (long) count * size - positions, shape.get(3));
            full = x.concat(x.getManager().zeros(rest, x.getDataType()), 2);
        }
        return full.reshape(shape.get(0), shape.get(1), count, size, shape.get(3));
    }

    /**
     * Puts blocks together again and takes off what was filled up.
     *
     * @param blocks shape (B, H, N, b, K)
     * @param positions T
     * @return shape (B, H, T, K)
     */
    public static NDArray join(NDArray blocks, int positions) {
        Shape shape = blocks.getShape();
        NDArray whole = blocks.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3), shape.get(4));
        return whole.getShape().get(2) == positions
                ? whole
                : whole.get(new NDIndex().addAllDim(2).addSliceDim(0, positions));
    }

    /**
     * Every block together with its neighbours, in the order of the sequence; zeros where there is none.
     *
     * @param blocks shape (B, H, N, b, K)
     * @param before how many neighbours before it, 0 or 1
     * @param behind how many neighbours behind it, 0 or 1
     * @return shape (B, H, N, (before + 1 + behind) b, K)
     */
    public static NDArray withNeighbours(NDArray blocks, int before, int behind) {
        Shape shape = blocks.getShape();
        long count = shape.get(2);
        NDArray none = blocks.getManager()
                .zeros(new Shape(shape.get(0), shape.get(1), 1, shape.get(3), shape.get(4)), blocks.getDataType());
        NDList parts = new NDList();
        if (before > 0) {
            parts.add(count == 1 ? none : none.concat(slice(blocks, 0, count - 1), 2));
        }
        parts.add(blocks);
        if (behind > 0) {
            parts.add(count == 1 ? none : slice(blocks, 1, count).concat(none, 2));
        }
        return parts.size() == 1 ? blocks : NDArrays.concat(parts, 3);
    }

    private static NDArray slice(NDArray blocks, long from, long to) {
        return blocks.get(new NDIndex().addAllDim(2).addSliceDim(from, to));
    }
}
