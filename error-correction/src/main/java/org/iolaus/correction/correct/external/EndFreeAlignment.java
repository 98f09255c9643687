package org.iolaus.correction.correct.external;

import java.util.Arrays;
import java.util.Optional;
import org.iolaus.genomics.read.Nucleotide;

/**
 * Places a corrected read inside its raw read: every corrected base is aligned, raw bases may be left over at both ends for nothing
 * (the tool cut them off), and a substitution, an insertion or a deletion costs one. A banded form of Sellers 1980, Journal of
 * Algorithms 1:359.
 */
public final class EndFreeAlignment {

    /** A corrected base that the raw read lacks. */
    public static final int INSERTED = -1;

    /** How far insertions and deletions may shift one read against the other beyond the difference of their lengths. */
    private static final int SLACK = 32;

    private static final long MOST_CELLS = 1L << 26;
    private static final int UNREACHED = Integer.MAX_VALUE / 2;
    private static final byte DIAGONAL = 0;
    private static final byte SKIP_RAW = 1;
    private static final byte INSERT = 2;
    private static final byte START = 3;

    private EndFreeAlignment() {}

    /**
     * Aligns two reads of different lengths.
     *
     * @param raw the raw read
     * @param corrected the corrected read, at least one base
     * @return for each corrected base the index of its raw base, ascending, or {@link #INSERTED}; empty where the reads are too long
     *     and different to be aligned in reasonable memory
     */
    public static Optional<int[]> align(byte[] raw, byte[] corrected) {
        return align(raw, corrected, true);
    }

    /**
     * Aligns two reads of which neither has lost an end: raw bases that are left over cost one each wherever they are.
     *
     * @param raw the raw read
     * @param corrected the corrected read, at least one base
     * @return as {@link #align}
     */
    public static Optional<int[]> alignWhole(byte[] raw, byte[] corrected) {
        return align(raw, corrected, false);
    }

    private static Optional<int[]> align(byte[] raw, byte[] corrected, boolean freeEnds) {
        int difference = raw.length - corrected.length;
        int lowest = Math.min(0, difference) - SLACK;
        int width = Math.abs(difference) + 2 * SLACK + 1;
        if ((corrected.length + 1L) * width > MOST_CELLS) {
            return Optional.empty();
        }
        byte[] moves = new byte[(corrected.length + 1) * width];
        int[] row = new int[width];
        // Row i holds the costs of the first i corrected bases; cell c stands for the first i + lowest + c raw bases.
        for (int c = 0; c < width; c++) {
            int j = lowest + c;
            row[c] = j < 0 || j > raw.length ? UNREACHED : freeEnds ? 0 : j;
            moves[c] = START;
        }
        int[] previous = new int[width];
        for (int i = 1; i <= corrected.length; i++) {
            int[] swap = previous;
            previous = row;
            row = swap;
            fillRow(i, lowest, raw, corrected, previous, row, moves);
        }
        int end = freeEnds ? cheapest(raw.length, corrected.length, lowest, row) : difference - lowest;
        return Optional.of(trace(corrected.length, lowest, width, end, moves));
    }

    private static void fillRow(
            int i, int lowest, byte[] raw, byte[] corrected, int[] previous, int[] row, byte[] moves) {
        int width = row.length;
        Arrays.fill(row, UNREACHED);
        for (int c = 0; c < width; c++) {
            int j = i + lowest + c;
            if (j < 0 || j > raw.length) {
                continue;
            }
            int best = UNREACHED;
            byte move = START;
            if (j > 0) {
                best = previous[c] + (same(raw[j - 1], corrected[i - 1]) ? 0 : 1);
                move = DIAGONAL;
            }
            if (c > 0 && row[c - 1] + 1 < best) {
                best = row[c - 1] + 1;
                move = SKIP_RAW;
            }
            if (c + 1 < width && previous[c + 1] + 1 < best) {
                best = previous[c + 1] + 1;
                move = INSERT;
            }
            row[c] = best;
            moves[i * width + c] = move;
        }
    }

    private static int cheapest(int rawLength, int correctedLength, int lowest, int[] costs) {
        int cell = 0;
        for (int c = 0; c < costs.length; c++) {
            int j = correctedLength + lowest + c;
            if (j >= 0 && j <= rawLength && costs[c] < costs[cell]) {
                cell = c;
            }
        }
        return cell;
    }

    private static int[] trace(int correctedLength, int lowest, int width, int end, byte[] moves) {
        int cell = end;
        int[] rawIndex = new int[correctedLength];
        int i = correctedLength;
        while (i > 0) {
            switch (moves[i * width + cell]) {
                case DIAGONAL -> {
                    i--;
                    rawIndex[i] = i + lowest + cell;
                }
                case INSERT -> {
                    i--;
                    rawIndex[i] = INSERTED;
                    cell++;
                }
                case SKIP_RAW -> cell--;
                default -> throw new IllegalStateException("the alignment leaves its band at corrected base " + i);
            }
        }
        return rawIndex;
    }

    /**
     * Whether two letters are the same base; everything but A, C, G and T is N.
     *
     * @param left an ASCII letter
     * @param right another
     * @return true where they are
     */
    public static boolean same(byte left, byte right) {
        return Nucleotide.code(left) == Nucleotide.code(right);
    }
}
