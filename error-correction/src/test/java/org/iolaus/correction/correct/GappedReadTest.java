package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class GappedReadTest {

    /** The raw read AcGTAC with a G before its second base, a substituted third one, and without the fifth; a tail GG is left alone. */
    private static final Read RAW =
            new Read("r", Sample.bytes("AcGTACGG"), new byte[] {30, 20, 31, 32, 33, 34, 35, 36});

    private static GappedRead gapped() {
        byte[] raw = MadeReads.codes(Sample.bytes("ACGTAC"));
        byte[] corrected = raw.clone();
        corrected[2] = 0;
        corrected[4] = PathEdit.DELETED;
        int[] inserted = new int[6];
        Arrays.fill(inserted, PathEdit.NO_BASES);
        inserted[1] = PathEdit.inFront(2, PathEdit.NO_BASES);
        return new GappedRead(raw, corrected, inserted, 6);
    }

    private static String letters(byte[] codes) {
        StringBuilder letters = new StringBuilder();
        for (byte code : codes) {
            letters.append((char) Nucleotide.letter(code));
        }
        return letters.toString();
    }

    @Test
    void makesTheReadWithAndWithoutItsSubstitutions() {
        GappedRead gapped = gapped();
        assertThat(letters(gapped.rawCodes())).isEqualTo("AGCGTC");
        assertThat(letters(gapped.correctedCodes())).isEqualTo("AGCATC");
        assertThat(gapped.places()).containsExactly(0, 1, 1, 2, 3, 5);
        assertThat(gapped.indels()).isEqualTo(2);
    }

    @Test
    void spellsCaseQualitiesAndTail() {
        GappedRead gapped = gapped();
        Read spelled = gapped.spell(RAW, gapped.correctedCodes());
        assertThat(Sample.text(spelled.bases())).isEqualTo("AgcATCGG");
        assertThat(spelled.qualities()).containsExactly(30, 20, 20, 31, 32, 34, 35, 36);
        assertThat(spelled.header()).isEqualTo("r");
        Read bare = gapped.spell(new Read("r", RAW.bases(), new byte[0]), gapped.correctedCodes());
        assertThat(Sample.text(bare.bases())).isEqualTo("AgcATCGG");
        assertThat(bare.hasQualities()).isFalse();
    }
}
