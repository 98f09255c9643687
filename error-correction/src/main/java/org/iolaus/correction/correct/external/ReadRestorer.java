package org.iolaus.correction.correct.external;

import java.util.Arrays;
import java.util.Optional;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * Brings a read as a tool wrote it back to the raw read: ends that were cut off are put back, bases that the tool left as they are keep
 * their letter and quality, and what lies behind the editable part is not changed.
 *
 * @param allowTrim whether ends that were cut off stay off
 */
record ReadRestorer(boolean allowTrim) {

    /**
     * Restores one read. A substituted base keeps the raw quality; an inserted one has the tool's, or the lower of its neighbours'
     * where the tool writes none.
     *
     * @param raw the raw read, at least one base
     * @param corrected what the tool wrote under its name
     * @param editable how many bases from the raw read's start may be changed
     * @return the raw read with the tool's corrections; unchanged where the tool wrote nothing but N
     */
    CorrectedRead restore(Read raw, Read corrected, int editable) {
        if (isBlank(corrected.bases())) {
            return CorrectedRead.unchanged(raw, Outcome.UNCORRECTED);
        }
        Optional<int[]> rawIndex = place(raw.bases(), corrected.bases());
        if (rawIndex.isEmpty()) {
            return CorrectedRead.unchanged(raw, Outcome.UNCORRECTED);
        }
        return new Assembly(raw, corrected, editable).assemble(rawIndex.get());
    }

    private static boolean isBlank(byte[] bases) {
        for (byte base : bases) {
            if (Nucleotide.code(base) != Nucleotide.NONE) {
                return false;
            }
        }
        return true;
    }

    /** For each corrected base the index of its raw base. */
    private static Optional<int[]> place(byte[] raw, byte[] corrected) {
        int offset = corrected.length == raw.length ? 0 : cutOffset(raw, corrected);
        if (offset < 0) {
            return EndFreeAlignment.align(raw, corrected);
        }
        int[] rawIndex = new int[corrected.length];
        Arrays.setAll(rawIndex, i -> offset + i);
        return Optional.of(rawIndex);
    }

    /** Where a shorter corrected read lies in the raw one with at most one mismatch, which no gap can better; else -1. */
    private static int cutOffset(byte[] raw, byte[] corrected) {
        int best = -1;
        int fewest = 2;
        for (int offset = 0; offset + corrected.length <= raw.length && fewest > 0; offset++) {
            int mismatches = 0;
            for (int i = 0; i < corrected.length && mismatches < fewest; i++) {
                if (!EndFreeAlignment.same(raw[offset + i], corrected[i])) {
                    mismatches++;
                }
            }
            if (mismatches < fewest) {
                fewest = mismatches;
                best = offset;
            }
        }
        return best;
    }

    /** Builds one read. */
    private final class Assembly {
        private final Read raw;
        private final Read corrected;
        private final int editable;
        private final byte[] bases;
        private final byte[] qualities;
        private int length;
        private int edits;

        Assembly(Read raw, Read corrected, int editable) {
            this.raw = raw;
            this.corrected = corrected;
            this.editable = editable;
            this.bases = new byte[raw.length() + corrected.length()];
            this.qualities = new byte[raw.hasQualities() ? bases.length : 0];
        }

        CorrectedRead assemble(int[] rawIndex) {
            int next = 0;
            boolean inside = false;
            for (int i = 0; i < rawIndex.length; i++) {
                int target = rawIndex[i];
                if (target == EndFreeAlignment.INSERTED) {
                    insert(i, next);
                    continue;
                }
                for (; next < target; next++) {
                    skip(next, inside);
                }
                substitute(i, next++);
                inside = true;
            }
            for (; next < raw.length() && !allowTrim; next++) {
                keep(next);
            }
            return result();
        }

        /** A raw base that the corrected read lacks: deleted inside the read, cut off before it. */
        private void skip(int at, boolean inside) {
            if (inside && at < editable) {
                edits++;
            } else if (inside || !allowTrim) {
                keep(at);
            }
        }

        private void substitute(int i, int at) {
            keep(at);
            byte base = corrected.bases()[i];
            if (at < editable && !EndFreeAlignment.same(raw.bases()[at], base)) {
                bases[length - 1] = Nucleotide.letter(Nucleotide.code(base));
                edits++;
            }
        }

        private void insert(int i, int before) {
            if (before >= editable && editable < raw.length()) {
                return;
            }
            if (raw.hasQualities()) {
                qualities[length] = corrected.hasQualities() ? corrected.qualities()[i] : lowerNeighbour(before);
            }
            bases[length++] = Nucleotide.letter(Nucleotide.code(corrected.bases()[i]));
            edits++;
        }

        private byte lowerNeighbour(int before) {
            byte left = raw.qualities()[Math.max(0, before - 1)];
            byte right = raw.qualities()[Math.min(raw.length() - 1, before)];
            return left < right ? left : right;
        }

        private void keep(int at) {
            if (raw.hasQualities()) {
                qualities[length] = raw.qualities()[at];
            }
            bases[length++] = raw.bases()[at];
        }

        private CorrectedRead result() {
            if (edits == 0 && length == raw.length()) {
                return CorrectedRead.unchanged(raw, Outcome.CLEAN);
            }
            Read read =
                    raw.with(Arrays.copyOf(bases, length), Arrays.copyOf(qualities, raw.hasQualities() ? length : 0));
            return new CorrectedRead(read, edits, edits == 0 ? Outcome.CLEAN : Outcome.CORRECTED);
        }
    }
}
