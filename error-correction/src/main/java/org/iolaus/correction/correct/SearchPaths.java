package org.iolaus.correction.correct;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;

/**
 * The paths of a best-first search: their states, a heap of the unfinished ones, which path
 * came first to each k-mer at each position, the finished ones, and what they agree on. Their edits are a tree ({@link PathEdits}). Cleared, not made anew, for each search.
 */
final class SearchPaths {

    /** So many paths are followed in a search at most; each may push four others. */
    static final int MOST_STEPS = 600;

    private static final int MOST_FINISHED = 8;

    private final double margin;
    private final int[] positions;
    private final long[] kmers;
    private final int[] depths;
    private final int[] edits;
    private final int[] parents;
    private final double[] costs;
    private int size;

    private final PathEdits tree;

    private final int[] heap;
    private int heapSize;

    private final int[] firstHere;
    private final int[] stamps;
    private int stamp;

    private final int[] tiedFirst;
    private final int[] tiedLater;
    private int ties;

    private int steps;
    private final int[] finished = new int[MOST_FINISHED];
    private int finishedCount;

    /**
     * Makes room.
     *
     * @param capacity how many paths a search may push
     * @param margin paths that cost at most this many bits more than the best one are alternatives that it must agree with
     * @param settling whether the cheapest path's base stands where a tied one too puts a base in the place of the raw one, but another:
     *     the raw one is wrong in any case
     */
    SearchPaths(int capacity, double margin, boolean settling) {
        this.margin = margin;
        positions = new int[capacity];
        kmers = new long[capacity];
        depths = new int[capacity];
        edits = new int[capacity];
        parents = new int[capacity];
        costs = new double[capacity];
        tree = new PathEdits(2 * capacity, settling);
        heap = new int[capacity + 1];
        int slots = Integer.highestOneBit(capacity) * 2;
        firstHere = new int[slots];
        stamps = new int[slots];
        tiedFirst = new int[capacity];
        tiedLater = new int[capacity];
    }

    void clear() {
        size = 0;
        tree.clear();
        heapSize = 0;
        ties = 0;
        steps = 0;
        finishedCount = 0;
        stamp++;
        if (stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    /** The cheapest path that is worth following, or -1 where none is left or enough were followed. */
    int next() {
        while (!isEmpty() && steps++ < MOST_STEPS) {
            int path = pop();
            if (finishedCount > 0 && costs[path] > bestCost() + margin) {
                return -1;
            }
            if (isFirstHere(path)) {
                return path;
            }
        }
        return -1;
    }

    /**
     * Ends a path that was followed to the end of the read. One that came there from elsewhere waits its turn among the unfinished ones
     * first, with the state and the cost that it has by now.
     */
    void finish(int path, int end, long kmer, int depth, int edit, double cost) {
        if (positions[path] != end) {
            push(end, kmer, depth, edit, path, cost);
        } else if (finishedCount < MOST_FINISHED) {
            finished[finishedCount++] = path;
        }
    }

    /** What the cheapest finished path costs; infinite where none is. */
    double bestCost() {
        return finishedCount == 0 ? Double.POSITIVE_INFINITY : costs[finished[0]];
    }

    /**
     * Takes the edits of the cheapest path but those that a path nearly as cheap does not share.
     *
     * @param length of the read
     * @return for each position a code, {@link PathEdit#DELETED}, or {@link Nucleotide#NONE} where the read's own stays; valid until the
     *     next call
     */
    byte[] decide(int length) {
        byte[] chosen = tree.nothing(length);
        if (finishedCount > 0) {
            write(finished[0]);
            for (int i = 1; i < finishedCount; i++) {
                removeDifferences(finished[i], finished[0]);
            }
            removeTies(finished[0]);
        }
        return chosen;
    }

    /** What the last decision inserts in front of each position, as {@link PathEdit#inFront} puts bases together. */
    int[] inserted() {
        return tree.inserted();
    }

    /** How many paths were pushed. */
    int size() {
        return size;
    }

    boolean isEmpty() {
        return heapSize == 0;
    }

    int position(int path) {
        return positions[path];
    }

    long kmer(int path) {
        return kmers[path];
    }

    int depth(int path) {
        return depths[path];
    }

    int edit(int path) {
        return edits[path];
    }

    int parent(int path) {
        return parents[path];
    }

    double cost(int path) {
        return costs[path];
    }

    PathEdits edits() {
        return tree;
    }

    /** Adds an unfinished path. Paths beyond the capacity are forgotten. */
    void push(int position, long kmer, int depth, int edit, int parent, double cost) {
        if (size == costs.length) {
            return;
        }
        int path = size++;
        positions[path] = position;
        kmers[path] = kmer;
        depths[path] = depth;
        edits[path] = edit;
        parents[path] = parent;
        costs[path] = cost;
        int at = ++heapSize;
        while (at > 1 && before(path, heap[at >>> 1])) {
            heap[at] = heap[at >>> 1];
            at >>>= 1;
        }
        heap[at] = path;
    }

    /** Takes the cheapest path; of equally cheap ones the furthest, then the oldest. */
    int pop() {
        int top = heap[1];
        int moved = heap[heapSize--];
        int at = 1;
        while (2 * at <= heapSize) {
            int child = 2 * at;
            if (child < heapSize && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], moved)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
        return top;
    }

    /** Whether an unfinished path costs less than this. */
    boolean isCheaperThan(double cost) {
        return heapSize > 0 && costs[heap[1]] < cost;
    }

    private boolean before(int a, int b) {
        if (costs[a] != costs[b]) {
            return costs[a] < costs[b];
        }
        return positions[a] != positions[b] ? positions[a] > positions[b] : a < b;
    }

    /** Whether no cheaper path came to the same k-mer at the same position; one that did within the margin is noted as tied. */
    boolean isFirstHere(int path) {
        int mask = stamps.length - 1;
        long mixed = (kmers[path] * 31 + positions[path]) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 40) & mask;
        while (stamps[at] == stamp) {
            int first = firstHere[at];
            if (kmers[first] == kmers[path] && positions[first] == positions[path]) {
                if (costs[path] - costs[first] <= margin) {
                    tiedFirst[ties] = first;
                    tiedLater[ties++] = path;
                }
                return false;
            }
            at = (at + 1) & mask;
        }
        stamps[at] = stamp;
        firstHere[at] = path;
        return true;
    }

    /** Writes a path's edits. */
    void write(int path) {
        tree.write(edits[path]);
    }

    /** Takes back the edits in which a path differs from the one that was written. */
    void removeDifferences(int path, int best) {
        tree.removeDifferences(edits[path], edits[best]);
    }

    /** Takes back the edits of a path that others, tied with one that it came from, do not share. */
    void removeTies(int best) {
        for (int tie = 0; tie < ties; tie++) {
            int ancestor = best;
            while (ancestor > tiedFirst[tie]) {
                ancestor = parents[ancestor];
            }
            if (ancestor == tiedFirst[tie]) {
                removeDifferences(tiedLater[tie], ancestor);
            }
        }
    }
}
