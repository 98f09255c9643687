package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

/** Bases too many and too few: in single reads among right ones, in simulated reads, and in runs of one base. */
class PosteriorIndelTest {

    private static final byte[] GENOME = Sample.genome(10_000, 7);
    private static final Sample SAMPLE = Sample.empty().add(GENOME, 30, 0.003, 8);
    private static final ReadCorrector CORRECTOR = corrector(
            SAMPLE.reads().stream().map(read -> new ReadPair(read, null)).toList(), IndelPrior.RARE);

    private static ReadCorrector corrector(List<ReadPair> pairs, IndelPrior prior) {
        return new PosteriorCorrector(MadeReads.counts(pairs, List.of(15, 31), 0), 0, pairs, prior);
    }

    private static String corrected(String raw) {
        byte[] qualities = new byte[raw.length()];
        Arrays.fill(qualities, (byte) 35);
        Read read = new Read("r", Sample.bytes(raw), qualities);
        CorrectedRead corrected = CORRECTOR.open().correct(read, raw.length());
        assertThat(corrected.read().qualities()).hasSize(corrected.read().length());
        return Sample.text(corrected.read().bases());
    }

    private static String piece(int from) {
        return Sample.text(Arrays.copyOfRange(GENOME, from, from + 100));
    }

    private static String without(String bases, int position) {
        return bases.substring(0, position) + bases.substring(position + 1);
    }

    private static String with(String bases, int position, char base) {
        return bases.substring(0, position) + base + bases.substring(position);
    }

    @Test
    void putsAMissingBaseBack() {
        for (int position : new int[] {12, 35, 50, 64, 85}) {
            assertThat(corrected(without(piece(3000), position)))
                    .as("%s", position)
                    .isEqualTo(piece(3000));
        }
    }

    @Test
    void takesASurplusBaseAway() {
        for (int position : new int[] {12, 35, 50, 64, 85}) {
            for (char base : new char[] {'A', 'C', 'G', 'T'}) {
                String raw = with(piece(5000), position, base);
                assertThat(corrected(raw)).as("%s %s", position, base).isEqualTo(piece(5000));
            }
        }
    }

    @Test
    void mendsSeveralErrorsOfAllKinds() {
        String truth = piece(7000);
        String raw = with(without(truth, 30), 70, truth.charAt(70) == 'A' ? 'C' : 'A');
        char other = raw.charAt(90) == 'G' ? 'T' : 'G';
        raw = raw.substring(0, 90) + other + raw.substring(91);
        raw = raw.substring(0, 50) + 'N' + raw.substring(51);
        assertThat(corrected(raw)).isEqualTo(truth);
    }

    @Test
    void theFirstAndLastBasesAreSubstitutedNotShifted() {
        String truth = piece(4000);
        for (int position : new int[] {0, 1, 98, 99}) {
            char other = truth.charAt(position) == 'G' ? 'T' : 'G';
            String raw = truth.substring(0, position) + other + truth.substring(position + 1);
            assertThat(corrected(raw)).as("%s", position).isEqualTo(truth);
        }
    }

    @Test
    void neighbouringErrorsAreMended() {
        String truth = piece(2000);
        StringBuilder raw = new StringBuilder(truth);
        for (int position : new int[] {48, 49, 52}) {
            raw.setCharAt(position, truth.charAt(position) == 'G' ? 'T' : 'G');
        }
        assertThat(corrected(raw.toString())).isEqualTo(truth);
    }

    @Test
    void whatMayNotBeEditedStaysBehindAnIndel() {
        String raw = without(piece(3000), 50) + "GATTACA";
        byte[] qualities = new byte[raw.length()];
        Arrays.fill(qualities, (byte) 35);
        CorrectedRead corrected = CORRECTOR.open().correct(new Read("r", Sample.bytes(raw), qualities), 99);
        assertThat(Sample.text(corrected.read().bases())).isEqualTo(piece(3000) + "GATTACA");
        assertThat(corrected.edits()).isEqualTo(1);
        assertThat(corrected.outcome()).isEqualTo(Outcome.CORRECTED);
    }

    /** What lies within six bases of a read's end cannot be told from a substitution, one indel in eight. */
    @Test
    void mendsSimulatedReads() {
        ErrorProfile clean = MadeReads.INFORMATIVE;
        ErrorProfile profile = new ErrorProfile(
                clean.firstQuality(),
                clean.bestQuality(),
                clean.lastQuality(),
                clean.secondMateLoss(),
                clean.readDeviation(),
                clean.baseDeviation(),
                clean.dipRate(),
                clean.levels(),
                0,
                0,
                1e-3,
                1e-3);
        MadeReads reads = MadeReads.of(profile, 30, 3, MadeReads.genome(GENOME, 1));
        assertThat(mended(reads.pairs(), truths(reads), IndelPrior.RARE)).isGreaterThan(0.85);
    }

    @Test
    void expectsMisjudgedRunsWhereReadsAreFew() {
        byte[] genome = withRuns(Sample.genome(6000, 4));
        List<ReadPair> pairs = new ArrayList<>();
        List<byte[]> truths = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3 * genome.length / 200; i++) {
            int start = random.nextInt(genome.length - 200);
            byte[] truth = Arrays.copyOfRange(genome, start, start + 200);
            truths.add(truth);
            pairs.add(new ReadPair(new Read("r" + i, misjudged(truth, random), new byte[0]), null));
        }
        double rare = mended(pairs, truths, IndelPrior.RARE);
        double expected = mended(pairs, truths, IndelPrior.HOMOPOLYMERS);
        assertThat(expected).isGreaterThan(0.5).isGreaterThan(rare);
    }

    private static List<byte[]> truths(MadeReads reads) {
        List<byte[]> truths = new ArrayList<>();
        for (int i = 0; i < reads.pairs().size(); i++) {
            truths.add(reads.truth(i, 0));
            truths.add(reads.truth(i, 1));
        }
        return truths;
    }

    /** Of the reads that are not as long as their truth those that are made equal to it, less those that are made worse. */
    private static double mended(List<ReadPair> pairs, List<byte[]> truths, IndelPrior prior) {
        ReadCorrector.Session session = corrector(pairs, prior).open();
        int wrong = 0;
        int mended = 0;
        int next = 0;
        for (ReadPair pair : pairs) {
            session.open(pair, -1);
            for (Read raw : pair.reads()) {
                byte[] truth = truths.get(next++);
                byte[] corrected = session.correct(raw, raw.length()).read().bases();
                boolean wasRight = Arrays.equals(raw.bases(), truth);
                wrong += raw.length() != truth.length ? 1 : 0;
                mended += raw.length() != truth.length && Arrays.equals(corrected, truth) ? 1 : 0;
                mended -= wasRight && !Arrays.equals(corrected, truth) ? 1 : 0;
            }
        }
        assertThat(wrong).isPositive();
        return mended / (double) wrong;
    }

    /** Every twentieth place begins a run of four to six. */
    private static byte[] withRuns(byte[] genome) {
        for (int i = 0; i + 10 < genome.length; i += 20) {
            Arrays.fill(genome, i, i + 4 + i / 20 % 3, genome[i]);
        }
        return genome;
    }

    /** One in sixty runs of four and more has a base too many or too few. */
    private static byte[] misjudged(byte[] truth, SplittableRandom random) {
        StringBuilder read = new StringBuilder();
        int from = 0;
        while (from < truth.length) {
            int to = from;
            while (to < truth.length && truth[to] == truth[from]) {
                to++;
            }
            int length = to - from;
            if (length >= 4 && random.nextInt(60) == 0) {
                length += random.nextBoolean() ? 1 : -1;
            }
            read.append(Character.toString(truth[from]).repeat(length));
            from = to;
        }
        return Sample.bytes(read.toString());
    }
}
