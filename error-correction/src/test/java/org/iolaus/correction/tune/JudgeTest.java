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
    private final Tried nothing = withBits(tried("none", 0, 0, 0), 0.3);

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

    @Test
    void bitsPreferAConsensusThatGainDoesNotTellFromTheOneToUse() {
        Tried chosen = withBits(tried("spectral", 300, 2, 310), 0.2);
        Tried fewer = withBits(tried("consensus", 299, 0, 310), 0.19);
        assertThat(judge.trial(fewer, chosen).tied()).isFalse();
        assertThat(preferred(chosen, fewer)).as("gain tells them apart").isEqualTo(chosen);

        Tried tied = withBits(tried("consensus", 300, 0, 310), 0.19);
        assertThat(judge.trial(tied, chosen).tied()).isTrue();
        assertThat(preferred(chosen, tied)).isEqualTo(tied);
        assertThat(preferred(nothing, tied)).as("not to correct").isEqualTo(nothing);

        Tried hardly = withBits(tied, 0.199999);
        assertThat(preferred(chosen, hardly)).as("of 0.1 bits 0.000001 more").isEqualTo(chosen);

        Tried best = withBits(tried("best", 300, 0.06, 320), 0.18);
        assertThat(judge.preferred(List.of(nothing, best, chosen, tied), chosen, best, nothing))
                .as("the best one takes fewer bits")
                .isEqualTo(chosen);

        Tried another = withBits(tried("posterior", 300, 0, 310), 0.19);
        assertThat(preferred(chosen, another)).as("no consensus").isEqualTo(chosen);
    }

    private Tried preferred(Tried chosen, Tried other) {
        return judge.preferred(List.of(nothing, chosen, other), chosen, chosen, nothing);
    }

    private static Tried withBits(Tried tried, double bits) {
        Totals before = tried.totals();
        Totals totals = new Totals(before.edits(), before.readsChanged(), 1, 1, bits, 0, 0, 0, 0);
        return new Tried(tried.candidate(), tried.perFragment(), FRAGMENTS, totals, totals, 0);
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
