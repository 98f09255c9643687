package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.correction.edit.Edit;
import org.iolaus.correction.edit.EditedRead;
import org.iolaus.correction.edit.WeighedEdit;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.pipeline.report.EditProfile;
import org.iolaus.pipeline.report.EditProfile.PositionEdits;

/** Counts where in the reads edits lie and what they are. Sums only, so that the order of the reads does not matter. */
final class EditTally {

    /** Parts of the longest read, at most. */
    private static final int PARTS = 100;

    private static final int SUBSTITUTIONS = 0;
    private static final int INSERTIONS = 1;
    private static final int DELETIONS = 2;

    private final long[][] edits = new long[3][256];
    private long[] lengths = new long[256];
    private int longest;
    private final long[][] substituted = new long[Nucleotide.NONE + 1][Nucleotide.NONE + 1];
    private long[] inserted = new long[Nucleotide.NONE + 1];
    private long[] deleted = new long[Nucleotide.NONE + 1];

    /**
     * The sums in a form that can be written to a file.
     *
     * @param edits by kind and position
     * @param lengths how many reads have each length
     * @param substituted by raw and corrected letter
     * @param inserted by letter
     * @param deleted by letter
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sums(long[][] edits, long[] lengths, long[][] substituted, long[] inserted, long[] deleted) {}

    /** The sums so far. */
    Sums sums() {
        return new Sums(edits, lengths, substituted, inserted, deleted);
    }

    /** Adds the sums of other reads. */
    void add(Sums other) {
        for (int kind = 0; kind < edits.length; kind++) {
            edits[kind] = sum(edits[kind], other.edits()[kind]);
        }
        lengths = sum(lengths, other.lengths());
        for (int length = longest + 1; length < lengths.length; length++) {
            longest = lengths[length] > 0 ? length : longest;
        }
        for (int raw = 0; raw < substituted.length; raw++) {
            substituted[raw] = sum(substituted[raw], other.substituted()[raw]);
        }
        inserted = sum(inserted, other.inserted());
        deleted = sum(deleted, other.deleted());
    }

    private static long[] sum(long[] some, long[] others) {
        long[] sum = Arrays.copyOf(some, Math.max(some.length, others.length));
        for (int i = 0; i < others.length; i++) {
            sum[i] += others[i];
        }
        return sum;
    }

    /** Adds a read as it is delivered. */
    void add(EditedRead read) {
        int length = read.read().length();
        for (WeighedEdit weighed : read.edits()) {
            Edit edit = weighed.edit();
            if (edit.isInsertion()) {
                length--;
                inserted[Nucleotide.code(edit.corrected())]++;
            } else if (edit.isDeletion()) {
                length++;
                deleted[Nucleotide.code(edit.raw())]++;
            } else {
                substituted[Nucleotide.code(edit.raw())][Nucleotide.code(edit.corrected())]++;
            }
            count(edit);
        }
        longest = Math.max(longest, length);
        lengths = grown(lengths, length);
        lengths[length]++;
    }

    private void count(Edit edit) {
        int kind = edit.isInsertion() ? INSERTIONS : edit.isDeletion() ? DELETIONS : SUBSTITUTIONS;
        edits[kind] = grown(edits[kind], edit.position());
        edits[kind][edit.position()]++;
    }

    private static long[] grown(long[] numbers, int place) {
        return place < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(place + 1, 2 * numbers.length));
    }

    /** What was counted. */
    EditProfile profile() {
        long[] bases = new long[longest];
        long reaching = 0;
        for (int position = longest - 1; position >= 0; position--) {
            reaching += lengths[position + 1];
            bases[position] = reaching;
        }
        int wide = Math.max(1, (longest + PARTS - 1) / PARTS);
        List<PositionEdits> positions = new ArrayList<>();
        for (int from = 0; from < longest; from += wide) {
            int to = Math.min(longest, from + wide);
            // What is put in behind the last base stands before a position that no read has.
            int last = to == longest ? to + 1 : to;
            positions.add(new PositionEdits(
                    from + 1,
                    to,
                    sum(bases, from, to),
                    sum(edits[SUBSTITUTIONS], from, last),
                    sum(edits[INSERTIONS], from, last),
                    sum(edits[DELETIONS], from, last)));
        }
        return new EditProfile(positions, substitutions(), byLetter(inserted), byLetter(deleted));
    }

    private Map<String, Long> substitutions() {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (int raw = 0; raw <= Nucleotide.NONE; raw++) {
            for (int corrected = 0; corrected <= Nucleotide.NONE; corrected++) {
                if (substituted[raw][corrected] > 0) {
                    kinds.put(letter(raw) + ">" + letter(corrected), substituted[raw][corrected]);
                }
            }
        }
        return kinds;
    }

    private static Map<String, Long> byLetter(long[] numbers) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (int code = 0; code < numbers.length; code++) {
            if (numbers[code] > 0) {
                kinds.put(letter(code), numbers[code]);
            }
        }
        return kinds;
    }

    private static String letter(int code) {
        return String.valueOf((char) Nucleotide.letter(code));
    }

    private static long sum(long[] numbers, int from, int to) {
        long sum = 0;
        for (int i = from; i < Math.min(to, numbers.length); i++) {
            sum += numbers[i];
        }
        return sum;
    }
}
