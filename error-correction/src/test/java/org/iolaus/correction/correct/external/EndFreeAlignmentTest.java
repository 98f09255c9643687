package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.iolaus.genomics.read.Nucleotide;
import org.junit.jupiter.api.Test;

class EndFreeAlignmentTest {

    @Test
    void costsAsLittleAsThePlainForm() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 400; trial++) {
            byte[] raw = letters(random, 1 + random.nextInt(70));
            byte[] corrected = changed(random, raw);
            if (corrected.length == 0) {
                continue;
            }

            int[] rawIndex = EndFreeAlignment.align(raw, corrected).orElseThrow();

            assertThat(cost(raw, corrected, rawIndex)).isEqualTo(plainCost(raw, corrected));
        }
    }

    /** A piece of the raw read with up to three edits. */
    private static byte[] changed(SplittableRandom random, byte[] raw) {
        int from = random.nextInt(1 + raw.length / 4);
        int to = raw.length - random.nextInt(1 + raw.length / 4);
        StringBuilder piece = new StringBuilder();
        for (int i = from; i < to; i++) {
            piece.append((char) raw[i]);
        }
        for (int edits = random.nextInt(4); edits > 0 && piece.length() > 1; edits--) {
            int at = random.nextInt(piece.length());
            char base = (char) letters(random, 1)[0];
            switch (random.nextInt(3)) {
                case 0 -> piece.setCharAt(at, base);
                case 1 -> piece.insert(at, base);
                default -> piece.deleteCharAt(at);
            }
        }
        byte[] bases = new byte[piece.length()];
        for (int i = 0; i < bases.length; i++) {
            bases[i] = (byte) piece.charAt(i);
        }
        return bases;
    }

    private static byte[] letters(SplittableRandom random, int length) {
        byte[] bases = new byte[length];
        for (int i = 0; i < length; i++) {
            bases[i] = Nucleotide.letter(random.nextInt(4));
        }
        return bases;
    }

    private static int cost(byte[] raw, byte[] corrected, int[] rawIndex) {
        int cost = 0;
        int last = -1;
        for (int i = 0; i < rawIndex.length; i++) {
            if (rawIndex[i] == EndFreeAlignment.INSERTED) {
                cost++;
                continue;
            }
            assertThat(rawIndex[i]).isGreaterThan(last);
            cost += last < 0 ? 0 : rawIndex[i] - last - 1;
            cost += raw[rawIndex[i]] == corrected[i] ? 0 : 1;
            last = rawIndex[i];
        }
        return cost;
    }

    /** The whole table, no band: row i, column j holds the cost of i corrected bases against any raw piece that ends at j. */
    private static int plainCost(byte[] raw, byte[] corrected) {
        int[][] cost = new int[corrected.length + 1][raw.length + 1];
        for (int i = 1; i <= corrected.length; i++) {
            cost[i][0] = i;
            for (int j = 1; j <= raw.length; j++) {
                int diagonal = cost[i - 1][j - 1] + (raw[j - 1] == corrected[i - 1] ? 0 : 1);
                cost[i][j] = Math.min(diagonal, 1 + Math.min(cost[i][j - 1], cost[i - 1][j]));
            }
        }
        int best = corrected.length;
        for (int j = 0; j <= raw.length; j++) {
            best = Math.min(best, cost[corrected.length][j]);
        }
        return best;
    }
}
