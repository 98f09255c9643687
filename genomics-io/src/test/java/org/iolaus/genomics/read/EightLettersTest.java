package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EightLettersTest {

    private static final byte[] BASES = "ACGTacgt".getBytes(StandardCharsets.US_ASCII);

    @Test
    void everyByteIsTakenForABaseWhereTheTableOfCodesTakesItForOne() {
        for (int place = 0; place < 8; place++) {
            for (int letter = 0; letter < 256; letter++) {
                byte[] letters = BASES.clone();
                letters[place] = (byte) letter;
                assertThat(EightLetters.areBases(EightLetters.of(letters, 0)))
                        .as("letter %d at place %d", letter, place)
                        .isEqualTo(Nucleotide.code((byte) letter) != Nucleotide.NONE);
            }
        }
    }

    @Test
    void packsTheCodesOfTheTable() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 1000; i++) {
            byte[] letters = new byte[8 + i % 3];
            long expected = 0;
            for (int at = 0; at < letters.length; at++) {
                letters[at] = BASES[random.nextInt(BASES.length)];
            }
            for (int at = 0; at < 8; at++) {
                expected |= (long) Nucleotide.code(letters[i % 3 + at]) << (2 * at);
            }
            assertThat(EightLetters.codes(EightLetters.of(letters, i % 3))).isEqualTo(expected);
        }
    }
}
