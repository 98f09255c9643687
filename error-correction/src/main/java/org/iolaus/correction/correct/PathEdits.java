package org.iolaus.correction.correct;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;

/**
 * The edits of all paths of a search, as a tree: each stands behind another one, at the same place or further on in the read. And those
 * of one path, written out by the places of the read, for what other paths do not share to be taken back.
 */
final class PathEdits {

    private final boolean settling;
    private int[] positions;
    private byte[] codes;
    private int[] parents;
    private int[] shifts;
    private int size;

    private byte[] chosen = new byte[0];
    private int[] inserted = new int[0];

    /**
     * Makes room.
     *
     * @param capacity how many edits there is room for at first
     * @param settling whether a base stands where the other path too puts a base in the place of the raw one, but another
     */
    PathEdits(int capacity, boolean settling) {
        this.settling = settling;
        positions = new int[capacity];
        codes = new byte[capacity];
        parents = new int[capacity];
        shifts = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    /** Adds an edit behind another one, or behind none where that is -1. */
    int add(int position, int code, int parent) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
            codes = Arrays.copyOf(codes, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
            shifts = Arrays.copyOf(shifts, 2 * size);
        }
        positions[size] = position;
        codes[size] = (byte) code;
        parents[size] = parent;
        shifts[size] = shift(parent) + PathEdit.shift(code);
        return size++;
    }

    int position(int edit) {
        return positions[edit];
    }

    /** The last raw position that an edit has to do with: an inserted base stands behind it. */
    int lastTouched(int edit) {
        return PathEdit.isInsertion(codes[edit]) ? positions[edit] - 1 : positions[edit];
    }

    /** How many more bases a path has than the raw read, up to its last edit. */
    int shift(int edit) {
        return edit < 0 ? 0 : shifts[edit];
    }

    /** A raw k-mer with those substitutions that fall into it. */
    long apply(int lastEdit, long raw, int end, int k) {
        long kmer = raw;
        for (int edit = lastEdit; edit >= 0 && positions[edit] > end - k; edit = parents[edit]) {
            if (positions[edit] <= end && PathEdit.isBase(codes[edit])) {
                int shift = 2 * (end - positions[edit]);
                kmer = (kmer & ~(3L << shift)) | ((long) codes[edit] << shift);
            }
        }
        return kmer;
    }

    /**
     * Begins to write: nothing is edited.
     *
     * @param length of the read
     * @return for each position a code of {@link PathEdit}; valid until the next call
     */
    byte[] nothing(int length) {
        if (chosen.length < length) {
            chosen = new byte[2 * length];
            inserted = new int[2 * length];
        }
        Arrays.fill(chosen, 0, length, (byte) Nucleotide.NONE);
        Arrays.fill(inserted, 0, length, PathEdit.NO_BASES);
        return chosen;
    }

    /** What is inserted in front of each position, as {@link PathEdit#inFront} puts bases together. */
    int[] inserted() {
        return inserted;
    }

    /** Writes an edit and all before it. */
    void write(int last) {
        for (int edit = last; edit >= 0; edit = parents[edit]) {
            int position = positions[edit];
            if (PathEdit.isInsertion(codes[edit])) {
                inserted[position] = PathEdit.inFront(codes[edit] & 3, inserted[position]);
            } else {
                chosen[position] = codes[edit];
            }
        }
    }

    /** Takes back what was written, where another path's edits differ. */
    void removeDifferences(int other, int written) {
        int a = other;
        int b = written;
        while (a != b) {
            int orderA = order(a);
            int orderB = order(b);
            if (orderA != orderB || (codes[a] != codes[b] && !isSettled(a, b))) {
                takeBack(orderA > orderB ? a : b);
            }
            a = orderA >= orderB ? parents[a] : a;
            b = orderB >= orderA ? parents[b] : b;
        }
    }

    /** Edits ascend by position; what is inserted in front of a base comes before what becomes of it. */
    private int order(int edit) {
        return edit < 0 ? -1 : 2 * positions[edit] + (PathEdit.isInsertion(codes[edit]) ? 0 : 1);
    }

    private boolean isSettled(int a, int b) {
        return settling && PathEdit.isBase(codes[a]) && PathEdit.isBase(codes[b]);
    }

    private void takeBack(int edit) {
        if (PathEdit.isInsertion(codes[edit])) {
            inserted[positions[edit]] = PathEdit.NO_BASES;
        } else {
            chosen[positions[edit]] = Nucleotide.NONE;
        }
    }
}
