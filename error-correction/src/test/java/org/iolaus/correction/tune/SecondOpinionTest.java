package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.iolaus.correction.score.Fitted;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.score.StrandBits;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {

    private static final Fitted SAMPLE =
            Fitted.to(MadeReads.FLAT, 20, 62, MadeReads.genome(MadeReads.bases(5000, 61), 1));

    /** A model that knows the truth: every base that differs from it costs 20 bits. */
    private static final class Truth implements GenomeModel {

        private final Map<ReadPair, Integer> numbers = new HashMap<>();
        private final List<Question> asked = new ArrayList<>();

        Truth() {
            for (int i = 0; i < SAMPLE.pairs().size(); i++) {
                numbers.put(SAMPLE.pairs().get(i), i);
            }
        }

        @Override
        public List<StrandBits> bits(List<Question> questions) {
            asked.addAll(questions);
            return questions.stream().map(this::bits).toList();
        }

        private StrandBits bits(Question question) {
            int fragment = Objects.requireNonNull(numbers.get(question.fragment()));
            float[] first = wrong(SAMPLE.reads().truth(fragment, 0), question.codes());
            float[] second = wrong(SAMPLE.reads().truth(fragment, 1), question.codes());
            float[] own = sum(first) < sum(second) ? first : second;
            return new StrandBits(own, own);
        }

        private static float[] wrong(byte[] truth, byte[] codes) {
            float[] bits = new float[codes.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = Nucleotide.code(truth[i]) == codes[i] ? 0 : 20;
            }
            return bits;
        }

        private static double sum(float[] bits) {
            double sum = 0;
            for (float value : bits) {
                sum += value;
            }
            return sum;
        }
    }

    private static CorrectorTuner tuner(int threads, Candidate... candidates) {
        CorrectorTuner tuner = new CorrectorTuner(
                SAMPLE.pairs(), SAMPLE.models(), SAMPLE.channel(), TunerSettings.of(threads, 5), trial -> {});
        tuner.tryNothing();
        for (Candidate candidate : candidates) {
            tuner.run(candidate);
        }
        return tuner;
    }

    private static final MadeCandidate GOOD = new MadeCandidate(SAMPLE, 13, 0.97, 0);
    private static final MadeCandidate NEARLY_AS_GOOD = new MadeCandidate(SAMPLE, 15, 0.965, 0);

    /** Where the model knows the truth the figures become the true gains. */
    @Test
    void takesTheModelsWordWhereCandidatesDiffer() {
        Truth truth = new Truth();
        CorrectorTuner tuner = tuner(1, GOOD, NEARLY_AS_GOOD);
        double countsGain = tuner.judge().trials().get(1).expectedGain();
        Reconsideration reconsidered = tuner.reconsider(truth);
        int fragments = reconsidered.fragments();
        assertThat(fragments).isPositive();
        List<Trial> after = tuner.judge().trials();
        double difference = after.get(1).expectedGain() - after.get(2).expectedGain();
        double expected = (GOOD.gain() - NEARLY_AS_GOOD.gain()) * trueErrors() / tuner.expectedErrors();
        assertThat(difference).isCloseTo(expected, within(0.002));
        assertThat(reconsidered.finalists())
                .extracting(Reconsideration.Finalist::name)
                .containsExactly(GOOD.name(), NEARLY_AS_GOOD.name());
        assertThat(reconsidered.finalists().get(0).before()).isEqualTo(countsGain);
        assertThat(reconsidered.finalists().get(0).after())
                .isEqualTo(after.get(1).expectedGain());
        // The raw read is among the answers, so none is judged alone.
        assertThat(truth.asked.size()).isGreaterThan(2 * fragments - 1);
    }

    private static double trueErrors() {
        double errors = 0;
        for (int i = 0; i < SAMPLE.pairs().size(); i++) {
            for (int mate = 0; mate < 2; mate++) {
                byte[] raw = SAMPLE.raw(i, mate).bases();
                byte[] truth = SAMPLE.reads().truth(i, mate);
                for (int at = 0; at < raw.length; at++) {
                    errors += raw[at] == truth[at] ? 0 : 1;
                }
            }
        }
        return errors;
    }

    /** A model that believes the reads as they are turns the verdict round. */
    @Test
    void aModelThatTrustsTheRawReadsPrefersTheCandidateThatChangesLess() {
        CorrectorTuner tuner = tuner(1, GOOD, NEARLY_AS_GOOD);
        double before = tuner.judge().trials().get(1).expectedGain()
                - tuner.judge().trials().get(2).expectedGain();
        tuner.reconsider(questions ->
                questions.stream().map(SecondOpinionTest::changedBits).toList());
        double after = tuner.judge().trials().get(1).expectedGain()
                - tuner.judge().trials().get(2).expectedGain();
        assertThat(before).isPositive();
        assertThat(after).isNegative();
    }

    private static StrandBits changedBits(GenomeModel.Question question) {
        byte[] first = MadeReads.codes(question.fragment().first().bases());
        var second = question.fragment().second();
        boolean raw = Arrays.equals(first, question.codes())
                || (second != null && Arrays.equals(MadeReads.codes(second.bases()), question.codes()));
        float[] bits = new float[question.codes().length];
        Arrays.fill(bits, raw ? 0 : 60);
        return new StrandBits(bits, bits);
    }

    @Test
    void onlyNearCandidatesAreReconsidered() {
        MadeCandidate bad = new MadeCandidate(SAMPLE, 17, 0.5, 0);
        Truth truth = new Truth();
        assertThat(tuner(1, GOOD, bad).reconsider(truth)).isEqualTo(Reconsideration.NONE);
        assertThat(truth.asked).isEmpty();
    }

    @Test
    void theNumberOfThreadsHasNoPartInIt() {
        CorrectorTuner one = tuner(1, GOOD, NEARLY_AS_GOOD);
        CorrectorTuner three = tuner(3, GOOD, NEARLY_AS_GOOD);
        assertThat(three.reconsider(new Truth())).isEqualTo(one.reconsider(new Truth()));
        assertThat(three.judge().trials())
                .extracting(Trial::expectedGain)
                .isEqualTo(
                        one.judge().trials().stream().map(Trial::expectedGain).toList());
    }

    /** The model is asked about pieces that are codes, never letters. */
    @Test
    void asksForCodes() {
        Truth truth = new Truth();
        tuner(1, GOOD, NEARLY_AS_GOOD).reconsider(truth);
        for (GenomeModel.Question question : truth.asked) {
            for (byte code : question.codes()) {
                assertThat((int) code).isBetween(0, Nucleotide.NONE);
            }
        }
    }
}
