package org.iolaus.correction.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;

class EditScriptTest {

    private static final String RAW = "ACGTTGCAAGCTTAGC";

    @Test
    void substitutionsAreFoundInPlaceAndLettersInOtherCaseAreNone() {
        EditScript script = script("acGTTGCAACCTTAGN", 2);
        assertThat(script.edits()).containsExactly(edit(9, 9, 'G', 'C'), edit(15, 15, 'C', 'N'));
        assertThat(script.isSubstitutionsOnly()).isTrue();
        assertThat(script.changesNothing()).isFalse();
    }

    @Test
    void anInsertedAndADeletedBaseAreFoundWhereTheyAre() {
        assertThat(script("ACGTTGCATAGCTTAGC", 1).edits()).containsExactly(edit(8, 8, '-', 'T'));
        assertThat(script("ACGTTGCAGCTTAGC", 1).edits()).singleElement().satisfies(edit -> {
            assertThat(edit.isDeletion()).isTrue();
            assertThat(edit.raw()).isEqualTo((byte) 'A');
            assertThat(edit.position()).isBetween(7, 8);
        });
    }

    @Test
    void oneOfEachThatLeavesTheLengthIsNoRowOfSubstitutions() {
        EditScript script = script("ACTTGCAAGCATTAGC", 2);
        assertThat(script.edits()).containsExactly(edit(2, 2, 'G', '-'), edit(11, 10, '-', 'A'));
        assertThat(script.isSubstitutionsOnly()).isFalse();
    }

    @Test
    void anEndThatIsGoneWithoutAnEditWasCutOff() {
        EditScript script = script("GTTGCAACCTTA", 1);
        assertThat(script.from()).isEqualTo(2);
        assertThat(script.to()).isEqualTo(14);
        assertThat(script.edits()).containsExactly(edit(9, 7, 'G', 'C'));
        EditScript whole = script.whole();
        assertThat(text(whole.corrected())).isEqualTo("ACGTTGCAACCTTAGC");
        assertThat(whole.edits()).containsExactly(edit(9, 9, 'G', 'C'));
        assertThat(whole.corrected().qualities()).isEqualTo(raw().qualities());
    }

    @Test
    void anEndThatIsGoneAsAnEditIsDeleted() {
        EditScript script = script(RAW.substring(1), 1);
        assertThat(script.from()).isZero();
        assertThat(script.edits()).containsExactly(edit(0, 0, 'A', '-'));
    }

    @Test
    void keepingAllEditsKeepsTheReadAndLeavingSomeOutUndoesThem() {
        EditScript script = script("ACTTGCAAGCATTAGC", 2);
        assertThat(script.keeping(edit -> true, 0)).isSameAs(script);
        EditScript second = script.keeping(edit -> edit.position() > 4, 0);
        assertThat(text(second.corrected())).isEqualTo("ACGTTGCAAGCATTAGC");
        assertThat(second.edits()).containsExactly(edit(11, 11, '-', 'A'));
        assertThat(second.corrected().qualities()[11]).isEqualTo((byte) 40);
        EditScript none = script.keeping(edit -> false, 0);
        assertThat(none.changesNothing()).isTrue();
        assertThat(text(none.corrected())).isEqualTo(RAW);
    }

    @Test
    void aProtectedStartIsPutBack() {
        EditScript kept = script("GTTGCAACCTTA", 1).keeping(edit -> true, 1);
        assertThat(text(kept.corrected())).isEqualTo("ACGTTGCAACCTTA");
        assertThat(kept.from()).isZero();
        assertThat(kept.to()).isEqualTo(14);
        assertThat(text(script("GTTGCAACCTTA", 1).keeping(edit -> true, 15).corrected()))
                .isEqualTo("ACGTTGCAACCTTAG");
    }

    @Test
    void whatChangesNothingIsNoEdit() {
        assertThatThrownBy(() -> edit(3, 3, 'A', 'A'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no edit: A at 3 becomes A at 3");
    }

    private static EditScript script(String corrected, int edits) {
        byte[] bases = corrected.getBytes(StandardCharsets.US_ASCII);
        byte[] qualities = new byte[bases.length];
        Arrays.fill(qualities, (byte) 40);
        return EditScript.of(raw(), new CorrectedRead(raw().with(bases, qualities), edits, Outcome.CORRECTED));
    }

    private static Read raw() {
        byte[] qualities = new byte[RAW.length()];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) (10 + i);
        }
        return new Read("r", RAW.getBytes(StandardCharsets.US_ASCII), qualities);
    }

    private static Edit edit(int position, int correctedPosition, char raw, char corrected) {
        return new Edit(position, correctedPosition, (byte) raw, (byte) corrected);
    }

    private static String text(Read read) {
        return new String(read.bases(), StandardCharsets.US_ASCII);
    }
}
