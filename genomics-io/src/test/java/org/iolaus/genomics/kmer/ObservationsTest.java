package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private static final String GENOME = random(400, 1);

    @Test
    void overlappingMatesAreOneSequence() {
        ReadPair pair = pair(GENOME.substring(0, 100), reverseComplement(GENOME.substring(60, 160)), 30, 30);
        assertThat(observed(pair, 0)).containsExactly(GENOME.substring(0, 160));
    }

    @Test
    void matesApartAreTwoSequences() {
        String second = reverseComplement(GENOME.substring(250, 350));
        assertThat(observed(pair(GENOME.substring(0, 100), second, 30, 30), 0))
                .containsExactly(GENOME.substring(0, 100), second);
    }

    @Test
    void whatLiesBehindTheFragmentIsNotObserved() {
        String fragment = GENOME.substring(0, 70);
        String first = fragment + "AGATCGGAAGAGCACACGTCTGAACTCCAG";
        String second = reverseComplement(fragment) + "AGATCGGAAGAGCGTCGTGTAGGGAAAGAG";
        assertThat(MateOverlap.fragmentLength(bytes(first), bytes(second))).isEqualTo(70);
        assertThat(observed(pair(first, second, 30, 30), 0)).containsExactly(fragment);
    }

    @Test
    void theBetterBaseWinsAndEqualOnesAreNone() {
        String first = GENOME.substring(0, 100);
        String wrong = GENOME.substring(50, 80) + other(GENOME.charAt(80)) + GENOME.substring(81, 150);
        assertThat(observed(pair(first, reverseComplement(wrong), 35, 20), 0))
                .containsExactly(GENOME.substring(0, 150));
        assertThat(observed(pair(first, reverseComplement(wrong), 35, 35), 0).get(0))
                .isEqualTo(GENOME.substring(0, 80) + "N" + GENOME.substring(81, 150));
    }

    @Test
    void basesUnderTheQualityCutAreNotObserved() {
        Read read = new Read("r", bytes("ACGTA"), new byte[] {30, 9, 10, 11, 2});
        assertThat(observed(new ReadPair(read, null), 10)).containsExactly("ANGTN");
    }

    @Test
    void longReadsAreObservedWhole() {
        String read = random(5000, 3);
        assertThat(observed(new ReadPair(new Read("r", bytes(read), new byte[0]), null), 0))
                .containsExactly(read);
    }

    @Test
    void lowComplexityIsNoOverlap() {
        assertThat(MateOverlap.fragmentLength(bytes("A".repeat(100)), bytes("T".repeat(100))))
                .isEqualTo(-1);
    }

    @Test
    void refusesACutThatNoPhredScoreHas() {
        assertThatThrownBy(() -> new Observations(94)).hasMessage("the quality cut must be from 0 to 93, was 94");
    }

    private static List<String> observed(ReadPair pair, int cut) {
        List<String> sequences = new ArrayList<>();
        new Observations(cut).of(pair, (codes, length) -> {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < length; i++) {
                letters.append((char) Nucleotide.letter(codes[i]));
            }
            sequences.add(letters.toString());
        });
        return sequences;
    }

    private static ReadPair pair(String first, String second, int quality1, int quality2) {
        return new ReadPair(read(first, quality1), read(second, quality2));
    }

    private static Read read(String bases, int quality) {
        byte[] qualities = new byte[bases.length()];
        Arrays.fill(qualities, (byte) quality);
        return new Read("r", bytes(bases), qualities);
    }

    private static String random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) Nucleotide.letter(random.nextInt(4)));
        }
        return letters.toString();
    }

    private static char other(char base) {
        return base == 'A' ? 'C' : 'A';
    }

    private static String reverseComplement(String bases) {
        StringBuilder letters = new StringBuilder();
        for (int i = bases.length() - 1; i >= 0; i--) {
            letters.append((char) Nucleotide.letter(3 - Nucleotide.code((byte) bases.charAt(i))));
        }
        return letters.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
