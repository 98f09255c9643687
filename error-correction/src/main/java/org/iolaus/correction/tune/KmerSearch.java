package org.iolaus.correction.tune;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Which values of k the built-in corrector is tried with.
 *
 * @param lengths the values to begin with; they are sorted
 * @param order in which order they are tried
 * @param open whether the search goes on beyond them where the best lies at an end, and between them around the best; false where the
 *     user said which ones
 */
public record KmerSearch(List<Integer> lengths, Order order, boolean open) {

    /** The shortest k that is tried. */
    public static final int LOWEST = 7;

    /** The longest k that is tried. */
    public static final int HIGHEST = 31;

    /** What is tried unless the user says otherwise: every second one, since a k-mer of odd length is never its own reverse complement. */
    public static final List<Integer> USUAL = List.of(11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);

    private static final int STEP = 2;

    /** In which order the values are tried. */
    public enum Order {
        /** All of those that are counted in any case, in place of the usual ones. */
        ADAPTIVE,
        /** All of them. */
        EXHAUSTIVE,
        /** From the middle uphill, until both neighbours are worse: fewer trials, but it may end on a lower hill. */
        HILL_CLIMBING;

        /**
         * The name as it is given on the command line.
         *
         * @return for example {@code hill-climbing}
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks and sorts the lengths. */
    public KmerSearch {
        lengths = List.copyOf(new TreeSet<>(lengths));
        if (lengths.isEmpty() || !accepts(lengths.get(0)) || !accepts(lengths.get(lengths.size() - 1))) {
            throw new IllegalArgumentException("k must be from " + LOWEST + " to " + HIGHEST + ", was " + lengths);
        }
    }

    /**
     * The usual values, then wider and finer.
     *
     * @param order in which order they are tried
     * @return the search
     */
    public static KmerSearch usual(Order order) {
        return new KmerSearch(USUAL, order, true);
    }

    /**
     * Whether a k may be tried.
     *
     * @param k a k-mer length
     * @return true from {@value #LOWEST} to {@value #HIGHEST}
     */
    public static boolean accepts(int k) {
        return k >= LOWEST && k <= HIGHEST;
    }

    /**
     * The same search where it is known which k-mers are counted in any case: to try other values costs a pass over the reads each.
     *
     * @param counted their lengths, at least one of which may be tried
     * @return a search that begins with them, if it is adaptive and open, else this one
     */
    public KmerSearch beginningWith(List<Integer> counted) {
        return order == Order.ADAPTIVE && open
                ? new KmerSearch(counted.stream().filter(KmerSearch::accepts).toList(), order, true)
                : this;
    }

    /**
     * The search as the tuner follows it.
     *
     * @return the strategy
     */
    public SearchStrategy strategy() {
        SearchStrategy first = order == Order.HILL_CLIMBING
                ? SearchStrategy.hillClimbing(lengths)
                : SearchStrategy.exhaustive(lengths);
        return open ? first.then(SearchStrategy.wider(STEP, LOWEST, HIGHEST)).then(SearchStrategy.finer()) : first;
    }
}
