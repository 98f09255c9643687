package org.iolaus.correction.score;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.lm.count.CountScorer;

/**
 * How likely each edit of a corrected read is right, under the posterior of model and channel: the odds of the read with the edit
 * against the read without it. Bits add up without bound, so that a few absurd edits would outweigh many wrong but plausible ones; what
 * the user loses is one base each time. The sum over edits of P(right) - P(wrong) is the expected gain, before division by the number
 * of errors, which is the same for every candidate.
 *
 * <p>Edits that lie within one context of each other are judged together: two wrong edits that turn one strain into another support each
 * other, and only undoing both shows it. Up to {@value #MOST_ENUMERATED} of them are judged by every choice of which stand and which are
 * undone; of more, each has the lower of its own probability, the others standing, and that of all of them at once.
 */
final class EditOdds {

    /** Bases beyond the longest context that a window holds on each side of its edits. */
    private static final int SLACK = 6;

    /** Neighbouring edits of which every choice is scored: 16 choices take as long as about ten single edits. */
    static final int MOST_ENUMERATED = 4;

    /** Four bases are as likely as each other where the raw read has N. */
    private static final double BASES = 4;

    private final CountScorer model;
    private final NoiseChannel channel;
    private final ChannelAlignment alignment;
    private final int reach;
    private int[] positions = new int[64];
    private byte[] work = new byte[512];

    EditOdds(CountScorer model, NoiseChannel channel, ChannelAlignment alignment, List<Integer> lengths) {
        this.model = model;
        this.channel = channel;
        this.alignment = alignment;
        this.reach = lengths.get(lengths.size() - 1);
    }

    /** Judges a corrected read, given as codes. */
    EditGain gain(Read raw, byte[] corrected, int length) {
        if (length != raw.length()) {
            return wholeRead(raw, corrected, length);
        }
        int edits = findEdits(raw, corrected, length);
        if (edits == 0) {
            return EditGain.NONE;
        }
        if (work.length < length) {
            work = new byte[2 * length];
        }
        System.arraycopy(corrected, 0, work, 0, length);
        double expected = 0;
        int start = 0;
        while (start < edits) {
            int end = start + 1;
            while (end < edits && positions[end] - positions[end - 1] < reach) {
                end++;
            }
            expected += cluster(raw, corrected, length, start, end);
            start = end;
        }
        return new EditGain(expected, edits);
    }

    private double cluster(Read raw, byte[] corrected, int length, int start, int end) {
        if (end - start <= MOST_ENUMERATED) {
            return enumerated(raw, corrected, length, start, end);
        }
        double together = right(raw, corrected, length, start, end);
        double expected = 0;
        for (int edit = start; edit < end; edit++) {
            double right = Math.min(together, right(raw, corrected, length, edit, edit + 1));
            expected += worth(raw, corrected, positions[edit], right);
        }
        return expected;
    }

    /** The sum of what the edits are worth, each being right with its share of the posterior of all choices. */
    private double enumerated(Read raw, byte[] corrected, int length, int start, int end) {
        int edits = end - start;
        int from = Math.max(0, positions[start] - reach - SLACK);
        int to = Math.min(length, positions[end - 1] + reach + SLACK + 1);
        double[] bits = new double[1 << edits];
        double least = Double.POSITIVE_INFINITY;
        for (int standing = 0; standing < bits.length; standing++) {
            for (int edit = 0; edit < edits; edit++) {
                int position = positions[start + edit];
                boolean stands = (standing >>> edit & 1) == 1;
                work[position] = stands ? corrected[position] : (byte) Nucleotide.code(raw.bases()[position]);
                bits[standing] += channel.bits(raw, position, work[position]);
            }
            bits[standing] += model.informedScore(work, from, to);
            least = Math.min(least, bits[standing]);
        }
        double all = 0;
        double[] right = new double[edits];
        for (int standing = 0; standing < bits.length; standing++) {
            double weight = Math.pow(2, least - bits[standing]);
            all += weight;
            for (int edit = 0; edit < edits; edit++) {
                right[edit] += (standing >>> edit & 1) == 1 ? weight : 0;
            }
        }
        double expected = 0;
        for (int edit = 0; edit < edits; edit++) {
            int position = positions[start + edit];
            work[position] = corrected[position];
            expected += worth(raw, corrected, position, right[edit] / all);
        }
        return expected;
    }

    /**
     * The expected number of errors removed by an edit, less that of errors made. N written over a base removes no error, but loses a
     * base that was right; a base written over N makes no error, and the choice it is weighed against was any of the four bases.
     */
    private static double worth(Read raw, byte[] corrected, int position, double right) {
        if (corrected[position] == Nucleotide.NONE) {
            return right - 1;
        }
        if (Nucleotide.code(raw.bases()[position]) == Nucleotide.NONE) {
            return Math.min(1, right / (1 - right) / BASES);
        }
        return 2 * right - 1;
    }

    /** The probability of the edits from start to end against the raw bases in their places, all other edits standing. */
    private double right(Read raw, byte[] corrected, int length, int start, int end) {
        int from = Math.max(0, positions[start] - reach - SLACK);
        int to = Math.min(length, positions[end - 1] + reach + SLACK + 1);
        double bits = model.informedScore(corrected, from, to);
        double undone = 0;
        for (int edit = start; edit < end; edit++) {
            int position = positions[edit];
            bits += channel.bits(raw, position, corrected[position]);
            work[position] = (byte) Nucleotide.code(raw.bases()[position]);
            undone += channel.bits(raw, position, work[position]);
        }
        undone += model.informedScore(work, from, to);
        for (int edit = start; edit < end; edit++) {
            work[positions[edit]] = corrected[positions[edit]];
        }
        return probability(undone - bits);
    }

    /** Insertions and deletions move the bases behind them: such a read is judged as a whole, its edits being right or wrong together. */
    private EditGain wholeRead(Read raw, byte[] corrected, int length) {
        byte[] rawCodes = new byte[raw.length()];
        int same = 0;
        for (int i = 0; i < rawCodes.length; i++) {
            rawCodes[i] = (byte) Nucleotide.code(raw.bases()[i]);
            same += i < length && rawCodes[i] == corrected[i] ? 1 : 0;
        }
        int edits = Math.abs(length - raw.length()) + (same == Math.min(length, raw.length()) ? 0 : 1);
        double bits = model.informedScore(corrected, 0, length) + alignment.bits(raw, corrected, length);
        double undone =
                model.informedScore(rawCodes, 0, rawCodes.length) + alignment.bits(raw, rawCodes, rawCodes.length);
        return new EditGain(edits * (2 * probability(undone - bits) - 1), edits);
    }

    private int findEdits(Read raw, byte[] corrected, int length) {
        int edits = 0;
        for (int i = 0; i < length; i++) {
            if (Nucleotide.code(raw.bases()[i]) != corrected[i]) {
                if (edits == positions.length) {
                    positions = Arrays.copyOf(positions, 2 * edits);
                }
                positions[edits++] = i;
            }
        }
        return edits;
    }

    private static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
