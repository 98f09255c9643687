package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MateOverlapTest {

    @Test
    void agreesWithThePlainForm() {
        SplittableRandom random = new SplittableRandom(17);
        int overlapping = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] fragment = bases(random.nextInt(30, 420), random);
            byte[] first = read(fragment, random.nextInt(20, 180), random);
            byte[] second = read(reverseComplement(fragment), random.nextInt(20, 180), random);
            int plain = plain(first, second);
            overlapping += plain < 0 ? 0 : 1;
            assertThat(MateOverlap.fragmentLength(first, second)).isEqualTo(plain);
        }
        assertThat(overlapping).isBetween(700, 2500);
    }

    /** Every length tried base by base; a letter that is no base differs from nothing. */
    private static int plain(byte[] first, byte[] second) {
        byte[] reversed = reverseComplement(second);
        int best = -1;
        int overlaps = 0;
        double bestShare = 1;
        for (int length = 30; length <= first.length + second.length - 30; length++) {
            int overlap = 0;
            int mismatches = 0;
            for (int i = 0; i < first.length; i++) {
                int mate = i - length + second.length;
                if (mate >= 0 && mate < second.length && i < length) {
                    overlap++;
                    mismatches += first[i] != reversed[mate] && first[i] != 'N' && reversed[mate] != 'N' ? 1 : 0;
                }
            }
            if (overlap >= 30 && mismatches <= (int) (0.1 * overlap)) {
                overlaps++;
                if ((mismatches + 1.0) / overlap < bestShare) {
                    bestShare = (mismatches + 1.0) / overlap;
                    best = length;
                }
            }
        }
        return overlaps == 1 ? best : -1;
    }

    /** The start of a fragment, with adapter behind its end, some errors and some N. */
    private static byte[] read(byte[] fragment, int length, SplittableRandom random) {
        byte[] read = bases(length, random);
        System.arraycopy(fragment, 0, read, 0, Math.min(length, fragment.length));
        for (int i = 0; i < length; i++) {
            if (random.nextInt(20) == 0) {
                read[i] = Nucleotide.letter(random.nextInt(5));
            }
        }
        return read;
    }

    private static byte[] bases(int length, SplittableRandom random) {
        byte[] bases = new byte[length];
        for (int i = 0; i < length; i++) {
            bases[i] = Nucleotide.letter(random.nextInt(4));
        }
        return bases;
    }

    private static byte[] reverseComplement(byte[] bases) {
        byte[] reversed = new byte[bases.length];
        for (int i = 0; i < bases.length; i++) {
            reversed[i] = Nucleotide.letter(Nucleotide.complement(Nucleotide.code(bases[bases.length - 1 - i])));
        }
        return reversed;
    }
}
