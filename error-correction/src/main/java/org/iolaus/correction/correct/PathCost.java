package org.iolaus.correction.correct;

/** What a path of a search costs in bits beyond what its bases cost in their contexts. */
final class PathCost {

    /** The place of a substitution where there was none before. */
    static final int NOWHERE = Integer.MIN_VALUE / 2;

    /** From this depth on, a k-mer with little support costs all that it may. */
    private static final double DEEP = 8;

    /** What a base of a k-mer that no other read holds costs: as much as a base from anywhere else, one of four. */
    private static final double UNSEEN = 2;

    /** The most for a k-mer that some reads hold, but fewer than are likely genomic: less, or rare strains are erased. */
    private static final double WEAK = 0.3;

    /** Errors come in bursts: within so many bases of a substitution another one costs less. */
    private static final int BURST_LENGTH = 20;

    private static final double BURST_COST = 0.5;

    private PathCost() {}

    /** The cost of a raw base whose k-mer has less support than expected at the depth of the k-mers before. */
    static double weakSupport(int support, int expected, int depth) {
        return Math.min(1, depth / DEEP) * (support == 0 ? UNSEEN : WEAK * (1 - support / (double) expected));
    }

    /** The cost of a substitution: what its quality says, less where another one was made shortly before. */
    static double substitution(double change, int position, int before) {
        return position - before <= BURST_LENGTH ? BURST_COST * change : change;
    }
}
