package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.score.Fitted;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class ConsensusCorrectorTest {

    private static final byte[] GENOME = MadeReads.bases(6000, 51);
    private static final Fitted FITTED = Fitted.to(MadeReads.FLAT, 40, 52, MadeReads.genome(GENOME, 1));
    private static final byte[] TRUTH = Arrays.copyOfRange(GENOME, 1000, 1100);

    private final Read raw = read(changed(TRUTH, 15, 85));

    @Test
    void eachPlaceIsDecidedByItself() {
        CorrectedRead decided = decide(List.of(one -> changed(TRUTH, 85), two -> changed(TRUTH, 15, 50)));
        assertThat(decided.read().bases())
                .as("right at 15 by one, at 85 by the other")
                .isEqualTo(TRUTH);
        assertThat(decided.edits()).isEqualTo(2);
        assertThat(decided.outcome()).isEqualTo(Outcome.CORRECTED);
    }

    @Test
    void whatAllCorrectorsMakeOfAReadStands() {
        byte[] wrong = changed(TRUTH, 15, 50, 85);
        UnaryOperator<byte[]> all = one -> wrong.clone();
        for (int correctors = 1; correctors <= 5; correctors++) {
            assertThat(decide(Collections.nCopies(correctors, all)).read().bases())
                    .as("%d correctors", correctors)
                    .isEqualTo(wrong);
        }
    }

    @Test
    void anAnswerThatOnlyMakesErrorsIsRefused() {
        Read right = read(TRUTH);
        CorrectedRead decided = consensus(List.of(one -> changed(TRUTH, 50), UnaryOperator.identity()))
                .open()
                .correct(right, 100);
        assertThat(decided.read().bases()).isEqualTo(TRUTH);
        assertThat(decided.edits()).isZero();
    }

    @Test
    void answersWithAnotherLengthAreDecidedAsAWhole() {
        byte[] shorter = Arrays.copyOf(TRUTH, 99);
        System.arraycopy(TRUTH, 51, shorter, 50, 49);
        assertThat(decide(List.of(one -> shorter, two -> TRUTH)).read().bases()).isEqualTo(TRUTH);
        assertThat(decide(List.of(one -> shorter, two -> raw.bases())).read().length())
                .isEqualTo(100);
    }

    @Test
    void answersOfOthersCount() {
        CorrectedRead other = new CorrectedRead(raw.with(TRUTH, raw.qualities()), 2, Outcome.CORRECTED);
        CorrectedRead decided =
                consensus(List.of(UnaryOperator.identity())).open().correct(raw, 100, List.of(other));
        assertThat(decided.read().bases()).isEqualTo(TRUTH);
    }

    @Test
    void oneOfSeveralDoesNotOverruleTheFirst() {
        UnaryOperator<byte[]> same = UnaryOperator.identity();
        UnaryOperator<byte[]> right = one -> TRUTH;
        assertThat(decide(List.of(same, right, right, same)).read()).isEqualTo(raw);
        assertThat(decide(List.of(same, right, right, right)).read().bases()).isEqualTo(TRUTH);
        UnaryOperator<byte[]> wrong = one -> changed(TRUTH, 50);
        assertThat(decide(List.of(right, wrong, wrong, wrong)).read().bases())
                .as("the posterior has to agree with them")
                .isEqualTo(TRUTH);
    }

    @Test
    void nobodyIsAskedWhoCannotOverruleTheFirst() {
        List<String> asked = new ArrayList<>();
        UnaryOperator<byte[]> same = asking(asked, "same", UnaryOperator.identity());
        UnaryOperator<byte[]> right = asking(asked, "right", one -> TRUTH);
        assertThat(decide(List.of(same, same, same, right, right)).read()).isEqualTo(raw);
        assertThat(asked).as("two more would be too few").containsExactly("same", "same", "same");
        asked.clear();
        assertThat(decide(List.of(same, same, right, right, right)).read().bases())
                .isEqualTo(TRUTH);
        assertThat(asked).containsExactly("same", "same", "right", "right", "right");
    }

    @Test
    void theRawReadIsAnAnswerOfItsOwn() {
        Read right = read(TRUTH);
        UnaryOperator<byte[]> same = UnaryOperator.identity();
        UnaryOperator<byte[]> wrong = one -> changed(TRUTH, 50);
        UnaryOperator<byte[]> other = one -> changed(TRUTH, 90);
        CorrectedRead decided =
                consensus(List.of(wrong, same, other, same)).open().correct(right, 100);
        assertThat(decided.read().bases())
                .as("two correctors and the raw read are three of one mind")
                .isEqualTo(TRUTH);
        assertThat(decided.edits()).isZero();
        assertThat(consensus(List.of(wrong, same, other, other))
                        .open()
                        .correct(right, 100)
                        .read()
                        .bases())
                .as("each place by itself: at 50 three correctors left the base, at 90 two did")
                .isEqualTo(TRUTH);
        assertThat(consensus(List.of(wrong, same, wrong, wrong))
                        .open()
                        .correct(right, 100)
                        .read()
                        .bases())
                .as("two voices do not overrule the first")
                .isEqualTo(changed(TRUTH, 50));
    }

    private static UnaryOperator<byte[]> asking(List<String> asked, String name, UnaryOperator<byte[]> answer) {
        return bases -> {
            asked.add(name);
            return answer.apply(bases);
        };
    }

    @Test
    void membersAreToldOfTheFragment() {
        List<ReadPair> told = new ArrayList<>();
        ReadCorrector listening = new ReadCorrector() {
            @Override
            public String name() {
                return "listening";
            }

            @Override
            public Session open() {
                return new Session() {
                    @Override
                    public void open(ReadPair fragment, int length) {
                        assertThat(length).isEqualTo(180);
                        told.add(fragment);
                    }

                    @Override
                    public CorrectedRead correct(Read read, int editable) {
                        return CorrectedRead.unchanged(read, Outcome.CLEAN);
                    }
                };
            }
        };
        ReadPair pair = new ReadPair(raw, read(TRUTH));
        new ConsensusCorrector(List.of(listening, listening), FITTED.models(), FITTED.channel())
                .open()
                .open(pair, 180);
        assertThat(told).containsExactly(pair, pair);
    }

    private CorrectedRead decide(List<UnaryOperator<byte[]>> answers) {
        return consensus(answers).open().correct(raw, 100);
    }

    private static ConsensusCorrector consensus(List<UnaryOperator<byte[]>> answers) {
        List<ReadCorrector> members =
                answers.stream().map(ConsensusCorrectorTest::member).toList();
        return new ConsensusCorrector(members, FITTED.models(), FITTED.channel());
    }

    private static ReadCorrector member(UnaryOperator<byte[]> answer) {
        return new ReadCorrector() {
            @Override
            public String name() {
                return "made";
            }

            @Override
            public Session open() {
                return (read, editable) -> {
                    byte[] bases = answer.apply(read.bases());
                    if (Arrays.equals(bases, read.bases())) {
                        return CorrectedRead.unchanged(read, Outcome.CLEAN);
                    }
                    byte[] qualities = Arrays.copyOf(read.qualities(), bases.length);
                    return new CorrectedRead(read.with(bases, qualities), 1, Outcome.CORRECTED);
                };
            }
        };
    }

    private static Read read(byte[] bases) {
        byte[] qualities = new byte[bases.length];
        Arrays.fill(qualities, (byte) 23);
        return new Read("read", bases, qualities);
    }

    private static byte[] changed(byte[] bases, int... positions) {
        byte[] other = bases.clone();
        for (int position : positions) {
            other[position] = Nucleotide.letter((Nucleotide.code(bases[position]) + 1) % 4);
        }
        return other;
    }
}
