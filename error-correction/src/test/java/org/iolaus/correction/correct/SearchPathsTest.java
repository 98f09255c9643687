package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchPathsTest {

    private static final int NONE = Nucleotide.NONE;

    private final SearchPaths paths = new SearchPaths(1000, 2, false);

    @BeforeEach
    void clear() {
        paths.clear();
    }

    private int push(int position, long kmer, int edit, int parent, double cost) {
        paths.push(position, kmer, 10, edit, parent, cost);
        return paths.size() - 1;
    }

    @Test
    void popsTheCheapestThenTheFurthestThenTheOldest() {
        int dear = push(9, 1, -1, -1, 5);
        int near = push(3, 2, -1, -1, 1);
        int far = push(8, 3, -1, -1, 1);
        int younger = push(8, 4, -1, -1, 1);
        assertThat(paths.isCheaperThan(1)).isFalse();
        assertThat(paths.isCheaperThan(1.5)).isTrue();
        assertThat(new int[] {paths.pop(), paths.pop(), paths.pop(), paths.pop()})
                .containsExactly(far, younger, near, dear);
        assertThat(paths.isEmpty()).isTrue();
    }

    @Test
    void popsInOrderOfCostWhateverTheOrderOfPushes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            push(i, i, -1, -1, random.nextInt(50));
        }
        double last = 0;
        for (int i = 0; i < 500; i++) {
            double cost = paths.cost(paths.pop());
            assertThat(cost).isGreaterThanOrEqualTo(last);
            last = cost;
        }
    }

    @Test
    void forgetsPathsBeyondItsCapacity() {
        for (int i = 0; i < 1200; i++) {
            paths.push(i, i, 1, -1, -1, i);
        }
        assertThat(paths.size()).isEqualTo(1000);
    }

    @Test
    void keepsAnyNumberOfSubstitutions() {
        int edit = -1;
        for (int i = 0; i < 5000; i++) {
            edit = paths.edits().add(i, i & 3, edit);
        }
        byte[] codes = paths.edits().nothing(5000);
        paths.write(push(5000, 0, edit, -1, 0));
        for (int i = 0; i < 5000; i++) {
            assertThat(codes[i]).isEqualTo((byte) (i & 3));
        }
    }

    @Test
    void laterPathsToTheSamePlaceAreNotFirst() {
        assertThat(paths.isFirstHere(push(5, 77, -1, -1, 1))).isTrue();
        assertThat(paths.isFirstHere(push(5, 77, -1, -1, 2))).isFalse();
        assertThat(paths.isFirstHere(push(6, 77, -1, -1, 2))).isTrue();
        paths.clear();
        assertThat(paths.isFirstHere(push(5, 77, -1, -1, 1))).isTrue();
    }

    @Test
    void takesBackWhatPathsDoNotShare() {
        int shared = paths.edits().add(1, 2, -1);
        int best = push(6, 1, paths.edits().add(4, 0, paths.edits().add(3, 1, shared)), -1, 1);
        int other = push(6, 2, paths.edits().add(4, 3, shared), -1, 1);
        byte[] codes = paths.edits().nothing(6);
        paths.write(best);
        assertThat(Arrays.copyOf(codes, 6)).containsExactly(NONE, 2, NONE, 1, 0, NONE);
        paths.removeDifferences(other, best);
        assertThat(Arrays.copyOf(codes, 6)).containsExactly(NONE, 2, NONE, NONE, NONE, NONE);
    }

    @Test
    void takesBackWhatATiedPathToAnAncestorDoesNotShare() {
        int ancestor = push(3, 9, paths.edits().add(1, 2, -1), -1, 1);
        int tied = push(3, 9, paths.edits().add(1, 3, -1), -1, 1.5);
        int unrelated = push(3, 8, paths.edits().add(2, 3, -1), -1, 1);
        int dear = push(3, 8, paths.edits().add(5, 3, -1), -1, 9);
        for (int path : new int[] {ancestor, tied, unrelated, dear}) {
            paths.isFirstHere(path);
        }
        int best = push(6, 4, paths.edits().add(5, 0, paths.edit(ancestor)), ancestor, 1);
        byte[] codes = paths.edits().nothing(6);
        paths.write(best);
        paths.removeTies(best);
        assertThat(Arrays.copyOf(codes, 6)).containsExactly(NONE, NONE, NONE, NONE, NONE, 0);
    }

    @Test
    void appliesSubstitutionsToARawKmer() {
        int edit =
                paths.edits().add(7, NONE, paths.edits().add(5, 3, paths.edits().add(1, 3, -1)));
        assertThat(Kmer.toString(paths.edits().apply(edit, Kmer.of("AAAAA"), 7, 5), 5))
                .isEqualTo("AATAA");
        assertThat(Kmer.toString(paths.edits().apply(edit, Kmer.of("AAAAA"), 4, 5), 5))
                .isEqualTo("ATAAA");
    }
}
