package org.iolaus.correction.correct;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * A read as a search corrects it where it inserts or deletes bases: the raw codes and what becomes of each place. Any of its inserted
 * and deleted bases can be undone.
 */
final class GappedRead {

    private final byte[] raw;
    private final int[] positions;
    private final byte[] edits;
    private final boolean[] undone;
    private final byte[] substituted;
    private int size;

    /**
     * Takes what a search found.
     *
     * @param raw the raw codes
     * @param corrected for each position a base or {@link PathEdit#DELETED}
     * @param inserted what is inserted in front of each, as {@link PathEdit#inFront} puts bases together
     * @param length of the read
     */
    GappedRead(byte[] raw, byte[] corrected, int[] inserted, int length) {
        this.raw = Arrays.copyOf(raw, length);
        this.substituted = Arrays.copyOf(corrected, length);
        int most = 0;
        for (int i = 0; i < length; i++) {
            most += 1 + PathEdit.count(inserted[i]);
        }
        positions = new int[most];
        edits = new byte[most];
        undone = new boolean[most];
        for (int i = 0; i < length; i++) {
            for (int base = 0; base < PathEdit.count(inserted[i]); base++) {
                add(i, PathEdit.insertion(PathEdit.base(inserted[i], base)));
            }
            if (corrected[i] == PathEdit.DELETED) {
                add(i, PathEdit.DELETED);
                substituted[i] = raw[i];
            }
        }
    }

    private void add(int position, int edit) {
        positions[size] = position;
        edits[size++] = (byte) edit;
    }

    /**
     * Undoes inserted and deleted bases until each of those that are left is likely enough with the others around it.
     *
     * @param judge weighs them
     * @param least the odds that they need
     * @return how many were undone
     */
    int weigh(IndelJudge judge, double least) {
        int refused = 0;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int edit = 0; edit < size; edit++) {
                if (!undone[edit] && odds(judge, edit) < least) {
                    undone[edit] = true;
                    changed = true;
                    refused++;
                }
            }
        }
        return refused;
    }

    private double odds(IndelJudge judge, int edit) {
        byte[] made = codes(substituted);
        int at = positions[edit];
        for (int before = 0; before < edit; before++) {
            at += undone[before] ? 0 : PathEdit.shift(edits[before]);
        }
        int base = PathEdit.isInsertion(edits[edit]) ? edits[edit] & 3 : raw[positions[edit]];
        undone[edit] = true;
        byte[] without = codes(substituted);
        undone[edit] = false;
        return judge.odds(made, without, at, base);
    }

    /** How many inserted and deleted bases are left. */
    int indels() {
        int left = 0;
        for (int edit = 0; edit < size; edit++) {
            left += undone[edit] ? 0 : 1;
        }
        return left;
    }

    /** The raw codes with what is left of the inserted and deleted bases. */
    byte[] rawCodes() {
        return codes(raw);
    }

    /** The same with the substitutions. */
    byte[] correctedCodes() {
        return codes(substituted);
    }

    private byte[] codes(byte[] bases) {
        int[] origins = origins();
        byte[] codes = new byte[origins.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = origins[i] >= 0 ? bases[origins[i]] : (byte) (edits[~origins[i]] & 3);
        }
        return codes;
    }

    /** For each base the raw position that it comes from, or the complement of the number of the edit that inserted it. */
    private int[] origins() {
        int[] origins = new int[raw.length + size];
        int length = 0;
        int next = 0;
        for (int i = 0; i < raw.length; i++) {
            boolean deleted = false;
            for (; next < size && positions[next] == i; next++) {
                if (!undone[next] && PathEdit.isInsertion(edits[next])) {
                    origins[length++] = ~next;
                }
                deleted |= !undone[next] && edits[next] == PathEdit.DELETED;
            }
            if (!deleted) {
                origins[length++] = i;
            }
        }
        return Arrays.copyOf(origins, length);
    }

    /** For each base the raw position that it comes from; of an inserted one, that of the base behind it. */
    int[] places() {
        int[] origins = origins();
        for (int i = 0; i < origins.length; i++) {
            origins[i] = origins[i] >= 0 ? origins[i] : positions[~origins[i]];
        }
        return origins;
    }

    /**
     * Spells the read out.
     *
     * @param read the raw read
     * @param codes those to spell, as many as there are
     * @return the read, with the raw bases behind those that were corrected; an inserted base has the lower quality of its neighbours
     */
    Read spell(Read read, byte[] codes) {
        int[] origins = origins();
        int tail = read.length() - raw.length;
        byte[] bases = new byte[codes.length + tail];
        byte[] qualities = new byte[read.hasQualities() ? bases.length : 0];
        for (int i = 0; i < bases.length; i++) {
            boolean inserted = i < codes.length && origins[i] < 0;
            int place =
                    i >= codes.length ? raw.length + i - codes.length : inserted ? positions[~origins[i]] : origins[i];
            byte letter = read.bases()[place];
            boolean stays = i >= codes.length || (!inserted && codes[i] == raw[place]);
            bases[i] = stays ? letter : lettered(codes[i], letter);
            if (qualities.length > 0) {
                byte quality = read.qualities()[place];
                qualities[i] = inserted && place > 0 ? (byte) Math.min(quality, read.qualities()[place - 1]) : quality;
            }
        }
        return read.with(bases, qualities);
    }

    private static byte lettered(int code, byte like) {
        return (byte) (like >= 'a' ? Nucleotide.letter(code) | 0x20 : Nucleotide.letter(code));
    }
}
