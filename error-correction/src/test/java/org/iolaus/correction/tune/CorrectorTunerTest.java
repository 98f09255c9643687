package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iolaus.correction.score.Fitted;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectorTunerTest {

    private static final Fitted SAMPLE =
            Fitted.to(MadeReads.FLAT, 40, 62, MadeReads.genome(MadeReads.bases(5000, 61), 1));

    @Test
    void takesTheCandidateWithTheBestTrueGainAndKnowsTheGains() {
        List<MadeCandidate> candidates = List.of(
                new MadeCandidate(SAMPLE, 11, 0.5, 0),
                new MadeCandidate(SAMPLE, 13, 0.97, 0),
                new MadeCandidate(SAMPLE, 15, 1, 0.001),
                new MadeCandidate(SAMPLE, 17, 0.2, 0.002));
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        candidates.forEach(tuner::run);
        Verdict verdict = tuner.judge().verdict();
        assertThat(verdict.chosen().name()).isEqualTo("made k=13");
        assertThat(verdict.best()).isEqualTo(verdict.chosen());
        assertThat(verdict.tied()).isEmpty();
        assertThat(verdict.edge()).isEmpty();
        List<Trial> trials = tuner.judge().trials();
        assertThat(trials).extracting(Trial::name).startsWith("none", "made k=11");
        for (int i = 0; i < candidates.size(); i++) {
            Trial trial = trials.get(i + 1);
            assertThat(trial.expectedGain()).isCloseTo(candidates.get(i).gain(), within(0.12));
            assertThat(trial.difference())
                    .isCloseTo(trial.expectedGain() - verdict.chosen().expectedGain(), within(1e-9));
            assertThat(trial.difference()).isBetween(trial.differenceLow(), trial.differenceHigh());
            assertThat(trial.complete()).isTrue();
            assertThat(trial.fragments()).isEqualTo(SAMPLE.pairs().size());
        }
        assertThat(trials.get(2).posteriorBits())
                .isCloseTo(trials.get(2).modelBits() + trials.get(2).channelBits(), within(1e-9))
                .isLessThan(trials.get(0).posteriorBits());
        assertThat(trials.get(2).bitsPerBase()).isLessThan(trials.get(0).bitsPerBase());
        assertThat(trials.get(0).edits()).isZero();
        assertThat(trials.get(0).readsChanged()).isZero();
    }

    @Test
    void expectsAsManyErrorsAsThereAre() {
        double errors = SAMPLE.reads().fragments().stream()
                .flatMap(f -> Stream.ofNullable(f.second()).map(second -> List.of(f.first(), second)))
                .flatMap(List::stream)
                .mapToLong(read -> read.errors().size())
                .sum();
        assertThat(tuner(SAMPLE, TunerSettings.of(1, 5)).expectedErrors()).isCloseTo(errors, within(0.1 * errors));
    }

    @Test
    void saysNotToCorrectWhereAllDoHarm() {
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, 11, 0, 0.001));
        tuner.run(new MadeCandidate(SAMPLE, 13, 0.1, 0.002));
        assertThat(tuner.judge().verdict().correct()).isFalse();
        assertThat(tuner.judge().verdict().sentence())
                .isEqualTo(
                        "Do not correct: no candidate is expected to remove as much as 3 % of the errors, net of those it makes.");
        assertThat(tuner.judge().trials().get(1).expectedGain()).isNegative();
    }

    @Test
    void anErrorLessOutweighsFewerEdits() {
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, "all", OptionalInt.empty(), 1, 0, 7));
        tuner.run(leavesOneError());
        List<Trial> trials = tuner.judge().trials();
        assertThat(trials.get(2).edits()).isLessThan(trials.get(1).edits());
        Verdict verdict = tuner.judge().verdict();
        assertThat(verdict.chosen().tool()).isEqualTo("all");
        assertThat(verdict.best()).isEqualTo(verdict.chosen());
        assertThat(verdict.tied()).containsExactly("but one");
        assertThat(verdict.sentence()).endsWith("It is a tie with but one: the difference may be chance.");
    }

    @Test
    void ofEqualOnesTheFirstIsTakenAndIsTheBest() {
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, "one", OptionalInt.empty(), 0.9, 0, 7));
        tuner.run(new MadeCandidate(SAMPLE, "same", OptionalInt.empty(), 0.9, 0, 7));
        Verdict verdict = tuner.judge().verdict();
        assertThat(verdict.chosen().name()).isEqualTo("one");
        assertThat(verdict.best()).isEqualTo(verdict.chosen());
        assertThat(verdict.tied()).containsExactly("same");
        assertThat(verdict.sentence()).endsWith("It is a tie with same: the difference may be chance.");
    }

    @ParameterizedTest
    @EnumSource
    void theTiedOfTheSentenceAreThoseOfTheTrials(Objective objective) {
        CorrectorTuner tuner = tuner(SAMPLE, new TunerSettings(objective, 1, 5, 1000, true));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, "poor", OptionalInt.empty(), 0.5, 0, 1));
        tuner.run(leavesOneError());
        tuner.run(new MadeCandidate(SAMPLE, "all", OptionalInt.empty(), 1, 0, 7));
        tuner.run(new MadeCandidate(SAMPLE, "all too", OptionalInt.empty(), 1, 0, 8));
        CorrectorTuner.Judgement judgement = tuner.judge();
        assertThat(judgement.verdict().tied())
                .containsExactlyElementsOf(judgement.trials().stream()
                        .filter(trial -> trial.tied()
                                && !trial.equals(judgement.verdict().chosen()))
                        .map(Trial::name)
                        .toList())
                .doesNotContain("none", "poor")
                .hasSizeGreaterThan(0);
    }

    @Test
    void withoutAnythingToJudgeItSaysSo() {
        CorrectorTuner unchanged = tuner(SAMPLE, TunerSettings.of(1, 5));
        unchanged.tryNothing();
        unchanged.run(new MadeCandidate(SAMPLE, 21, 0, 0));
        assertThat(unchanged.judge().verdict().sentence())
                .isEqualTo("Do not correct: there is nothing to judge, for no candidate changes a base.");

        Fitted unknown = new Fitted(
                SAMPLE.reads(),
                List.of(new ReadPair(new Read("n", bytes("NNNNNNNN"), new byte[8]), null)),
                SAMPLE.models(),
                SAMPLE.channel());
        CorrectorTuner nameless = tuner(unknown, TunerSettings.of(1, 5));
        nameless.tryNothing();
        assertThat(nameless.hindrance()).contains("the reads have no known base");
        assertThat(nameless.judge().verdict().sentence())
                .isEqualTo("Do not correct: there is nothing to judge, for the reads have no known base.");

        Fitted one = new Fitted(SAMPLE.reads(), SAMPLE.pairs().subList(0, 1), SAMPLE.models(), SAMPLE.channel());
        CorrectorTuner single = tuner(one, TunerSettings.of(1, 5));
        single.tryNothing();
        assertThat(single.judge().verdict().sentence())
                .isEqualTo("Do not correct: there is nothing to judge, for the sample has only one fragment.");
        assertThat(unchanged.hindrance()).isEmpty();

        Fitted none = new Fitted(SAMPLE.reads(), List.of(), SAMPLE.models(), SAMPLE.channel());
        for (Objective objective : Objective.values()) {
            CorrectorTuner empty = tuner(none, new TunerSettings(objective, 1, 5, 1000, true));
            empty.tryNothing();
            assertThat(empty.judge().verdict().correct()).isFalse();
            assertThat(empty.judge().verdict().sentence())
                    .isEqualTo("Do not correct: there is nothing to judge, for there are no reads.");
            assertThat(empty.judge().trials().get(0).expectedGain()).isZero();
            assertThat(empty.judge().trials().get(0).perplexity()).isEqualTo(1);
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(timeless(trials(1))).isEqualTo(timeless(trials(3)));
    }

    private static List<Trial> trials(int threads) {
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(threads, 5));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, 11, 0.9, 0.0001));
        tuner.run(new MadeCandidate(SAMPLE, 13, 0.95, 0.0001));
        return tuner.judge().trials();
    }

    @Test
    void perplexityTakesTheLowestBitsPerBase() {
        CorrectorTuner tuner = tuner(SAMPLE, new TunerSettings(Objective.PERPLEXITY, 1, 5, 1000, true));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, 11, 0.5, 0));
        tuner.run(new MadeCandidate(SAMPLE, 13, 0.9, 0));
        Trial lowest = tuner.judge().trials().stream()
                .min(Comparator.comparingDouble(Trial::bitsPerBase))
                .orElseThrow();
        assertThat(tuner.judge().verdict().chosen()).isEqualTo(lowest);
        assertThat(lowest.name()).isEqualTo("made k=13");
        assertThat(lowest.perplexity()).isLessThan(tuner.judge().trials().get(0).perplexity());
    }

    @Test
    void perplexityMayFavourTheRawReads() {
        CorrectorTuner tuner = tuner(SAMPLE, new TunerSettings(Objective.PERPLEXITY, 1, 5, 1000, true));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, 11, 0, 0.01));
        assertThat(tuner.judge().verdict().sentence()).startsWith("Do not correct: no candidate lowers the perplexity");
        Trial worse = tuner.judge().trials().get(1);
        assertThat(worse.difference())
                .isNegative()
                .isCloseTo(tuner.judge().trials().get(0).bitsPerBase() - worse.bitsPerBase(), within(1e-9))
                .isBetween(worse.differenceLow(), worse.differenceHigh());
        assertThat(worse.differenceHigh()).isNegative();
    }

    @Test
    void searchesWiderThenFinerAndSaysWhereTheBestIsAtTheEdge() {
        List<String> heard = new ArrayList<>();
        CorrectorTuner tuner = new CorrectorTuner(
                SAMPLE.pairs(), SAMPLE.models(), SAMPLE.channel(), TunerSettings.of(1, 5), t -> heard.add(t.name()));
        tuner.tryNothing();
        SearchStrategy strategy = SearchStrategy.exhaustive(List.of(11, 15, 19)).then(SearchStrategy.wider(4, 11, 23));
        tuner.search(strategy, k -> new MadeCandidate(SAMPLE, k, k / 30.0, 0));
        assertThat(heard).containsExactly("none", "made k=15", "made k=11", "made k=19", "made k=23");
        assertThat(tuner.judge().verdict().chosen().k()).hasValue(23);
        assertThat(tuner.judge().verdict().edge())
                .isEqualTo("Its k, 23, is the longest that was tried: a better one may lie beyond.");
        assertThat(tuner.judge().verdict().sentence())
                .endsWith(tuner.judge().verdict().edge());

        tuner.search(
                standing -> Optional.of(25).filter(k -> !standing.tried(k)),
                k -> new MadeCandidate(SAMPLE, k, k / 30.0, 0));
        assertThat(tuner.judge().verdict().edge())
                .isEqualTo("Its k, 25, is the longest that made takes: the best may lie out of its reach.");
    }

    @Test
    void theSearchFollowsTheOneWithTheFewestEdits() {
        MadeCandidate fewest = leavesOneError();
        List<Integer> tried = new ArrayList<>();
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        tuner.search(SearchStrategy.exhaustive(List.of(15, 17, 19)).then(SearchStrategy.wider(2, 7, 31)), k -> {
            tried.add(k);
            return k == 17
                    ? new MadeCandidate(SAMPLE, "made", OptionalInt.of(k), fewest.corrected(), 0, fewest.seed())
                    : new MadeCandidate(SAMPLE, "made", OptionalInt.of(k), 1, 0, k);
        });
        assertThat(tried)
                .as("the best is at both ends, the chosen one in the middle")
                .containsExactly(17, 15, 19);
        assertThat(tuner.judge().verdict().chosen().k()).isNotEqualTo(OptionalInt.of(17));
    }

    @Test
    void aConsensusThatSaysTheSameIsNoTie() {
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, "posterior", OptionalInt.empty(), 0.9, 0, 1));
        tuner.run(new MadeCandidate(SAMPLE, "consensus", OptionalInt.empty(), 0.9, 0, 1));
        Verdict verdict = tuner.judge().verdict();
        assertThat(verdict.chosen().name()).isEqualTo("posterior");
        assertThat(verdict.tied()).isEmpty();
        assertThat(tuner.judge().trials().get(2).tied()).isTrue();
    }

    @Test
    void aKBetweenOthersIsTriedOnlyWhereItMayBecomeTheBest() {
        assertThat(searched(List.of())).startsWith(15, 11, 19, 16);
        assertThat(searched(List.of(new MadeCandidate(SAMPLE, "leader", OptionalInt.empty(), 1, 0, 1))))
                .as("the top of the parabola lies far below the leader")
                .containsExactly(15, 11, 19);
    }

    private static List<Integer> searched(List<Candidate> before) {
        List<Integer> tried = new ArrayList<>();
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        before.forEach(tuner::run);
        tuner.search(SearchStrategy.exhaustive(List.of(11, 15, 19)).then(SearchStrategy.finer()), k -> {
            tried.add(k);
            return new MadeCandidate(SAMPLE, k, k == 11 ? 0.3 : k == 15 ? 0.7 : k == 19 ? 0.6 : 0.65, 0);
        });
        return tried;
    }

    @Test
    void theShortestKAtTheEdgeIsSaidToBeTheShortest() {
        CorrectorTuner tuner = tuner(SAMPLE, TunerSettings.of(1, 5));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(SAMPLE, 11, 0.9, 0));
        tuner.run(new MadeCandidate(SAMPLE, 13, 0.5, 0));
        assertThat(tuner.judge().verdict().edge())
                .isEqualTo("Its k, 11, is the shortest that was tried: a better one may lie beyond.");
    }

    @Tag("slow")
    @Test
    void racingDropsAClearLoserAndNothingElse() {
        Fitted deep = Fitted.to(MadeReads.FLAT, 290, 63, MadeReads.genome(MadeReads.bases(3000, 64), 1));
        assertThat(deep.pairs()).hasSizeBetween(4200, 4500);
        List<Trial> racing = race(deep, true);
        List<Trial> full = race(deep, false);
        assertThat(racing).extracting(Trial::complete).containsExactly(true, true, false, true);
        assertThat(racing.get(2).fragments()).isEqualTo(4000);
        assertThat(full).extracting(Trial::complete).containsOnly(true);
        assertThat(racing.get(2).expectedGain()).isCloseTo(full.get(2).expectedGain(), within(0.02));
        assertThat(racing.get(1))
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(full.get(1));
        assertThat(racing.get(3))
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(full.get(3));
        assertThat(racing.get(3).difference()).as("the chosen one").isZero();
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void trialsOfOtherProcessesAreJudgedAsItsOwn(Objective objective) throws IOException {
        assertThat(judgedFromElsewhere(SAMPLE, objective))
                .extracting(Trial::complete)
                .containsOnly(true);
    }

    @Tag("slow")
    @Test
    void trialsOfOtherProcessesAreDroppedAsItsOwn() throws IOException {
        Fitted deep = Fitted.to(MadeReads.FLAT, 200, 63, MadeReads.genome(MadeReads.bases(5000, 64), 1));
        assertThat(judgedFromElsewhere(deep, Objective.POSTERIOR))
                .extracting(Trial::complete)
                .contains(false);
    }

    private static List<Trial> judgedFromElsewhere(Fitted deep, Objective objective) throws IOException {
        TunerSettings settings = new TunerSettings(objective, 1, 5, 1000, true);
        List<MadeCandidate> candidates = IntStream.of(11, 13, 15)
                .mapToObj(k -> new MadeCandidate(deep, k, k == 13 ? 0.98 : 0.4, k == 15 ? 0.02 : 0))
                .toList();
        CorrectorTuner own = tuner(deep, settings);
        own.tryNothing();
        candidates.forEach(own::run);

        CorrectorTuner other = tuner(deep, settings);
        List<RecordedTrial> recorded = new ArrayList<>();
        for (MadeCandidate candidate : candidates) {
            recorded.add(
                    RecordedTrial.of(tuner(deep, settings).record(candidate).bytes()));
        }
        other.know(recorded);
        other.tryNothing();
        candidates.forEach(candidate -> other.run(new NeverStarted(candidate)));

        assertThat(other.judge().trials())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(own.judge().trials());
        assertThat(other.judge().verdict().sentence())
                .isEqualTo(own.judge().verdict().sentence());
        return other.judge().trials();
    }

    @Test
    void trialsOfOtherSamplesAreRefused() {
        RecordedTrial trial = tuner(SAMPLE, TunerSettings.of(1, 5)).record(new MadeCandidate(SAMPLE, 11, 0.5, 0));
        CorrectorTuner perplexity = tuner(SAMPLE, new TunerSettings(Objective.PERPLEXITY, 1, 5, 100, true));
        assertThatThrownBy(() -> perplexity.know(List.of(trial)))
                .hasMessage("made k=11 was tried for the objective POSTERIOR, is to be judged by PERPLEXITY");
        CorrectorTuner smaller = new CorrectorTuner(
                SAMPLE.pairs().subList(0, 7), SAMPLE.models(), SAMPLE.channel(), TunerSettings.of(1, 5), t -> {});
        assertThatThrownBy(() -> smaller.know(List.of(trial)))
                .hasMessage("made k=11 was tried on " + SAMPLE.pairs().size() + " fragments; the sample has 7");
        byte[] bytes = trial.bytes();
        assertThatThrownBy(() -> RecordedTrial.of(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IOException.class);
    }

    /** A candidate that nobody may put to work. */
    private record NeverStarted(Candidate candidate) implements Candidate {

        @Override
        public String tool() {
            return candidate.tool();
        }

        @Override
        public OptionalInt k() {
            return candidate.k();
        }

        @Override
        public boolean accepts(int other) {
            return candidate.accepts(other);
        }

        @Override
        public Run start() {
            throw new AssertionError("was tried before");
        }
    }

    private static List<Trial> race(Fitted sample, boolean racing) {
        CorrectorTuner tuner = tuner(sample, new TunerSettings(Objective.POSTERIOR, 2, 5, 1000, racing));
        tuner.tryNothing();
        tuner.run(new MadeCandidate(sample, 13, 0.95, 0));
        tuner.run(new MadeCandidate(sample, 11, 0.5, 0));
        tuner.run(new MadeCandidate(sample, 15, 0.945, 0));
        return tuner.judge().trials();
    }

    @Test
    void withoutTrialsThereIsNoVerdict() {
        assertThatThrownBy(() -> tuner(SAMPLE, TunerSettings.of(1, 5)).judge())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing was tried");
    }

    private static List<Trial> timeless(List<Trial> trials) {
        return trials.stream()
                .map(t -> new Trial(
                        t.tool(),
                        t.k(),
                        t.complete(),
                        t.fragments(),
                        t.edits(),
                        t.readsChanged(),
                        t.expectedGain(),
                        t.difference(),
                        t.differenceLow(),
                        t.differenceHigh(),
                        t.posteriorBits(),
                        t.modelBits(),
                        t.channelBits(),
                        t.bitsPerBase(),
                        t.innerBitsPerBase(),
                        0))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static CorrectorTuner tuner(Fitted sample, TunerSettings settings) {
        return new CorrectorTuner(sample.pairs(), sample.models(), sample.channel(), settings, trial -> {});
    }

    /** Of many random candidates that leave few errors, the one that leaves the fewest, but some. */
    private static MadeCandidate leavesOneError() {
        return IntStream.range(0, 200)
                .mapToObj(seed -> new MadeCandidate(SAMPLE, "but one", OptionalInt.empty(), 0.999, 0, seed))
                .filter(candidate -> candidate.gain() < 1)
                .max(Comparator.comparingDouble(MadeCandidate::gain))
                .orElseThrow();
    }
}
