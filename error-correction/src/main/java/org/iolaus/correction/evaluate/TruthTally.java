package org.iolaus.correction.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import org.iolaus.genomics.read.Read;

/** Compares corrected reads with their truth, one at a time and in any order, and counts. */
final class TruthTally {
    /** A shorter read is a piece of the raw one when at most one base in so many differs. */
    private static final int BASES_A_MISMATCH = 5;
    /** Up to so many bases can be missing inside a read rather than from its ends. */
    private static final int LONGEST_INNER_GAP = 3;
    /** An inner gap is believed when it explains the read with at least so many edits less. */
    private static final int EDITS_FOR_INNER_GAP = 2;
    /** Corrected indel reads that are shorter than the truth by more are judged as pieces of it. */
    private static final int MISSING_FROM_PIECE = 3;

    private final TrueReads reads;
    private final BitSet seen = new BitSet();

    private long known;
    private long indelReads;
    private long dropped;
    private long trimmed;
    private long lengthChanged;
    private long unknown;
    private long repeated;
    private long errors;
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;
    private long wronglyChanged;
    private long trimmedErrors;
    private long trimmedBases;
    private long droppedErrors;
    private long droppedBases;
    private long perfectBefore;
    private long perfectAfter;
    private long perfectTrimmed;
    private long madePerfect;
    private long broken;
    private long harmed;
    private long indelEditsBefore;
    private long indelEditsAfter;
    private long indelReadsMended;
    private long lengthChangedErrors;
    private long lengthChangedEdits;

    TruthTally(TrueReads reads) {
        this.reads = reads;
    }

    /** Judges one corrected read; the mate is 1 or 2 where it is known, else 0. */
    void add(Read corrected, int mate) {
        Integer number = reads.find(corrected.name(), mate);
        if (number == null) {
            unknown++;
            return;
        }
        known++;
        if (seen.get(number)) {
            repeated++;
            return;
        }
        byte[] bases = TrueReads.upperCase(corrected.bases());
        if (isNothing(bases)) {
            return;
        }
        seen.set(number);
        judge(reads.raw(number), reads.truth(number), bases, reads.hasIndels(number));
    }

    /** Refuses corrected reads of which not one has a name of a raw read. */
    void requireRelated(String corrected) {
        reads.requireRelated(corrected, known, unknown);
    }

    /** Counts the raw reads, and as dropped those that no corrected read was for. */
    TruthCounts finish() {
        for (int i = 0; i < reads.size(); i++) {
            countRaw(reads.raw(i), reads.truth(i), reads.hasIndels(i), seen.get(i));
        }
        return new TruthCounts(
                reads.size(),
                indelReads,
                dropped,
                trimmed,
                lengthChanged,
                unknown,
                repeated,
                errors,
                truePositives,
                falsePositives,
                falseNegatives,
                wronglyChanged,
                trimmedErrors,
                trimmedBases,
                droppedErrors,
                droppedBases,
                perfectBefore,
                perfectAfter,
                perfectTrimmed,
                madePerfect,
                broken,
                harmed,
                indelEditsBefore,
                indelEditsAfter,
                indelReadsMended,
                lengthChangedErrors,
                lengthChangedEdits);
    }

    private void countRaw(byte[] raw, byte[] truth, boolean hasIndels, boolean present) {
        perfectBefore += Arrays.equals(raw, truth) ? 1 : 0;
        dropped += present ? 0 : 1;
        if (hasIndels) {
            int edits = EditDistance.between(raw, truth);
            indelReads++;
            indelEditsBefore += edits;
            indelEditsAfter += present ? 0 : edits;
            return;
        }
        int wrong = differences(raw, truth, 0, raw.length);
        errors += wrong;
        if (!present) {
            droppedErrors += wrong;
            droppedBases += raw.length - wrong;
        }
    }

    private void judge(byte[] raw, byte[] truth, byte[] corrected, boolean hasIndels) {
        boolean wasPerfect = Arrays.equals(raw, truth);
        boolean isPerfect = Arrays.equals(corrected, truth);
        perfectAfter += isPerfect ? 1 : 0;
        madePerfect += isPerfect && !wasPerfect ? 1 : 0;
        if (hasIndels) {
            judgeIndelRead(raw, truth, corrected);
            return;
        }
        broken += wasPerfect && !isPerfect ? 1 : 0;
        if (corrected.length == raw.length) {
            judgeBases(raw, truth, corrected, 0);
            return;
        }
        int offset = offsetOfPiece(raw, truth, corrected);
        if (offset < 0) {
            judgeLengthChanged(raw, truth, corrected);
        } else {
            judgeTrimmed(raw, truth, corrected, offset);
        }
    }

    private void judgeIndelRead(byte[] raw, byte[] truth, byte[] corrected) {
        boolean piece = corrected.length + MISSING_FROM_PIECE < truth.length;
        int edits = piece ? EditDistance.within(corrected, truth) : EditDistance.between(corrected, truth);
        indelEditsAfter += edits;
        indelReadsMended += Arrays.equals(corrected, truth) ? 1 : 0;
        harmed += edits > EditDistance.between(raw, truth) ? 1 : 0;
    }

    private void judgeLengthChanged(byte[] raw, byte[] truth, byte[] corrected) {
        int before = differences(raw, truth, 0, raw.length);
        int after = EditDistance.between(corrected, truth);
        lengthChanged++;
        lengthChangedErrors += before;
        lengthChangedEdits += after;
        harmed += after > before ? 1 : 0;
    }

    private void judgeTrimmed(byte[] raw, byte[] truth, byte[] corrected, int offset) {
        judgeBases(raw, truth, corrected, offset);
        int end = offset + corrected.length;
        int lostErrors = differences(raw, truth, 0, offset) + differences(raw, truth, end, raw.length);
        trimmed++;
        trimmedErrors += lostErrors;
        trimmedBases += raw.length - corrected.length - lostErrors;
        perfectTrimmed += Arrays.equals(corrected, Arrays.copyOfRange(truth, offset, end)) ? 1 : 0;
    }

    private void judgeBases(byte[] raw, byte[] truth, byte[] corrected, int offset) {
        int mended = 0;
        int spoilt = 0;
        for (int i = 0; i < corrected.length; i++) {
            byte before = raw[offset + i];
            byte right = truth[offset + i];
            byte after = corrected[i];
            if (before == right) {
                spoilt += after == right ? 0 : 1;
            } else if (after == right) {
                mended++;
            } else {
                falseNegatives++;
                wronglyChanged += after == before ? 0 : 1;
            }
        }
        truePositives += mended;
        falsePositives += spoilt;
        harmed += spoilt > mended ? 1 : 0;
    }

    /**
     * Where in the raw read a shorter corrected read lies: at the fewest differences from the raw read, among those the place with the
     * fewest from the truth, but -1 where it is too different or bases missing inside it explain it better than cut ends.
     */
    private static int offsetOfPiece(byte[] raw, byte[] truth, byte[] corrected) {
        int length = corrected.length;
        int missing = raw.length - length;
        int fewest = length + 1;
        int fewestFromTruth = length + 1;
        int offset = 0;
        for (int at = 0; at <= missing; at++) {
            int fromRaw = differencesAt(corrected, raw, at);
            if (fromRaw <= fewest) {
                int fromTruth = differencesAt(corrected, truth, at);
                if (fromRaw < fewest || fromTruth < fewestFromTruth) {
                    fewest = fromRaw;
                    fewestFromTruth = fromTruth;
                    offset = at;
                }
            }
        }
        if (missing < 0 || fewest * BASES_A_MISMATCH > length) {
            return -1;
        }
        boolean innerGap = missing <= LONGEST_INNER_GAP
                && EditDistance.between(corrected, raw) + EDITS_FOR_INNER_GAP <= fewest + missing;
        return innerGap ? -1 : offset;
    }

    private static int differencesAt(byte[] piece, byte[] whole, int at) {
        int different = 0;
        for (int i = 0; i < piece.length; i++) {
            different += piece[i] == whole[at + i] ? 0 : 1;
        }
        return different;
    }

    private static int differences(byte[] one, byte[] other, int from, int to) {
        int different = 0;
        for (int i = from; i < to; i++) {
            different += one[i] == other[i] ? 0 : 1;
        }
        return different;
    }

    private static boolean isNothing(byte[] bases) {
        for (byte base : bases) {
            if (base != 'N') {
                return false;
            }
        }
        return true;
    }
}
