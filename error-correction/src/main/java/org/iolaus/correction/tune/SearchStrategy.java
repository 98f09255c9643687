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
     * Tries what lies between the chosen k and the better of its neighbours, where the top of a curve through the three lies; nothing
     * where both neighbours are as good, so that there is nothing to win.
     *
     * @return the strategy
     */
    static SearchStrategy finer() {
        return standing -> {
            int chosen = standing.chosen();
            List<Integer> neighbours = Stream.of(standing.above(chosen), standing.below(chosen))
                    .flatMapToInt(OptionalInt::stream)
                    .boxed()
                    .sorted(Comparator.comparingDouble(standing::loss))
                    .toList();
            boolean flat = neighbours.stream().allMatch(k -> standing.loss(k) <= standing.negligible());
            return neighbours.stream()
                    .limit(flat ? 0 : 1)
                    .map(better -> (chosen + better) / 2)
                    .filter(k -> !standing.tried(k))
                    .findFirst();
        };
    }
}
