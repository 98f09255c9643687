package org.iolaus.correction.tune;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of k of one tool stand in the middle of a search.
 *
 * @param scores the scores so far, by k; higher is better
 * @param chosen the k that would be taken if the search ended now, which is not the best one where another is as good with fewer edits;
 *     0 while nothing was tried
 * @param negligible how much more than the score of the chosen one is not worth looking for, at least 0
 */
public record Standing(NavigableMap<Integer, Double> scores, int chosen, double negligible) {

    /** Nothing was tried. */
    public static final Standing NONE = new Standing(new TreeMap<>(), 0, 0);

    /** Copies the scores. */
    public Standing {
        scores = Collections.unmodifiableNavigableMap(new TreeMap<>(scores));
    }

    /**
     * Whether a k was tried.
     *
     * @param k a k-mer length
     * @return true where it has a score
     */
    public boolean tried(int k) {
        return scores.containsKey(k);
    }

    /**
     * How much worse a k is than the chosen one.
     *
     * @param k a k that was tried
     * @return the difference of the scores, under 0 where it is better
     */
    public double loss(int k) {
        return score(chosen) - score(k);
    }

    /**
     * The next shorter k that was tried.
     *
     * @param k any k
     * @return the longest of the shorter ones, or nothing
     */
    public OptionalInt below(int k) {
        return optional(scores.lowerKey(k));
    }

    /**
     * The next longer k that was tried.
     *
     * @param k any k
     * @return the shortest of the longer ones, or nothing
     */
    public OptionalInt above(int k) {
        return optional(scores.higherKey(k));
    }

    private double score(int k) {
        return scores.getOrDefault(k, Double.NaN);
    }

    private static OptionalInt optional(@Nullable Integer key) {
        return Stream.ofNullable(key).mapToInt(Integer::intValue).findFirst();
    }
}
