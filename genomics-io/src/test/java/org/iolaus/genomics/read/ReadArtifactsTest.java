package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadArtifactsTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void cleanReadsGiveNoWarning() {
        ReadArtifacts artifacts = new ReadArtifacts();
        for (int i = 0; i < 400; i++) {
            artifacts.add(pair(i, random(100), random(100), 30));
        }

        assertThat(artifacts.warnings()).isEmpty();
        assertThat(artifacts.polyGShare()).isZero();
        assertThat(artifacts.adapterShare()).isZero();
        assertThat(artifacts.differentQualities()).isEqualTo(30);
    }

    @Test
    void findsTailsOfG() {
        ReadArtifacts artifacts = new ReadArtifacts();
        for (int i = 0; i < 200; i++) {
            artifacts.add(pair(i, random(80) + (i % 20 == 0 ? "A" + "G".repeat(15) : "A" + "G".repeat(14)), null, 30));
        }

        assertThat(artifacts.warnings())
                .containsExactly(
                        "5.0 % of the reads end in 15 or more G (no signal on a two-colour sequencer); such tails"
                                + " are counted as sequence unless their qualities are low: trim them first");
    }

    @Test
    void findsAdaptersBehindShortFragments() {
        ReadArtifacts artifacts = new ReadArtifacts();
        for (int i = 0; i < 800; i++) {
            String fragment = random(i % 2 == 0 ? 70 : 130);
            String first = (fragment + random(100)).substring(0, 100);
            String second = (reverseComplement(fragment) + random(100)).substring(0, 100);
            artifacts.add(pair(i, first, second, 30));
        }

        assertThat(artifacts.adapterShare()).isBetween(0.35, 0.65);
        assertThat(artifacts.warnings())
                .singleElement()
                .asString()
                .matches("\\d+\\.\\d % of the pairs are shorter than a read and end in adapter; these tails are not"
                        + " counted");
    }

    @Test
    void countsQualities() {
        ReadArtifacts four = new ReadArtifacts();
        four.add(pair(0, random(100), null, 4));
        ReadArtifacts none = new ReadArtifacts();
        none.add(new ReadPair(new Read("r", new byte[] {'A'}, new byte[0]), null));

        assertThat(four.warnings()).containsExactly("the qualities are binned (4 values)");
        assertThat(none.warnings()).isEmpty();
    }

    @Test
    void partsAddUp() {
        ReadArtifacts whole = new ReadArtifacts();
        ReadArtifacts left = new ReadArtifacts();
        ReadArtifacts right = new ReadArtifacts();
        for (int i = 0; i < 300; i++) {
            ReadPair pair = pair(i, random(60) + "G".repeat(i % 30), random(90), 1 + i % 5);
            whole.add(pair);
            (i % 3 == 0 ? left : right).add(pair);
        }
        left.add(right);

        assertThat(left.polyGShare()).isEqualTo(whole.polyGShare()).isPositive();
        assertThat(left.adapterShare()).isEqualTo(whole.adapterShare());
        assertThat(left.warnings()).isEqualTo(whole.warnings());
    }

    private static ReadPair pair(int number, String first, @Nullable String second, int differentQualities) {
        Read mate = second == null ? null : read(number, second, differentQualities);
        return new ReadPair(read(number, first, differentQualities), mate);
    }

    private static Read read(int number, String bases, int differentQualities) {
        byte[] qualities = new byte[bases.length()];
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] = (byte) (2 + i % differentQualities);
        }
        return new Read("r" + number, bases.getBytes(StandardCharsets.US_ASCII), qualities);
    }

    private String random(int length) {
        byte[] bases = new byte[length];
        for (int i = 0; i < length; i++) {
            bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
        }
        return new String(bases, StandardCharsets.US_ASCII);
    }

    private static String reverseComplement(String bases) {
        byte[] reverse = new byte[bases.length()];
        for (int i = 0; i < reverse.length; i++) {
            reverse[i] = (byte) "TGCA".charAt("ACGT".indexOf(bases.charAt(reverse.length - 1 - i)));
        }
        return new String(reverse, StandardCharsets.US_ASCII);
    }
}
