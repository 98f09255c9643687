package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every built-in corrector promises. A new one is one line in {@link #correctors}. */
class ReadCorrectorContractTest {

    private static final byte[] GENOME = Sample.genome(10_000, 7);
    private static final Sample SAMPLE = Sample.empty().add(GENOME, 30, 0.01, 8);

    static Stream<ReadCorrector> correctors() {
        List<ReadPair> pairs =
                SAMPLE.reads().stream().map(read -> new ReadPair(read, null)).toList();
        return Stream.of(
                SAMPLE.corrector(15),
                SAMPLE.corrector(31),
                new PosteriorCorrector(
                        List.of(MapCounts.of(SAMPLE.reads(), 15), MapCounts.of(SAMPLE.reads(), 31)),
                        0,
                        pairs,
                        IndelPrior.RARE));
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void correctsMostErrorsAndMakesNone(ReadCorrector corrector) {
        assertThat(SAMPLE.gain(corrector)).isGreaterThan(0.98);
        Sample clean = SAMPLE.withoutErrors();
        ReadCorrector.Session session = corrector.open();
        for (Read read : clean.reads()) {
            assertThat(session.correct(read, read.length()).edits()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void changesBasesAloneAndCountsThem(ReadCorrector corrector) {
        ReadCorrector.Session session = corrector.open();
        for (Read raw : SAMPLE.reads()) {
            byte[] before = raw.bases().clone();
            CorrectedRead corrected = session.correct(raw, raw.length());
            assertThat(raw.bases()).isEqualTo(before);
            assertThat(corrected.read().header()).isEqualTo(raw.header());
            assertThat(corrected.read().qualities()).isEqualTo(raw.qualities());
            assertThat(corrected.read().length()).isEqualTo(raw.length());
            assertThat(corrected.edits()).isEqualTo(differences(raw, corrected.read()));
            assertThat(corrected.edits() == 0).isEqualTo(corrected.read().equals(raw));
        }
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void dependsOnTheReadAlone(ReadCorrector corrector) {
        ReadCorrector.Session one = corrector.open();
        List<String> forwards = new ArrayList<>();
        for (Read read : SAMPLE.reads()) {
            forwards.add(Sample.text(one.correct(read, read.length()).read().bases()));
        }
        ReadCorrector.Session other = corrector.open();
        for (int i = SAMPLE.reads().size() - 1; i >= 0; i--) {
            Read read = SAMPLE.reads().get(i);
            assertThat(Sample.text(other.correct(read, read.length()).read().bases()))
                    .isEqualTo(forwards.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void keepsTheCaseOfEveryLetter(ReadCorrector corrector) {
        ReadCorrector.Session session = corrector.open();
        for (Read read : SAMPLE.reads().subList(0, 300)) {
            byte[] lower = Sample.bytes(Sample.text(read.bases()).toLowerCase(Locale.ROOT));
            String upper =
                    Sample.text(session.correct(read, read.length()).read().bases());
            Read corrected = session.correct(read.with(lower, read.qualities()), read.length())
                    .read();
            assertThat(Sample.text(corrected.bases())).isEqualTo(upper.toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void leavesTheTailBehindTheEditableBases(ReadCorrector corrector) {
        ReadCorrector.Session session = corrector.open();
        for (Read read : SAMPLE.reads().subList(0, 300)) {
            for (int editable : new int[] {0, 14, 31, 77}) {
                byte[] corrected = session.correct(read, editable).read().bases();
                assertThat(Arrays.copyOfRange(corrected, editable, read.length()))
                        .isEqualTo(Arrays.copyOfRange(read.bases(), editable, read.length()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void replacesUnknownBases(ReadCorrector corrector) {
        byte[] bases = Arrays.copyOfRange(GENOME, 3000, 3100);
        byte[] raw = bases.clone();
        for (int position : new int[] {0, 50, 99}) {
            raw[position] = 'N';
        }
        CorrectedRead corrected = corrector.open().correct(new Read("n", raw, new byte[0]), raw.length);
        assertThat(Sample.text(corrected.read().bases())).isEqualTo(Sample.text(bases));
        assertThat(corrected.edits()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void passesThroughWhatIsTooShortOrForeign(ReadCorrector corrector) {
        ReadCorrector.Session session = corrector.open();
        Read unreadable = new Read("n", Sample.bytes("N".repeat(50)), new byte[0]);
        Read empty = new Read("empty", new byte[0], new byte[0]);
        Read brief = new Read("short", Arrays.copyOf(GENOME, 14), new byte[0]);
        for (Read raw : List.of(empty, brief)) {
            assertThat(session.correct(raw, raw.length())).isEqualTo(CorrectedRead.unchanged(raw, Outcome.TOO_SHORT));
        }
        assertThat(session.correct(unreadable, 50)).isEqualTo(CorrectedRead.unchanged(unreadable, Outcome.NO_BASES));
        Read foreign = new Read("foreign", Sample.genome(100, 99), new byte[0]);
        assertThat(session.correct(foreign, 100).read()).isSameAs(foreign);
    }

    private static int differences(Read raw, Read corrected) {
        int differences = 0;
        for (int i = 0; i < raw.length(); i++) {
            differences +=
                    Nucleotide.code(raw.bases()[i]) != Nucleotide.code(corrected.bases()[i]) ? 1 : 0;
        }
        return differences;
    }
}
