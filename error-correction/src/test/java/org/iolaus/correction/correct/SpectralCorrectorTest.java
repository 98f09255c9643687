package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralCorrectorTest {

    private static final byte[] GENOME = Sample.genome(10_000, 7);
    private static final Sample SAMPLE = Sample.empty().add(GENOME, 30, 0.005, 8);
    private static final SpectralCorrector CORRECTOR = SAMPLE.corrector(21);

    private static Read read(int start, int length, int... wrong) {
        byte[] bases = Arrays.copyOfRange(GENOME, start, start + length);
        byte[] qualities = new byte[length];
        Arrays.fill(qualities, (byte) 37);
        for (int position : wrong) {
            bases[position] = Nucleotide.letter((Nucleotide.code(bases[position]) + 2) % 4);
            qualities[position] = 20;
        }
        return new Read("read comment", bases, qualities);
    }

    private static CorrectedRead correct(Read read) {
        return CORRECTOR.open().correct(read, read.length());
    }

    @Test
    void isCalledByItsK() {
        assertThat(CORRECTOR.name()).isEqualTo("spectral k=21");
    }

    @Test
    void correctsErrorsInTheMiddleAtBothEndsAndCloseTogether() {
        for (int[] wrong : new int[][] {{50}, {3}, {96}, {40, 44}, {40, 41}, {10, 30, 50, 70}, {2, 97}}) {
            CorrectedRead corrected = correct(read(3000, 100, wrong));
            assertThat(corrected.outcome()).isEqualTo(Outcome.CORRECTED);
            assertThat(corrected.edits()).isEqualTo(wrong.length);
            assertThat(Sample.text(corrected.read().bases()))
                    .isEqualTo(Sample.text(read(3000, 100).bases()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18, 20})
    void anEvenKCorrectsAsWellEvenWhereAKmerIsItsOwnReverseComplement(int k) {
        byte[] genome = GENOME.clone();
        for (int site = 500; site < genome.length - 500; site += 250) {
            byte[] half = Arrays.copyOfRange(genome, site, site + 10);
            System.arraycopy(Sample.reverseComplement(half), 0, genome, site + 10, 10);
        }
        Sample palindromes = Sample.empty().add(genome, 30, 0.005, 9);
        assertThat(palindromes.gain(palindromes.corrector(k)))
                .isGreaterThan(0.98)
                .isGreaterThanOrEqualTo(palindromes.gain(palindromes.corrector(k + 1)) - 0.005);
    }

    @Test
    void correctsAReadWithoutAnySolidKmer() {
        CorrectedRead corrected = correct(read(3000, 60, 19, 40));
        assertThat(Sample.text(corrected.read().bases()))
                .isEqualTo(Sample.text(read(3000, 60).bases()));
        assertThat(corrected.edits()).isEqualTo(2);
    }

    @Test
    void keepsHeaderQualitiesAndTheRawArrays() {
        Read raw = read(3000, 100, 50);
        byte[] before = raw.bases().clone();
        Read corrected = correct(raw).read();
        assertThat(corrected.header()).isEqualTo("read comment");
        assertThat(corrected.qualities()).isEqualTo(raw.qualities());
        assertThat(raw.bases()).isEqualTo(before);
    }

    @Test
    void keepsTheCaseOfEveryLetter() {
        Read raw = read(3000, 100, 50, 70);
        byte[] lower = Sample.bytes(Sample.text(raw.bases()).toLowerCase(Locale.ROOT));
        System.arraycopy(raw.bases(), 60, lower, 60, 40);
        String corrected =
                Sample.text(correct(raw.with(lower, raw.qualities())).read().bases());
        String truth = Sample.text(read(3000, 100).bases());
        assertThat(corrected).isEqualTo(truth.substring(0, 60).toLowerCase(Locale.ROOT) + truth.substring(60));
    }

    @Test
    void leavesACleanReadAlone() {
        Read raw = read(3000, 100);
        CorrectedRead corrected = correct(raw);
        assertThat(corrected.outcome()).isEqualTo(Outcome.CLEAN);
        assertThat(corrected.read()).isSameAs(raw);
    }

    @Test
    void passesAReadWithoutBasesThrough() {
        Read unreadable = new Read("n", Sample.bytes("N".repeat(50)), new byte[0]);
        CorrectedRead corrected = correct(unreadable);
        assertThat(corrected.outcome()).isEqualTo(Outcome.NO_BASES);
        assertThat(corrected.read()).isSameAs(unreadable);
    }

    @Test
    void passesShortAndEmptyReadsThrough() {
        for (Read raw : List.of(read(0, 20), new Read("empty", new byte[0], new byte[0]))) {
            CorrectedRead corrected = correct(raw);
            assertThat(corrected.outcome()).isEqualTo(Outcome.TOO_SHORT);
            assertThat(corrected.read()).isSameAs(raw);
        }
    }

    @Test
    void replacesUnknownBasesWhereTheOthersAgree() {
        Read raw = read(3000, 100);
        byte[] bases = raw.bases().clone();
        bases[50] = 'N';
        bases[80] = 'r';
        CorrectedRead corrected = correct(raw.with(bases, raw.qualities()));
        assertThat(corrected.edits()).isEqualTo(2);
        String truth = Sample.text(raw.bases());
        assertThat(Sample.text(corrected.read().bases()))
                .isEqualTo(truth.substring(0, 80) + Character.toLowerCase(truth.charAt(80)) + truth.substring(81));
    }

    @Test
    void leavesUnknownBasesOfUnknownSequence() {
        byte[] bases = Sample.genome(100, 99);
        bases[50] = 'N';
        Read raw = new Read("foreign", bases, new byte[0]);
        CorrectedRead corrected = correct(raw);
        assertThat(corrected.outcome()).isEqualTo(Outcome.UNCORRECTED);
        assertThat(corrected.read()).isSameAs(raw);
    }

    @Test
    void correctsWithoutQualities() {
        Read raw = read(3000, 100, 30, 70);
        assertThat(Sample.text(
                        correct(raw.with(raw.bases(), new byte[0])).read().bases()))
                .isEqualTo(Sample.text(read(3000, 100).bases()));
    }

    @Test
    void changesNothingFromTheEditableEndOn() {
        Read raw = read(3000, 100, 20, 60, 80);
        CorrectedRead corrected = CORRECTOR.open().correct(raw, 60);
        assertThat(corrected.edits()).isEqualTo(1);
        assertThat(Sample.text(corrected.read().bases()))
                .isEqualTo(Sample.text(read(3000, 100, 60, 80).bases()));
        assertThat(CORRECTOR.open().correct(raw, 20).outcome()).isEqualTo(Outcome.TOO_SHORT);
    }

    @Test
    void leavesABaseThatTwoCandidatesFitEquallyWell() {
        byte[] other = GENOME.clone();
        other[3050] = Nucleotide.letter((Nucleotide.code(GENOME[3050]) + 1) % 4);
        Sample both = Sample.empty().add(GENOME, 30, 0, 8).add(other, 30, 0, 8);
        Read raw = read(3000, 100, 50);
        CorrectedRead corrected = both.corrector(21).open().correct(raw, 100);
        assertThat(corrected.edits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31})
    void runsAtEveryK(int k) {
        double gain = SAMPLE.gain(SAMPLE.corrector(k));
        assertThat(gain).isBetween(k < 15 ? 0.8 : 0.97, 1.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gainsAtEveryDepth(long seed) {
        byte[] genome = Sample.genome(10_000, seed);
        assertThat(gain(genome, 60, seed)).isGreaterThan(0.99);
        assertThat(gain(genome, 10, seed)).isGreaterThan(0.95);
        assertThat(gain(genome, 5, seed)).isGreaterThan(0.7);
        assertThat(gain(genome, 2, seed)).isGreaterThanOrEqualTo(0);
    }

    private static double gain(byte[] genome, double coverage, long seed) {
        Sample sample = Sample.empty().add(genome, coverage, 0.005, seed + 100);
        return sample.gain(sample.corrector(21));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 30})
    void changesNothingInReadsWithoutErrors(int coverage) {
        byte[] genome = Sample.genome(10_000, 3);
        assertUntouched(Sample.empty().add(genome, coverage, 0.005, 4).withoutErrors());
        if (coverage >= 10) {
            assertUntouched(Sample.empty()
                    .add(genome, coverage, 0.005, 4)
                    .add(Sample.strain(genome, 200), coverage, 0.005, 5)
                    .withoutErrors());
        }
    }

    private static void assertUntouched(Sample sample) {
        SpectralCorrector corrector = sample.corrector(21);
        for (Read raw : sample.reads()) {
            assertThat(corrector.open().correct(raw, raw.length()).edits()).isZero();
        }
    }

    @Test
    void keepsAMinorStrainInDeepData() {
        byte[] genome = Sample.genome(1_000, 11);
        byte[] minor = Sample.strain(genome, 150);
        Sample sample = Sample.empty().add(genome, 1900, 0.005, 12).add(minor, 100, 0.005, 13);
        SpectralCorrector corrector = sample.corrector(21);
        assertThat(sample.gain(corrector)).isGreaterThan(0.97);
    }

    @Test
    void followsUnevenDepth() {
        byte[] genome = Sample.genome(4_000, 21);
        Sample sample = Sample.empty()
                .add(Arrays.copyOfRange(genome, 0, 1500), 1500, 0.005, 22)
                .add(Arrays.copyOfRange(genome, 1400, 4000), 12, 0.005, 23);
        assertThat(sample.gain(sample.corrector(21))).isGreaterThan(0.98);
    }

    @Test
    void correctsTheSameOnEveryThreadAndInEveryOrder() {
        List<Read> reads = SAMPLE.reads();
        ReadCorrector.Session session = CORRECTOR.open();
        List<String> inOrder = reads.stream()
                .map(read ->
                        Sample.text(session.correct(read, read.length()).read().bases()))
                .toList();
        List<String> parallel = IntStream.range(0, reads.size())
                .parallel()
                .mapToObj(i -> Sample.text(correct(reads.get(i)).read().bases()))
                .toList();
        assertThat(parallel).isEqualTo(inOrder);
    }
}
