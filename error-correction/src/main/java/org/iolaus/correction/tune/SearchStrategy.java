package org.iolaus.correction.tune;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order in which the values of k of one tool are tried, and when to stop. */
@FunctionalInterface
public interface SearchStrategy {

    /**
     * The next k to try.
     *
     * @param done the scores so far, by k; higher is better
     * @return a k that was not tried, or nothing when the search is over
     */
    Optional<Integer> next(Map<Integer, Double> done);

    /**
     * Tries all of them, from the middle outwards (the best is seldom at an end, and what is clearly worse than it is dropped early),
     * then goes on beyond an end of the range while the best k is at that end.
     *
     * @param lengths the values to try, ascending, at least one, the step between the last two being the step beyond the range
     * @param lowest the lowest k that the tool takes
     * @param highest the highest k that the tool takes
     * @return the strategy
     */
    static SearchStrategy exhaustive(List<Integer> lengths, int lowest, int highest) {
        return done -> {
            int middle = lengths.get(lengths.size() / 2);
            Optional<Integer> untried = lengths.stream()
                    .filter(k -> !done.containsKey(k))
                    .min(Comparator.comparingInt(k -> Math.abs(k - middle)));
            return untried.isPresent() ? untried : beyond(done, step(lengths), lowest, highest);
        };
    }

    /**
     * Starts in the middle and goes uphill, one step at a time, until both neighbours of the best k are worse (Athena, 2019).
     *
     * @param lengths the values that may be tried, ascending, at least one
     * @return the strategy
     */
    static SearchStrategy hillClimbing(List<Integer> lengths) {
        return done -> {
            if (done.isEmpty()) {
                return Optional.of(lengths.get(lengths.size() / 2));
            }
            int at = lengths.indexOf(best(done));
            return List.of(at + 1, at - 1).stream()
                    .filter(i -> i >= 0 && i < lengths.size() && !done.containsKey(lengths.get(i)))
                    .map(lengths::get)
                    .findFirst();
        };
    }

    private static Optional<Integer> beyond(Map<Integer, Double> done, int step, int lowest, int highest) {
        int best = best(done);
        for (int k : new int[] {best - step, best + step}) {
            if (k >= lowest && k <= highest && !done.containsKey(k) && atAnEnd(done, best, k)) {
                return Optional.of(k);
            }
        }
        return Optional.empty();
    }

    private static boolean atAnEnd(Map<Integer, Double> done, int best, int next) {
        return done.keySet().stream().allMatch(k -> next < best ? k >= best : k <= best);
    }

    private static int step(List<Integer> lengths) {
        int last = lengths.size() - 1;
        return last == 0 ? 2 : lengths.get(last) - lengths.get(last - 1);
    }

    /** The k with the highest score, the smaller of two that are equal. */
    private static int best(Map<Integer, Double> done) {
        return done.entrySet().stream()
                .max(Map.Entry.<Integer, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Double>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }
}
