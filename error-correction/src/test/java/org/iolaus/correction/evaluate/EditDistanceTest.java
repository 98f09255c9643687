package org.iolaus.correction.evaluate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

    @Test
    void knownDistances() {
        assertThat(EditDistance.between(bytes(""), bytes(""))).isZero();
        assertThat(EditDistance.between(bytes(""), bytes("ACGTACGTACGT"))).isEqualTo(12);
        assertThat(EditDistance.between(bytes("GATTACA"), bytes("GCATGCT"))).isEqualTo(4);
        assertThat(EditDistance.within(bytes("CAT"), bytes("GATTCATTAG"))).isZero();
        assertThat(EditDistance.within(bytes("CGT"), bytes("GATTCATTAG"))).isEqualTo(1);
        assertThat(EditDistance.within(bytes(""), bytes("GATTCATTAG"))).isZero();
    }

    @Test
    void bandedIsTheSameAsTheWholeTable() {
        Random random = new Random(3);
        for (int round = 0; round < 3000; round++) {
            byte[] one = random(random, random.nextInt(40));
            byte[] other = random.nextBoolean() ? random(random, random.nextInt(40)) : mutate(random, one);
            assertThat(EditDistance.between(one, other)).isEqualTo(wholeTable(one, other));
        }
    }

    private static int wholeTable(byte[] one, byte[] other) {
        int[][] distance = new int[one.length + 1][other.length + 1];
        for (int i = 0; i <= one.length; i++) {
            for (int j = 0; j <= other.length; j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int replaced = distance[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                distance[i][j] = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
            }
        }
        return distance[one.length][other.length];
    }

    private static byte[] random(Random random, int length) {
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) "ACGT".charAt(random.nextInt(4));
        }
        return letters;
    }

    private static byte[] mutate(Random random, byte[] letters) {
        StringBuilder mutated = new StringBuilder(new String(letters, US_ASCII));
        for (int i = 0; i < 3; i++) {
            mutated.insert(random.nextInt(mutated.length() + 1), "ACGT".charAt(random.nextInt(4)));
            mutated.deleteCharAt(random.nextInt(mutated.length()));
        }
        return mutated.toString().getBytes(US_ASCII);
    }

    private static byte[] bytes(String letters) {
        return letters.getBytes(US_ASCII);
    }
}
