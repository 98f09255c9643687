package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.Test;

class PathEditTest {

    /** The bases put together, the first one first. */
    private static String spelled(int bases) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < PathEdit.count(bases); i++) {
            letters.append((char) Nucleotide.letter(PathEdit.base(bases, i)));
        }
        return letters.toString();
    }

    private static int of(String letters) {
        int bases = PathEdit.NO_BASES;
        for (int i = letters.length() - 1; i >= 0; i--) {
            bases = PathEdit.inFront(Nucleotide.code((byte) letters.charAt(i)), bases);
        }
        return bases;
    }

    @Test
    void basesArePutInFrontOfOthers() {
        assertThat(spelled(PathEdit.NO_BASES)).isEmpty();
        assertThat(spelled(of("A"))).isEqualTo("A");
        assertThat(spelled(of("ACCGT"))).isEqualTo("ACCGT");
    }

    @Test
    void thereIsRoomForEight() {
        assertThat(spelled(of("ACGTACGT"))).isEqualTo("ACGTACGT");
        assertThat(spelled(of("TACGTACGT"))).isEqualTo("ACGTACGT");
    }

    @Test
    void theOtherStrandIsReversed() {
        assertThat(spelled(PathEdit.reverseComplement(of("AACG")))).isEqualTo("CGTT");
        assertThat(PathEdit.reverseComplement(PathEdit.NO_BASES)).isEqualTo(PathEdit.NO_BASES);
        assertThat(PathEdit.complement(0)).isEqualTo(3);
        assertThat(PathEdit.complement(PathEdit.DELETED)).isEqualTo(PathEdit.DELETED);
    }

    @Test
    void editsChangeTheLength() {
        assertThat(PathEdit.shift(PathEdit.insertion(0))).isEqualTo(1);
        assertThat(PathEdit.shift(PathEdit.DELETED)).isEqualTo(-1);
        assertThat(PathEdit.shift(2)).isZero();
        assertThat(PathEdit.shift(Nucleotide.NONE)).isZero();
    }
}
