package org.iolaus.pipeline.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages bytes as disks, networks, editors and attackers do. */
final class Mutation {

    private static final String TELLING_BYTES = "\0\n\r\t @>+|:;,-{}[]\"'&*!#%~\177\033";
    private static final int[] TELLING_NUMBERS = {
        0, 1, -1, 255, 65_535, 65_536, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final String[] TELLING_WORDS = {
        "0",
        "-1",
        "1",
        "2147483648",
        "99999999999999999999",
        "1e999",
        "NaN",
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "&a [*a, *a]",
        "!!java.net.URL 'x'",
        "2.5",
        "100000"
    };
    private static final Pattern WORD = Pattern.compile("[\\w.]+");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d[\\d.]*\\b");
    private static final int LONGEST_RUN = 100_000;

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** Mostly one change, up to four: of little damage more gets past the first check. */
    byte[] of(byte[] whole) {
        byte[] damaged = whole;
        for (int change = random.nextInt(3) == 0 ? random.nextInt(4) : 0; change >= 0; change--) {
            damaged = changed(damaged);
        }
        return damaged;
    }

    /** The same for text, whose words may be replaced by telling ones too. */
    byte[] ofText(byte[] whole) {
        return random.nextBoolean() ? of(whole) : withWord(whole);
    }

    /** Another whole number in the place of one of the numbers of a text, which stays a right text. */
    byte[] ofNumbers(byte[] text) {
        String latin = new String(text, StandardCharsets.ISO_8859_1);
        MatchResult[] numbers = NUMBER.matcher(latin).results().toArray(MatchResult[]::new);
        MatchResult number = numbers[random.nextInt(numbers.length)];
        int other = random.nextBoolean() ? random.nextInt(20) : 1 << random.nextInt(31);
        return (latin.substring(0, number.start()) + other + latin.substring(number.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length < 8) {
            return join(bytes, noise(1 + random.nextInt(20)));
        }
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(200, bytes.length - at));
        byte[] before = Arrays.copyOf(bytes, at);
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        byte[] behind = Arrays.copyOfRange(bytes, at + length, bytes.length);
        return switch (random.nextInt(9)) {
            case 0 -> before;
            case 1 -> join(before, behind);
            case 2 -> join(before, part, part, behind);
            case 3 -> join(before, noise(length), behind);
            case 4 -> join(before, noise(length), part, behind);
            case 5 -> join(before, new byte[] {telling()}, Arrays.copyOfRange(bytes, at + 1, bytes.length));
            case 6 -> withNumber(bytes, random.nextInt(bytes.length - 4));
            case 7 -> join(before, sameBytes(), part, behind);
            default ->
                join(
                        before,
                        new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))},
                        Arrays.copyOfRange(bytes, at + 1, bytes.length));
        };
    }

    private byte[] withNumber(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        int number = TELLING_NUMBERS[random.nextInt(TELLING_NUMBERS.length)];
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        return changed;
    }

    private byte[] withWord(byte[] text) {
        String latin = new String(text, StandardCharsets.ISO_8859_1);
        MatchResult[] words = WORD.matcher(latin).results().toArray(MatchResult[]::new);
        if (words.length == 0) {
            return of(text);
        }
        MatchResult word = words[random.nextInt(words.length)];
        String other = random.nextInt(3) == 0
                ? words[random.nextInt(words.length)].group()
                : TELLING_WORDS[random.nextInt(TELLING_WORDS.length)];
        return (latin.substring(0, word.start()) + other + latin.substring(word.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] sameBytes() {
        byte[] same = new byte[random.nextInt(20) == 0 ? LONGEST_RUN : random.nextInt(300)];
        Arrays.fill(same, telling());
        return same;
    }

    private byte telling() {
        return (byte) TELLING_BYTES.charAt(random.nextInt(TELLING_BYTES.length()));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        if (random.nextBoolean()) {
            String letters = random.nextBoolean() ? "ACGTN" : "#ACGTNacgtnRYI5@+>";
            for (int i = 0; i < length; i++) {
                noise[i] = (byte) letters.charAt(random.nextInt(letters.length()));
            }
        }
        return noise;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
