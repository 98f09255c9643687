package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.Test;

class PathEditsTest {

    private static final int NONE = Nucleotide.NONE;
    private static final int LENGTH = 6;

    private final PathEdits edits = new PathEdits(2, true);

    private byte[] codes = new byte[0];

    private void write(int edit) {
        codes = edits.nothing(LENGTH);
        edits.write(edit);
    }

    private byte[] codes() {
        return Arrays.copyOf(codes, LENGTH);
    }

    private int insertedAt(int position) {
        return PathEdit.count(edits.inserted()[position]);
    }

    @Test
    void writesInsertedAndDeletedBases() {
        int first = edits.add(2, PathEdit.insertion(1), -1);
        int second = edits.add(2, PathEdit.insertion(3), first);
        int last = edits.add(4, PathEdit.DELETED, edits.add(2, 0, second));
        write(last);
        assertThat(codes()).containsExactly(NONE, NONE, 0, NONE, PathEdit.DELETED, NONE);
        assertThat(insertedAt(2)).isEqualTo(2);
        assertThat(PathEdit.base(edits.inserted()[2], 0)).isEqualTo(1);
        assertThat(PathEdit.base(edits.inserted()[2], 1)).isEqualTo(3);
        assertThat(edits.shift(second)).isEqualTo(2);
        assertThat(edits.shift(last)).isEqualTo(1);
        assertThat(edits.shift(-1)).isZero();
    }

    @Test
    void anInsertedBaseStandsBehindTheOneBefore() {
        assertThat(edits.lastTouched(edits.add(4, PathEdit.insertion(0), -1))).isEqualTo(3);
        assertThat(edits.lastTouched(edits.add(4, PathEdit.DELETED, -1))).isEqualTo(4);
    }

    @Test
    void takesBackAnInsertionThatIsNotShared() {
        int shared = edits.add(1, 2, -1);
        int best = edits.add(4, 3, edits.add(3, PathEdit.insertion(1), shared));
        int other = edits.add(4, 3, edits.add(3, PathEdit.insertion(2), shared));
        write(best);
        edits.removeDifferences(other, best);
        assertThat(codes()).containsExactly(NONE, 2, NONE, NONE, 3, NONE);
        assertThat(insertedAt(3)).isZero();
    }

    @Test
    void takesBackADeletionWhereAnotherPathSubstitutes() {
        int best = edits.add(3, PathEdit.DELETED, -1);
        int other = edits.add(3, 1, -1);
        write(best);
        edits.removeDifferences(other, best);
        assertThat(codes()).containsOnly(NONE);
    }

    @Test
    void keepsABaseWhereAnotherPathHasYetAnother() {
        int best = edits.add(3, 2, -1);
        int other = edits.add(3, 1, -1);
        write(best);
        edits.removeDifferences(other, best);
        assertThat(codes()).containsExactly(NONE, NONE, NONE, 2, NONE, NONE);
    }
}
