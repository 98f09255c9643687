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
 * <p>A raw base that others do not show stays possible as long as they may be wrong themselves: it costs at most what it costs at its own
 * place, the sequence going on as they have it. Where few reads cover a place, the bases behind it would else be held against it too,
 * each for standing in a context that nobody else has seen.
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

    /** Beyond these nothing is gained by telling odds apart. */
    static final double MOST_BITS = 100;

    /** No base written over N is more certain. */
    private static final double MOST_CERTAIN = 1 - 1e-5;

    private static final double LOG_2 = Math.log(2);

    /** Four bases are as likely as each other where the raw read has N. */
    private static final double BASES = 4;

    private final CountScorer model;
    private final NoiseChannel channel;
    private final ChannelAlignment alignment;
    private final int reach;
    private int[] positions = new int[64];
    private double[] odds = new double[64];
    private byte[] work = new byte[512];

    EditOdds(CountScorer model, NoiseChannel channel, ChannelAlignment alignment, List<Integer> lengths) {
        this.model = model;
        this.channel = channel;
        this.alignment = alignment;
        this.reach = lengths.get(lengths.size() - 1);
    }

    int reach() {
        return reach;
    }

    /** Judges a corrected read, given as codes. */
    EditGain gain(Read raw, byte[] corrected, int length) {
        if (length != raw.length()) {
            return wholeRead(raw, corrected, length);
        }
        int edits = weigh(raw, corrected, length, false);
        double expected = 0;
        for (int edit = 0; edit < edits; edit++) {
            expected += worth(raw, corrected, positions[edit], probability(odds[edit]));
        }
        return edits == 0 ? EditGain.NONE : new EditGain(expected, edits);
    }

    /**
     * The log-odds of each substitution of a corrected read of the raw read's length: what its posterior with the edit is to that without
     * it. Where the raw read has N, to that with another base.
     *
     * @return bits, in the order of the edits, from -{@value #MOST_BITS} to {@value #MOST_BITS}
     */
    double[] logOdds(Read raw, byte[] corrected, int length) {
        int edits = weigh(raw, corrected, length, true);
        double[] bits = new double[edits];
        for (int edit = 0; edit < edits; edit++) {
            boolean unknown = Nucleotide.code(raw.bases()[positions[edit]]) == Nucleotide.NONE;
            bits[edit] = unknown ? ofKnownBase(odds[edit]) : odds[edit];
        }
        return bits;
    }

    /** Finds the edits and sets the odds of each, in bits; returns how many they are. */
    private int weigh(Read raw, byte[] corrected, int length, boolean shortly) {
        int edits = findEdits(raw, corrected, length);
        if (work.length < length) {
            work = new byte[2 * length];
        }
        System.arraycopy(corrected, 0, work, 0, edits == 0 ? 0 : length);
        int start = 0;
        while (start < edits) {
            int end = start + 1;
            while (end < edits && positions[end] - positions[end - 1] < reach) {
                end++;
            }
            if (!shortly || end - start > 1 || !isShort(raw, corrected, length, start)) {
                cluster(raw, corrected, length, start, end);
            }
            start = end;
        }
        return edits;
    }

    /** Weighs a lone edit against a raw base that its surroundings rule out; false where they do not. */
    private boolean isShort(Read raw, byte[] corrected, int length, int edit) {
        int position = positions[edit];
        int before = Nucleotide.code(raw.bases()[position]);
        if (before == Nucleotide.NONE || corrected[position] == Nucleotide.NONE) {
            return false;
        }
        double excluded = model.excludedBits(corrected, length, position, before);
        odds[edit] = bounded(
                excluded + channel.bits(raw, position, before) - channel.bits(raw, position, corrected[position]));
        return !Double.isNaN(excluded);
    }

    private void cluster(Read raw, byte[] corrected, int length, int start, int end) {
        if (end - start <= MOST_ENUMERATED) {
            enumerated(raw, corrected, length, start, end);
            return;
        }
        double together = together(raw, corrected, length, start, end);
        for (int edit = start; edit < end; edit++) {
            odds[edit] = Math.min(together, together(raw, corrected, length, edit, edit + 1));
        }
    }

    /** The most bits that can be held against undoing one edit, all others standing. */
    private double most(Read raw, byte[] corrected, int length, int edit) {
        int position = positions[edit];
        int before = Nucleotide.code(raw.bases()[position]);
        if (before == Nucleotide.NONE || corrected[position] == Nucleotide.NONE) {
            return Double.POSITIVE_INFINITY;
        }
        double bits = model.rivalBits(corrected, length, position, before);
        return Double.isNaN(bits)
                ? Double.POSITIVE_INFINITY
                : bits + channel.bits(raw, position, before) - channel.bits(raw, position, corrected[position]);
    }

    /** The odds of each edit, being right with its share of the posterior of all choices. */
    private void enumerated(Read raw, byte[] corrected, int length, int start, int end) {
        int edits = end - start;
        int from = Math.max(0, positions[start] - reach - SLACK);
        int to = Math.min(length, positions[end - 1] + reach + SLACK + 1);
        model.announce(corrected, from, to);
        double[] bits = new double[1 << edits];
        double[] most = new double[edits];
        for (int edit = 0; edit < edits; edit++) {
            most[edit] = most(raw, corrected, length, start + edit);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int standing = 0; standing < bits.length; standing++) {
            for (int edit = 0; edit < edits; edit++) {
                int position = positions[start + edit];
                boolean stands = (standing >>> edit & 1) == 1;
                work[position] = stands ? corrected[position] : (byte) Nucleotide.code(raw.bases()[position]);
                bits[standing] += channel.bits(raw, position, work[position]);
            }
            bits[standing] += model.informedScore(work, from, to);
        }
        for (int standing = 0; standing < bits.length; standing++) {
            double bound = bits[bits.length - 1];
            for (int edit = 0; edit < edits; edit++) {
                bound += (standing >>> edit & 1) == 1 ? 0 : most[edit];
            }
            bits[standing] = Math.min(bits[standing], bound);
            least = Math.min(least, bits[standing]);
        }
        double[] right = new double[edits];
        double[] wrong = new double[edits];
        for (int standing = 0; standing < bits.length; standing++) {
            double weight = Math.pow(2, least - bits[standing]);
            for (int edit = 0; edit < edits; edit++) {
                boolean stands = (standing >>> edit & 1) == 1;
                right[edit] += stands ? weight : 0;
                wrong[edit] += stands ? 0 : weight;
            }
        }
        for (int edit = 0; edit < edits; edit++) {
            int position = positions[start + edit];
            work[position] = corrected[position];
            odds[start + edit] = bounded(log2(right[edit]) - log2(wrong[edit]));
        }
    }

    /**
     * The expected number of errors removed by an edit, less that of errors made. N written over a base removes no error, but loses a
     * base that was right; a base written over N makes no error, and the choice it is weighed against was any of the four bases.
     */
    static double worth(Read raw, byte[] corrected, int position, double right) {
        if (corrected[position] == Nucleotide.NONE) {
            return right - 1;
        }
        if (Nucleotide.code(raw.bases()[position]) == Nucleotide.NONE) {
            return Math.min(1, right / (1 - right) / BASES);
        }
        return 2 * right - 1;
    }

    /** The odds of the edits from start to end against the raw bases in their places, all other edits standing. */
    private double together(Read raw, byte[] corrected, int length, int start, int end) {
        int from = Math.max(0, positions[start] - reach - SLACK);
        int to = Math.min(length, positions[end - 1] + reach + SLACK + 1);
        double bits = model.informedScore(corrected, from, to);
        double undone = 0;
        double most = 0;
        for (int edit = start; edit < end; edit++) {
            int position = positions[edit];
            most += most(raw, corrected, length, edit);
            bits += channel.bits(raw, position, corrected[position]);
            work[position] = (byte) Nucleotide.code(raw.bases()[position]);
            undone += channel.bits(raw, position, work[position]);
        }
        undone += model.informedScore(work, from, to);
        for (int edit = start; edit < end; edit++) {
            work[positions[edit]] = corrected[positions[edit]];
        }
        return bounded(Math.min(most, undone - bits));
    }

    /** Insertions and deletions move the bases behind them: such a read is judged as a whole, its edits being right or wrong together. */
    private EditGain wholeRead(Read raw, byte[] corrected, int length) {
        byte[] rawCodes = new byte[raw.length()];
        for (int i = 0; i < rawCodes.length; i++) {
            rawCodes[i] = (byte) Nucleotide.code(raw.bases()[i]);
        }
        int edits = editsOfOtherLength(raw, corrected, length);
        double bits = model.informedScore(corrected, 0, length) + alignment.bits(raw, corrected, length);
        double undone =
                model.informedScore(rawCodes, 0, rawCodes.length) + alignment.bits(raw, rawCodes, rawCodes.length);
        return new EditGain(edits * (2 * probability(undone - bits) - 1), edits);
    }

    /** The edits of an answer of another length: the difference in length, and one more where the bases differ otherwise. */
    static int editsOfOtherLength(Read raw, byte[] corrected, int length) {
        int same = 0;
        int shared = Math.min(length, raw.length());
        for (int i = 0; i < shared; i++) {
            same += Nucleotide.code(raw.bases()[i]) == corrected[i] ? 1 : 0;
        }
        return Math.abs(length - raw.length()) + (same == shared ? 0 : 1);
    }

    private int findEdits(Read raw, byte[] corrected, int length) {
        int edits = 0;
        for (int i = 0; i < length; i++) {
            if (Nucleotide.code(raw.bases()[i]) != corrected[i]) {
                if (edits == positions.length) {
                    positions = Arrays.copyOf(positions, 2 * edits);
                    odds = Arrays.copyOf(odds, 2 * edits);
                }
                positions[edits++] = i;
            }
        }
        return edits;
    }

    /** N costs two bits, as many as each of four bases that are alike: the odds against it tell the probability of the base itself. */
    private static double ofKnownBase(double oddsAgainstN) {
        double right = Math.min(MOST_CERTAIN, Math.pow(2, oddsAgainstN) / BASES);
        return bounded(log2(right) - log2(1 - right));
    }

    private static double bounded(double bits) {
        return Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));
    }

    private static double log2(double value) {
        return Math.log(value) / LOG_2;
    }

    private static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
