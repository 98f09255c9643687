package org.iolaus.correction.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class EditDeliveryTest {

    private static final String RAW = "ACGTTGCAAGCTTAGC";
    private static final QualityRange RANGE = new QualityRange(2, 37);

    /** Gives 1 bit to the first edit, 2 to the second and so on. */
    private static final EditWeigher COUNTING = () -> new EditWeigher.Session() {
        @Override
        public void take(ReadPair raw) {
            assertThat(raw.first().name()).isEqualTo("r");
        }

        @Override
        public double[] weigh(EditScript script) {
            double[] odds = new double[script.edits().size()];
            Arrays.setAll(odds, i -> i + 1.0);
            return odds;
        }
    };

    @Test
    void editedBasesGetTheQualityOfTheirOddsAndAllOthersKeepTheirs() {
        EditedRead edited = deliver(EditPolicy.DEFAULT, "ACGATGCAACCTTAGC", 2);
        byte[] expected = raw().qualities().clone();
        expected[3] = 4; // odds 2 : 1, wrong with 1/3
        expected[9] = 6; // odds 4 : 1, wrong with 1/5
        assertThat(edited.read().qualities()).isEqualTo(expected);
        assertThat(edited.edits()).extracting(WeighedEdit::logOdds).containsExactly(1.0, 2.0);
        assertThat(edited.outcome()).isEqualTo(Outcome.CORRECTED);
    }

    @Test
    void scoresStayInTheRangeOfTheFile() {
        assertThat(RANGE.score(100)).isEqualTo((byte) 37);
        assertThat(RANGE.score(-100)).isEqualTo((byte) 2);
        assertThat(RANGE.score(10)).isEqualTo((byte) 30);
        assertThat(QualityRange.of(new long[] {0, 0, 3, 0, 5, 0})).isEqualTo(new QualityRange(2, 4));
        assertThat(QualityRange.of(new long[94])).isEqualTo(new QualityRange(0, 93));
        assertThatThrownBy(() -> new QualityRange(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quality scores must go from 0 to 93, went from 5 to 4");
    }

    @Test
    void whereNothingIsKnownOrAskedQualitiesStay() {
        String corrected = "ACGATGCAACCTTAGC";
        EditPolicy keeping = new EditPolicy(false, 9, 0, true, false, 0);
        assertThat(deliver(keeping, corrected, 2).read().qualities()).isEqualTo(raw().qualities());
        EditDelivery unweighed = new EditDelivery(EditPolicy.DEFAULT, ProtectedAlleles.none(), RANGE, Optional.empty());
        EditedRead edited = unweighed
                .deliver(new ReadPair(raw(), null), List.of(corrected(corrected, 2)))
                .get(0);
        assertThat(edited.read().qualities()).isEqualTo(raw().qualities());
        assertThat(edited.edits()).extracting(WeighedEdit::logOdds).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void anInsertedBaseHasAQualityToo() {
        EditedRead edited = deliver(EditPolicy.DEFAULT, "ACGTTGCATAGCTTAGC", 1);
        assertThat(edited.read().qualities()).hasSize(17);
        assertThat(edited.read().qualities()[8]).isEqualTo((byte) 4);
    }

    @Test
    void maskingKeepsTheLengthAndAddsNoBase() {
        EditPolicy mask = new EditPolicy(true, 9, 0, false, false, 0);
        EditedRead substituted = deliver(mask, "ACGATGCAACCTTAGC", 2);
        assertThat(text(substituted)).isEqualTo("ACGNTGCAANCTTAGC");
        assertThat(substituted.outcome()).isEqualTo(Outcome.MASKED);
        assertThat(substituted.read().qualities()[3]).isEqualTo((byte) 2);
        assertThat(substituted.edits())
                .containsExactly(
                        new WeighedEdit(new Edit(3, 3, (byte) 'T', (byte) 'N'), 1),
                        new WeighedEdit(new Edit(9, 9, (byte) 'G', (byte) 'N'), 2));
        assertThat(text(deliver(mask, "ACTTGCAAGCATTAGC", 2))).isEqualTo("ACNTTGCAAGCTTAGC");
        EditedRead inserted = deliver(mask, "ACGTTGCATAGCTTAGC", 1);
        assertThat(text(inserted)).isEqualTo(RAW);
        assertThat(inserted.outcome()).isEqualTo(Outcome.UNCORRECTED);
    }

    @Test
    void aReadThatNeedsMoreEditsThanAllowedIsLeftRaw() {
        EditedRead left = deliver(new EditPolicy(false, 1, 0, false, false, 0), "ACGATGCAACCTTAGC", 2);
        assertThat(text(left)).isEqualTo(RAW);
        assertThat(left.read().qualities()).isEqualTo(raw().qualities());
        assertThat(left.outcome()).isEqualTo(Outcome.TOO_MANY_EDITS);
        assertThat(left.edits()).isEmpty();
        assertThat(deliver(new EditPolicy(false, 2, 0, false, false, 0), "ACGATGCAACCTTAGC", 2)
                        .outcome())
                .isEqualTo(Outcome.CORRECTED);
    }

    @Test
    void aProtectedPrefixIsNotEditedAndItsEditsDoNotCount() {
        EditedRead edited = deliver(new EditPolicy(false, 1, 4, false, false, 0), "ACGATGCAACCTTAGC", 2);
        assertThat(text(edited)).isEqualTo("ACGTTGCAACCTTAGC");
        assertThat(edited.outcome()).isEqualTo(Outcome.PARTLY_CORRECTED);
        assertThat(deliver(new EditPolicy(false, 1, 10, false, false, 0), "ACGATGCAACCTTAGC", 2)
                        .outcome())
                .isEqualTo(Outcome.UNCORRECTED);
        assertThat(text(deliver(new EditPolicy(false, 1, 4, false, false, 0), "GTTGCAACCTTA", 1)))
                .as("nor is it cut off")
                .isEqualTo("ACGTTGCAACCTTA");
    }

    @Test
    void tagsFollowTheCommentAndTellOutcomeAndEdits() {
        EditPolicy tags = new EditPolicy(false, 9, 0, false, true, 0);
        assertThat(deliver(tags, "ACTTGCAAGCATTAGC", 2).read().header())
                .isEqualTo("r io:Z:corrected\tie:i:2\til:Z:3:G>-:1.00;12:->A:2.00");
        Read commented = new Read("r 1:N:0:AC", raw().bases(), raw().qualities());
        EditedRead clean = delivery(tags)
                .deliver(new ReadPair(commented, null), List.of(CorrectedRead.unchanged(commented, Outcome.CLEAN)))
                .get(0);
        assertThat(clean.read().header()).isEqualTo("r 1:N:0:AC\tio:Z:clean");
        assertThat(clean.read().bases()).isEqualTo(raw().bases());
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new EditPolicy(false, 0, 0, false, false, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the most edits per read must be at least 1, was 0");
        assertThatThrownBy(() -> new EditPolicy(false, 1, -1, false, false, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the protected prefix must be at least 0 bases, was -1");
        assertThatThrownBy(() -> new EditPolicy(false, 1, 0, false, false, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the reads that protect an allele must be from 2 to 100, or 0 for no protection, were 1");
    }

    private static EditedRead deliver(EditPolicy policy, String corrected, int edits) {
        return delivery(policy)
                .deliver(new ReadPair(raw(), null), List.of(corrected(corrected, edits)))
                .get(0);
    }

    private static EditDelivery delivery(EditPolicy policy) {
        return new EditDelivery(policy, ProtectedAlleles.none(), RANGE, Optional.of(COUNTING));
    }

    private static CorrectedRead corrected(String text, int edits) {
        byte[] bases = text.getBytes(StandardCharsets.US_ASCII);
        byte[] qualities = new byte[bases.length];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) (10 + i);
        }
        return new CorrectedRead(raw().with(bases, qualities), edits, Outcome.CORRECTED);
    }

    private static Read raw() {
        byte[] qualities = new byte[RAW.length()];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) (10 + i);
        }
        return new Read("r", RAW.getBytes(StandardCharsets.US_ASCII), qualities);
    }

    private static String text(EditedRead edited) {
        return new String(edited.read().bases(), StandardCharsets.US_ASCII);
    }
}
