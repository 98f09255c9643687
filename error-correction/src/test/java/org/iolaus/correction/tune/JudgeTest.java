package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.iolaus.correction.tune.Tried.PerFragment;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final int FRAGMENTS = 200;

    private final Judge judge = new Judge(TunerSettings.of(1, 5), FRAGMENTS, 400, 100);
    private final Tried nothing = tried("none", 0, 0, 0);

    @Test
    void aTieGoesToTheFewestEdits() {
        Tried best = tried("best", 300, 0.06, 310);
        Tried fewer = tried("fewer", 300, 0, 305);
        List<Tried> all = List.of(nothing, best, fewer);
        assertThat(judge.best(all)).hasValue(best);
        assertThat(choose(all, best)).isEqualTo(fewer);
        assertThat(judge.trial(fewer, best).tied()).isTrue();
    }

    @Test
    void moreThanATenthOfAnErrorIsNotGivenAway() {
        Tried best = tried("best", 300, 0.2, 310);
        Tried fewer = tried("fewer", 300, 0, 305);
        assertThat(choose(List.of(nothing, best, fewer), best)).isEqualTo(best);
    }

    @Test
    void moreEditsAreNotTakenForATie() {
        Tried best = tried("best", 300, 0.06, 305);
        Tried more = tried("more", 300, 0, 310);
        assertThat(choose(List.of(nothing, best, more), best)).isEqualTo(best);
    }

    @Test
    void anErrorIsNotWorthASearch() {
        Tried best = tried("best", 300, 0, 310);
        assertThat(judge.notWorthSearching(best, nothing)).isEqualTo(1 / 400.0);
        assertThat(judge.negligible(best, nothing)).isEqualTo(0.1 / 400);
    }

    @Test
    void aConsensusCountsOnlyWhereItIsBetterByEnoughAndNotByChance() {
        Tried other = tried("posterior", 300, 0, 310);
        Tried better = tried("consensus", 300.1, 0, 310);
        assertThat(judge.eligible(List.of(nothing, other, better), nothing)).contains(better);
        Tried little = tried("consensus", 300.03, 0, 310);
        assertThat(judge.eligible(List.of(nothing, other, little), nothing))
                .as("too little, in every fragment")
                .containsExactly(nothing, other);
        Tried chance = tried("consensus", 300, 2, 310);
        assertThat(judge.eligible(List.of(nothing, other, chance), nothing))
                .as("two errors in one fragment")
                .containsExactly(nothing, other);
    }

    private Tried choose(List<Tried> all, Tried best) {
        return judge.choose(all, best, judge.negligible(best, nothing));
    }

    /** A candidate that removes so many errors, spread over all fragments, and a little more in the first of them. */
    private static Tried tried(String tool, double gain, double more, long edits) {
        double[] gains = new double[FRAGMENTS];
        Arrays.fill(gains, gain / FRAGMENTS);
        gains[0] += more;
        Totals totals = new Totals(edits, edits, 1, 1, 0, 0, 0, 0, 0);
        return new Tried(named(tool), new PerFragment(gains, gains), FRAGMENTS, totals, totals, 0);
    }

    private static Candidate named(String tool) {
        return new Candidate() {
            @Override
            public String tool() {
                return tool;
            }

            @Override
            public OptionalInt k() {
                return OptionalInt.empty();
            }

            @Override
            public Run start() {
                throw new UnsupportedOperationException(tool + " is judged only");
            }
        };
    }
}
