package org.iolaus.correction.tune;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The order in which the values of k of one tool are tried, and when to stop. */
@FunctionalInterface
public interface SearchStrategy {

    /**
     * The next k to try.
     *
     * @param standing how the values of k stand that were tried so far
     * @return a k that was not tried, or nothing when the search is over
     */
    Optional<Integer> next(Standing standing);

    /**
     * Goes on with another strategy where this one is over.
     *
     * @param more what follows
     * @return both, one after the other
     */
    default SearchStrategy then(SearchStrategy more) {
        return standing -> next(standing).or(() -> more.next(standing));
    }

    /**
     * Tries all of them, from the middle outwards: the best is seldom at an end, and what is clearly worse than it is dropped early.
     *
     * @param lengths the values to try, ascending, at least one
     * @return the strategy
     */
    static SearchStrategy exhaustive(List<Integer> lengths) {
        int middle = lengths.get(lengths.size() / 2);
        return standing -> lengths.stream()
                .filter(k -> !standing.tried(k))
                .min(Comparator.comparingInt(k -> Math.abs(k - middle)));
    }

    /**
     * Starts in the middle and goes uphill, one step at a time, until both neighbours of the chosen k are worse (Athena, 2019).
     *
     * @param lengths the values that may be tried, ascending, at least one
     * @return the strategy
     */
    static SearchStrategy hillClimbing(List<Integer> lengths) {
        return standing -> {
            if (standing.scores().isEmpty()) {
                return Optional.of(lengths.get(lengths.size() / 2));
            }
            int at = lengths.indexOf(standing.chosen());
            return at < 0
                    ? Optional.empty()
                    : Stream.of(at + 1, at - 1)
                            .filter(i -> i >= 0 && i < lengths.size() && !standing.tried(lengths.get(i)))
                            .map(lengths::get)
                            .findFirst();
        };
    }

    /**
     * Goes on beyond an end of what was tried while the chosen k is at that end.
     *
     * @param step how far, at least 1
     * @param lowest the lowest k that the tool takes
     * @param highest the highest k that the tool takes
     * @return the strategy
     */
    static SearchStrategy wider(int step, int lowest, int highest) {
        return standing -> {
            int chosen = standing.chosen();
            return IntStream.of(chosen - step, chosen + step)
                    .filter(k -> k >= lowest && k <= highest)
                    .filter(k -> (k < chosen ? standing.below(chosen) : standing.above(chosen)).isEmpty())
                    .boxed()
                    .findFirst();
        };
    }

    /**
     * Tries the k at the top of the parabola through the chosen k and its neighbours, while that top promises more than what is
     * negligible. At an end, where there is no parabola, tries what is half way to the only neighbour, if that one is worse at all.
     *
     * @return the strategy
     */
    static SearchStrategy finer() {
        return standing -> {
            int chosen = standing.chosen();
            OptionalInt below = standing.below(chosen);
            OptionalInt above = standing.above(chosen);
            int between = chosen;
            if (below.isPresent() && above.isPresent()) {
                between += top(standing, below.getAsInt(), above.getAsInt());
            } else if (below.isPresent() || above.isPresent()) {
                int neighbour = below.orElseGet(above::getAsInt);
                between = standing.loss(neighbour) > standing.negligible() ? (chosen + neighbour) / 2 : chosen;
            }
            return Optional.of(between).filter(k -> !standing.tried(k));
        };
    }

    /** How far from the chosen k the top of the parabola lies, at least one step, or 0 where it promises nothing. */
    private static int top(Standing standing, int below, int above) {
        int left = standing.chosen() - below;
        int right = above - standing.chosen();
        // The loss at a distance x is curvature x^2 + slope x.
        double curvature = (standing.loss(below) / left + standing.loss(above) / right) / (left + right);
        double slope = standing.loss(above) / right - curvature * right;
        if (!(curvature > 0) || slope * slope / (4 * curvature) <= standing.negligible()) {
            return 0;
        }
        int distance = (int) Math.max(1, Math.round(Math.abs(slope) / (2 * curvature)));
        return slope < 0 ? Math.min(distance, right) : -Math.min(distance, left);
    }
}
