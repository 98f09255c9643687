package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.iolaus.correction.tune.KmerSearch.Order;
import org.junit.jupiter.api.Test;

class SearchStrategyTest {

    private static final List<Integer> ODD = List.of(11, 13, 15, 17, 19, 21);
    private static final double NEGLIGIBLE = 0.5;

    @Test
    void exhaustiveTriesAllFromTheMiddleOutwards() {
        assertThat(tried(SearchStrategy.exhaustive(ODD), peak(17))).containsExactly(17, 15, 19, 13, 21, 11);
        assertThat(tried(SearchStrategy.exhaustive(ODD), k -> k)).containsExactly(17, 15, 19, 13, 21, 11);
    }

    @Test
    void hillClimbingStopsAtThePeak() {
        assertThat(tried(SearchStrategy.hillClimbing(ODD), peak(19))).containsExactly(17, 19, 21);
        assertThat(tried(SearchStrategy.hillClimbing(ODD), peak(13))).containsExactly(17, 19, 15, 13, 11);
    }

    @Test
    void hillClimbingStopsAtAnEnd() {
        assertThat(tried(SearchStrategy.hillClimbing(ODD), k -> k)).containsExactly(17, 19, 21);
        assertThat(tried(SearchStrategy.hillClimbing(List.of(21)), k -> k)).containsExactly(21);
    }

    @Test
    void widerGoesOnWhileTheChosenOneIsAtAnEnd() {
        assertThat(tried(wide(ODD, 2, 11, 31), peak(25))).endsWith(11, 23, 25, 27);
        assertThat(tried(wide(List.of(15, 19, 23), 4, 7, 31), k -> -k)).containsExactly(19, 15, 23, 11, 7);
        assertThat(tried(wide(ODD, 2, 11, 31), peak(17))).hasSize(ODD.size());
    }

    @Test
    void widerKeepsWithinWhatTheToolTakes() {
        assertThat(tried(wide(ODD, 2, 11, 22), k -> k)).hasSize(ODD.size());
        assertThat(tried(wide(ODD, 2, 11, 24), k -> k)).endsWith(23);
    }

    @Test
    void widerFollowsTheChosenOneNotTheBest() {
        TreeMap<Integer, Double> scores = new TreeMap<>();
        ODD.forEach(k -> scores.put(k, (double) k));
        SearchStrategy wider = SearchStrategy.wider(2, 7, 31);
        assertThat(wider.next(new Standing(scores, 21, NEGLIGIBLE))).contains(23);
        assertThat(wider.next(new Standing(scores, 19, NEGLIGIBLE))).isEmpty();
        assertThat(wider.next(new Standing(scores, 11, NEGLIGIBLE))).contains(9);
    }

    @Test
    void finerTriesTheTopOfTheParabola() {
        assertThat(tried(fine(ODD), parabola(17.9))).endsWith(11, 18);
        assertThat(tried(fine(ODD), parabola(16.1))).endsWith(11, 16);
        assertThat(tried(fine(List.of(11, 19, 27)), parabola(22)))
                .as("as far as the top is away")
                .containsExactly(19, 11, 27, 22);
        assertThat(tried(fine(List.of(15, 17)), parabola(16.3)))
                .as("with one neighbour")
                .containsExactly(17, 15, 16);
    }

    @Test
    void finerTriesNothingWhereThereIsNothingToWin() {
        assertThat(tried(fine(ODD), parabola(17.3)))
                .as("0.09 away from the top, where 0.5 is negligible")
                .hasSize(ODD.size());
        assertThat(tried(fine(ODD), k -> -Math.abs(k - 17.2))).hasSize(ODD.size());
        assertThat(tried(fine(ODD), k -> 1)).hasSize(ODD.size());
        assertThat(tried(fine(List.of(17)), k -> 1)).containsExactly(17);
    }

    @Test
    void theUsualSearchIsOpenAndOneOfGivenLengthsIsNot() {
        assertThat(tried(KmerSearch.usual(Order.EXHAUSTIVE).strategy(), k -> -3.0 * k))
                .as("down to the shortest that is taken, and what lies before it")
                .endsWith(31, 9, 7, 8);
        assertThat(tried(KmerSearch.usual(Order.EXHAUSTIVE).strategy(), k -> 3.0 * k))
                .hasSize(12)
                .endsWith(30);
        assertThat(tried(KmerSearch.usual(Order.HILL_CLIMBING).strategy(), parabola(17.9)))
                .containsExactly(21, 23, 19, 17, 15, 18);
        assertThat(tried(new KmerSearch(List.of(21, 15), Order.EXHAUSTIVE, false).strategy(), k -> k))
                .containsExactly(21, 15);
        assertThat(tried(new KmerSearch(List.of(21), Order.HILL_CLIMBING, false).strategy(), k -> k))
                .containsExactly(21);
    }

    @Test
    void anAdaptiveSearchBeginsWithWhatIsCounted() {
        KmerSearch usual = KmerSearch.usual(Order.ADAPTIVE);
        assertThat(tried(usual.beginningWith(List.of(5, 13, 15, 17, 21, 25, 31)).strategy(), parabola(19.1)))
                .as("then the top of the parabola between the best and its neighbours")
                .containsExactly(21, 17, 25, 15, 13, 31, 19);
        assertThat(tried(usual.beginningWith(List.of(13, 21)).strategy(), k -> -3.0 * k))
                .as("and beyond the end where the best lies")
                .startsWith(21, 13, 11, 9, 7);
        KmerSearch given = new KmerSearch(List.of(15, 21), Order.ADAPTIVE, false);
        assertThat(given.beginningWith(List.of(13, 17))).isEqualTo(given);
        KmerSearch exhaustive = KmerSearch.usual(Order.EXHAUSTIVE);
        assertThat(exhaustive.beginningWith(List.of(13, 17))).isEqualTo(exhaustive);
    }

    @Test
    void lengthsThatCannotBeTriedAreRefused() {
        assertThatThrownBy(() -> new KmerSearch(List.of(21, 5, 9), Order.EXHAUSTIVE, false))
                .hasMessage("k must be from 7 to 31, was [5, 9, 21]");
        assertThatThrownBy(() -> new KmerSearch(List.of(32), Order.EXHAUSTIVE, false))
                .hasMessage("k must be from 7 to 31, was [32]");
        assertThatThrownBy(() -> new KmerSearch(List.of(), Order.EXHAUSTIVE, true))
                .hasMessage("k must be from 7 to 31, was []");
        assertThat(Order.HILL_CLIMBING).hasToString("hill-climbing");
    }

    private static SearchStrategy wide(List<Integer> lengths, int step, int lowest, int highest) {
        return SearchStrategy.exhaustive(lengths).then(SearchStrategy.wider(step, lowest, highest));
    }

    private static SearchStrategy fine(List<Integer> lengths) {
        return SearchStrategy.exhaustive(lengths).then(SearchStrategy.finer());
    }

    private static IntToDoubleFunction parabola(double top) {
        return k -> -(k - top) * (k - top);
    }

    private static IntToDoubleFunction peak(int top) {
        return k -> -Math.abs(k - top);
    }

    private static List<Integer> tried(SearchStrategy strategy, IntToDoubleFunction score) {
        TreeMap<Integer, Double> done = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        Standing standing = Standing.NONE;
        for (Optional<Integer> k = strategy.next(standing); k.isPresent(); k = strategy.next(standing)) {
            assertThat(done).doesNotContainKey(k.get());
            done.put(k.get(), score.applyAsDouble(k.get()));
            order.add(k.get());
            int best = done.keySet().stream()
                    .max(Comparator.comparingDouble(done::get))
                    .orElseThrow();
            standing = new Standing(done, best, NEGLIGIBLE);
        }
        return order;
    }
}
