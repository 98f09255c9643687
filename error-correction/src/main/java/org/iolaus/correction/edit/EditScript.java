package org.iolaus.correction.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.external.EndFreeAlignment;
import org.iolaus.genomics.read.Read;

/**
 * How a raw read becomes a corrected one: which of its bases are left, and what is changed in them.
 *
 * @param raw the raw read
 * @param corrected the corrected read
 * @param from the first raw base that is left: 0, unless the corrector cut the read's start off
 * @param to the raw base behind the last one that is left
 * @param edits what was changed between them, in the order of the read
 */
public record EditScript(Read raw, Read corrected, int from, int to, List<Edit> edits) {

    /** Copies the list. */
    public EditScript {
        edits = List.copyOf(edits);
    }

    /**
     * Finds the edits. Where insertions or deletions are among them, it is by the alignment with the fewest edits.
     *
     * @param raw the raw read
     * @param corrected what a corrector made of it
     * @return the script; one that changes nothing where the reads are too long and different to be aligned in reasonable memory
     */
    public static EditScript of(Read raw, CorrectedRead corrected) {
        Read read = corrected.read();
        if (corrected.edits() == 0 && read.length() == raw.length()) {
            return unchanged(raw);
        }
        if (read.length() == raw.length()) {
            List<Edit> substitutions = between(raw, read, inStep(raw.length()), 0, raw.length());
            if (substitutions.size() <= corrected.edits()) {
                return new EditScript(raw, read, 0, raw.length(), substitutions);
            }
        }
        Optional<int[]> whole = EndFreeAlignment.alignWhole(raw.bases(), read.bases());
        if (whole.isEmpty()) {
            return unchanged(raw);
        }
        List<Edit> edits = between(raw, read, whole.get(), 0, raw.length());
        return edits.size() <= corrected.edits()
                ? new EditScript(raw, read, 0, raw.length(), edits)
                : cutOff(raw, read).orElseGet(() -> unchanged(raw));
    }

    /** A script that leaves a read as it is. */
    static EditScript unchanged(Read raw) {
        return new EditScript(raw, raw, 0, raw.length(), List.of());
    }

    /** There are fewer edits than the reads differ by: the corrector cut ends off. */
    private static Optional<EditScript> cutOff(Read raw, Read read) {
        return EndFreeAlignment.align(raw.bases(), read.bases()).map(index -> {
            int from = Arrays.stream(index).filter(i -> i >= 0).min().orElse(0);
            int to = Arrays.stream(index).max().orElse(-1) + 1;
            return new EditScript(raw, read, from, Math.max(from, to), between(raw, read, index, from, to));
        });
    }

    private static int[] inStep(int length) {
        int[] index = new int[length];
        Arrays.setAll(index, i -> i);
        return index;
    }

    /** The edits, given for each corrected base the raw one, or that it is inserted. */
    private static List<Edit> between(Read raw, Read corrected, int[] rawIndex, int from, int to) {
        List<Edit> edits = new ArrayList<>();
        int next = from;
        for (int i = 0; i < rawIndex.length; i++) {
            if (rawIndex[i] == EndFreeAlignment.INSERTED) {
                edits.add(new Edit(next, i, Edit.NOTHING, corrected.bases()[i]));
                continue;
            }
            next = deleted(raw, next, rawIndex[i], i, edits);
            if (!EndFreeAlignment.same(raw.bases()[next], corrected.bases()[i])) {
                edits.add(new Edit(next, i, raw.bases()[next], corrected.bases()[i]));
            }
            next++;
        }
        deleted(raw, next, to, rawIndex.length, edits);
        return edits;
    }

    private static int deleted(Read raw, int from, int to, int before, List<Edit> edits) {
        for (int i = from; i < to; i++) {
            edits.add(new Edit(i, before, raw.bases()[i], Edit.NOTHING));
        }
        return Math.max(from, to);
    }

    /**
     * Whether the raw read is left as it is.
     *
     * @return true where nothing was edited or cut off
     */
    public boolean changesNothing() {
        return edits.isEmpty() && from == 0 && to == raw.length();
    }

    /**
     * Whether every base that is left has its raw one.
     *
     * @return false where bases were inserted or deleted
     */
    public boolean isSubstitutionsOnly() {
        return edits.stream().allMatch(Edit::isSubstitution);
    }

    /**
     * The same correction with nothing cut off.
     *
     * @return a script from the first raw base to the last
     */
    public EditScript whole() {
        return from == 0 && to == raw.length() ? this : rebuilt(0, raw.length(), edits);
    }

    /**
     * The same correction without some of its edits.
     *
     * @param kept which edits stay
     * @param least so many raw bases, from the start of the read on, are not cut off
     * @return a script whose corrected read has only these edits
     */
    public EditScript keeping(Predicate<Edit> kept, int least) {
        List<Edit> remaining = edits.stream().filter(kept).toList();
        boolean cutsInto = least > 0 && (from > 0 || to < Math.min(least, raw.length()));
        return remaining.size() == edits.size() && !cutsInto
                ? this
                : rebuilt(cutsInto ? 0 : from, cutsInto ? Math.max(to, Math.min(least, raw.length())) : to, remaining);
    }

    /** An inserted base keeps the quality that the corrector gave it, every other one its own. */
    private EditScript rebuilt(int newFrom, int newTo, List<Edit> kept) {
        boolean withQualities = raw.hasQualities();
        byte[] bases = new byte[newTo - newFrom + kept.size()];
        byte[] qualities = new byte[withQualities ? bases.length : 0];
        List<Edit> placed = new ArrayList<>();
        int length = 0;
        int next = newFrom;
        for (int i = 0; i <= kept.size(); i++) {
            int until = i < kept.size() ? kept.get(i).position() : newTo;
            System.arraycopy(raw.bases(), next, bases, length, until - next);
            if (withQualities) {
                System.arraycopy(raw.qualities(), next, qualities, length, until - next);
            }
            length += until - next;
            next = until;
            if (i < kept.size()) {
                Edit edit = kept.get(i);
                placed.add(edit.movedTo(length));
                if (!edit.isDeletion()) {
                    bases[length] = edit.corrected();
                    if (withQualities) {
                        qualities[length] = edit.isInsertion()
                                ? corrected.qualities()[edit.correctedPosition()]
                                : raw.qualities()[next];
                    }
                    length++;
                }
                next += edit.isInsertion() ? 0 : 1;
            }
        }
        Read read = raw.with(Arrays.copyOf(bases, length), Arrays.copyOf(qualities, withQualities ? length : 0));
        return new EditScript(raw, placed.isEmpty() && length == raw.length() ? raw : read, newFrom, newTo, placed);
    }
}
