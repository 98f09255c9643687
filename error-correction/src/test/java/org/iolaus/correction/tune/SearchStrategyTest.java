package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SearchStrategyTest {

    private static final List<Integer> ODD = List.of(11, 13, 15, 17, 19, 21);

    @Test
    void exhaustiveTriesAllFromTheMiddleOutwards() {
        assertThat(tried(SearchStrategy.exhaustive(ODD, 11, 31), k -> -Math.abs(k - 17)))
                .containsExactly(17, 15, 19, 13, 21, 11);
    }

    @Test
    void exhaustiveGoesOnWhereTheBestIsAtTheUpperEnd() {
        assertThat(tried(SearchStrategy.exhaustive(ODD, 11, 31), k -> -Math.abs(k - 25)))
                .containsExactly(17, 15, 19, 13, 21, 11, 23, 25, 27);
    }

    @Test
    void exhaustiveGoesOnWhereTheBestIsAtTheLowerEnd() {
        assertThat(tried(SearchStrategy.exhaustive(List.of(15, 19, 23), 7, 31), k -> -k))
                .containsExactly(19, 15, 23, 11, 7);
    }

    @Test
    void exhaustiveKeepsWithinWhatTheToolTakes() {
        assertThat(tried(SearchStrategy.exhaustive(ODD, 11, 22), k -> k)).hasSize(ODD.size());
        assertThat(tried(SearchStrategy.exhaustive(ODD, 11, 24), k -> k)).endsWith(23);
    }

    @Test
    void oneLengthIsTriedWithItsNeighbours() {
        assertThat(tried(SearchStrategy.exhaustive(List.of(21), 11, 31), k -> -Math.abs(k - 21)))
                .containsExactly(21, 19, 23);
    }

    @Test
    void ofEqualScoresTheShorterIsTheBest() {
        assertThat(tried(SearchStrategy.exhaustive(List.of(15, 17, 19), 13, 31), k -> 1))
                .containsExactly(17, 15, 19, 13);
    }

    @Test
    void hillClimbingStopsAtThePeak() {
        assertThat(tried(SearchStrategy.hillClimbing(ODD), k -> -Math.abs(k - 19)))
                .containsExactly(17, 19, 21);
        assertThat(tried(SearchStrategy.hillClimbing(ODD), k -> -Math.abs(k - 13)))
                .containsExactly(17, 19, 15, 13, 11);
    }

    @Test
    void hillClimbingStopsAtAnEnd() {
        assertThat(tried(SearchStrategy.hillClimbing(ODD), k -> k)).containsExactly(17, 19, 21);
        assertThat(tried(SearchStrategy.hillClimbing(List.of(21)), k -> k)).containsExactly(21);
    }

    private static List<Integer> tried(SearchStrategy strategy, IntToDoubleFunction score) {
        Map<Integer, Double> done = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (Optional<Integer> k = strategy.next(done); k.isPresent(); k = strategy.next(done)) {
            assertThat(done).doesNotContainKey(k.get());
            done.put(k.get(), score.applyAsDouble(k.get()));
            order.add(k.get());
        }
        return order;
    }
}
