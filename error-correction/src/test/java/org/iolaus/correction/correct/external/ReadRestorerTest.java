package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;

class ReadRestorerTest {

    private static final String RAW = "acgtTGCAGGATCCATTAGCRAACGGTTCATG";

    private final ReadRestorer restorer = new ReadRestorer(false);

    @Test
    void whatTheToolLeftIsTheRawReadItself() {
        Read raw = raw(RAW);

        CorrectedRead corrected = restorer.restore(raw, read("ACGTTGCAGGATCCATTAGCNAACGGTTCATG"), raw.length());

        assertThat(corrected.read()).isSameAs(raw);
        assertThat(corrected.outcome()).isEqualTo(Outcome.CLEAN);
    }

    @Test
    void substitutionsKeepTheCaseOfOthersAndAllQualities() {
        Read raw = raw(RAW);

        CorrectedRead corrected = restorer.restore(raw, read("ACATTGCAGGATCCATTAGCGAACGGTTCATG"), raw.length());

        assertThat(letters(corrected)).isEqualTo("acAtTGCAGGATCCATTAGCGAACGGTTCATG");
        assertThat(corrected.read().qualities()).isEqualTo(raw.qualities());
        assertThat(corrected.read().header()).isEqualTo("name comment");
        assertThat(corrected.edits()).isEqualTo(2);
        assertThat(corrected.outcome()).isEqualTo(Outcome.CORRECTED);
    }

    @Test
    void endsThatWereCutOffArePutBack() {
        Read raw = raw(RAW);
        Read cut = read("TGCAGTATCCATTAGCNAACGGTTC");

        CorrectedRead whole = restorer.restore(raw, cut, raw.length());
        assertThat(letters(whole)).isEqualTo("acgtTGCAGTATCCATTAGCRAACGGTTCATG");
        assertThat(whole.read().qualities()).isEqualTo(raw.qualities());
        assertThat(whole.edits()).isEqualTo(1);

        CorrectedRead trimmed = new ReadRestorer(true).restore(raw, cut, raw.length());
        assertThat(letters(trimmed)).isEqualTo("TGCAGTATCCATTAGCRAACGGTTC");
        assertThat(trimmed.read().qualities()).isEqualTo(Arrays.copyOfRange(raw.qualities(), 4, 29));
        assertThat(trimmed.edits()).isEqualTo(1);
    }

    @Test
    void insertionsAndDeletionsKeepTheOthersInPlace() {
        Read raw = raw(RAW);

        CorrectedRead deleted = restorer.restore(raw, read("ACGTTGCAGGATCATTAGCNAACGGTTCATG"), raw.length());
        assertThat(letters(deleted)).isEqualTo("acgtTGCAGGATCATTAGCRAACGGTTCATG");
        assertThat(deleted.edits()).isEqualTo(1);
        assertThat(deleted.read().qualities()).hasSize(31).endsWith(Arrays.copyOfRange(raw.qualities(), 14, 32));

        CorrectedRead inserted = restorer.restore(raw, read("ACGTTGCAGTGATCCATTAGCNAACGGTTCATG"), raw.length());
        assertThat(letters(inserted)).isEqualTo("acgtTGCAGTGATCCATTAGCRAACGGTTCATG");
        assertThat(inserted.edits()).isEqualTo(1);
        assertThat(inserted.read().qualities()[9])
                .as("the lower of its neighbours")
                .isEqualTo(raw.qualities()[8]);
    }

    @Test
    void anInsertedBaseHasTheToolsQualityWhereItWritesOne() {
        Read raw = raw("ACGTTGCA");
        byte[] qualities = {40, 40, 40, 40, 7, 40, 40, 40, 40};

        Read corrected = restorer.restore(raw, new Read("r0", bytes("ACGTCTGCA"), qualities), 8)
                .read();

        assertThat(corrected.qualities()[4]).isEqualTo((byte) 7);
    }

    @Test
    void trimmingAndADeletionInOneRead() {
        Read raw = raw("ACGTTGCAGGATCCATTAGCAAACGGTTCATGCCGATTACATTT");

        CorrectedRead corrected = restorer.restore(raw, read("TTGCAGGACCATTAGCAAACGGTTCATGCCG"), raw.length());

        assertThat(letters(corrected)).isEqualTo("ACGTTGCAGGACCATTAGCAAACGGTTCATGCCGATTACATTT");
        assertThat(corrected.edits()).isEqualTo(1);
    }

    @Test
    void nothingChangesBehindTheEditablePart() {
        Read raw = raw("ACGTTGCAGGATCC");

        assertThat(letters(restorer.restore(raw, read("ACTTTGCAGGTTCC"), 8))).isEqualTo("ACTTTGCAGGATCC");
        assertThat(letters(restorer.restore(raw, read("ACTTTGCAGGATCCA"), 8))).isEqualTo("ACTTTGCAGGATCC");
        assertThat(letters(restorer.restore(raw, read("ACTTTGCAGATCC"), 8))).isEqualTo("ACTTTGCAGGATCC");
    }

    @Test
    void aReadOfNothingButNCountsAsDropped() {
        Read raw = raw(RAW);

        assertThat(restorer.restore(raw, read("NNNN"), raw.length()))
                .isEqualTo(CorrectedRead.unchanged(raw, Outcome.UNCORRECTED));
        assertThat(restorer.restore(raw, read(""), raw.length()).read()).isSameAs(raw);
    }

    @Test
    void readsWithoutQualitiesGetNone() {
        Read raw = new Read("name", bytes("ACGTTGCAGG"), new byte[0]);

        assertThat(restorer.restore(raw, read("ACGATGCAGG"), 10).read().qualities())
                .isEmpty();
        assertThat(letters(restorer.restore(raw, read("ACGTTTGCAGG"), 10))).isEqualTo("ACGTTTGCAGG");
    }

    @Test
    void aReadThatCannotBeAlignedStaysRaw() {
        Read raw = new Read("name", bytes("A".repeat(30_000)), new byte[0]);

        CorrectedRead corrected = restorer.restore(raw, read("CG".repeat(9_000)), 30_000);

        assertThat(corrected.read()).isSameAs(raw);
        assertThat(corrected.outcome()).isEqualTo(Outcome.UNCORRECTED);
    }

    private static Read raw(String bases) {
        byte[] qualities = new byte[bases.length()];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) (2 + i);
        }
        return new Read("name comment", bytes(bases), qualities);
    }

    private static Read read(String bases) {
        return new Read("r0", bytes(bases), new byte[0]);
    }

    private static byte[] bytes(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }

    private static String letters(CorrectedRead corrected) {
        return new String(corrected.read().bases(), StandardCharsets.US_ASCII);
    }
}
