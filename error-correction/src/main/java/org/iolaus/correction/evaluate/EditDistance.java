package org.iolaus.correction.evaluate;

import java.util.Arrays;

/** The least number of substituted, inserted and deleted letters between two sequences (Levenshtein 1966). */
final class EditDistance {
    private static final int FAR = 1 << 28;
    private static final int FIRST_BAND = 4;

    private EditDistance() {}

    /**
     * The distance of two whole sequences, in a band around the diagonal that is widened until it must hold the best path (Ukkonen
     * 1985): a path of d edits never leaves the diagonals up to d away from the one it starts on.
     */
    static int between(byte[] one, byte[] other) {
        int difference = Math.abs(one.length - other.length);
        int band = Math.max(FIRST_BAND, difference + 1);
        while (true) {
            int distance = inBand(one, other, band);
            if (distance <= band) {
                return distance;
            }
            band *= 2;
        }
    }

    /** The distance of a piece to the part of the whole that is nearest to it: what is left of the whole before and after is free. */
    static int within(byte[] piece, byte[] whole) {
        int[] previous = new int[whole.length + 1];
        int[] current = new int[whole.length + 1];
        for (int i = 1; i <= piece.length; i++) {
            current[0] = i;
            for (int j = 1; j <= whole.length; j++) {
                current[j] = least(previous, current, j, piece[i - 1] != whole[j - 1]);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return Arrays.stream(previous).min().orElse(piece.length);
    }

    /** The best path within the band; at least the true distance, and equal to it when it is at most the band's width. */
    private static int inBand(byte[] one, byte[] other, int band) {
        int[] previous = new int[other.length + 1];
        int[] current = new int[other.length + 1];
        Arrays.fill(previous, FAR);
        for (int j = 0; j <= Math.min(other.length, band); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length; i++) {
            int from = Math.max(1, i - band);
            int to = Math.min(other.length, i + band);
            Arrays.fill(current, FAR);
            current[0] = i <= band ? i : FAR;
            for (int j = from; j <= to; j++) {
                current[j] = least(previous, current, j, one[i - 1] != other[j - 1]);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[other.length];
    }

    private static int least(int[] previous, int[] current, int j, boolean differ) {
        int replaced = previous[j - 1] + (differ ? 1 : 0);
        return Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
    }
}
