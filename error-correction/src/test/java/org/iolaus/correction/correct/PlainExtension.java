package org.iolaus.correction.correct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;

/**
 * The plain form of {@link PosteriorExtension}: tries every base at every position, depth first, and keeps every path within the margin
 * of the best one. Nothing is left out but what already costs more than that: there is no order of search, no limit to the steps or to
 * the paths kept, paths that come to the same k-mer stay apart, and substitutions are tried where the raw bases are well supported too, the
 * trusted piece behind its first k-mer included.
 */
final class PlainExtension {

    /** The code of a position where the raw base was taken without a word. */
    private static final byte UNEDITED = -1;

    private static final double ROUNDING = 1e-9;

    private final KmerLevels levels;
    private final LeveledRead read;
    private final int trustedFrom;
    private final int trustedTo;
    private final int startEdit;
    private final byte[] edits;
    private final List<Finished> finished = new ArrayList<>();
    private double best = Double.POSITIVE_INFINITY;

    private record Finished(byte[] edits, double cost) {}

    PlainExtension(KmerLevels levels, LeveledRead read, int first, int last, int k, int edit, int depth) {
        this.levels = levels;
        this.read = read;
        this.trustedFrom = first - k + 1;
        this.trustedTo = last;
        this.startEdit = edit < 0 ? -Kmer.MAX_K : edit;
        this.edits = new byte[read.length()];
        Arrays.fill(edits, UNEDITED);
        extend(first + 1, read.history(first), depth, PathCost.NOWHERE, 0);
    }

    double bestCost() {
        return best;
    }

    private void extend(int position, long history, int depth, int lastEdit, double cost) {
        if (cost > best + PosteriorExtension.MARGIN + ROUNDING) {
            return;
        }
        if (position == read.length()) {
            finished.add(new Finished(edits.clone(), cost));
            best = Math.min(best, cost);
            return;
        }
        int raw = read.codes()[position];
        int changed = lastEdit == PathCost.NOWHERE ? startEdit : lastEdit;
        int top = levels.highest(position - trustedFrom);
        int support = ContextLook.rawSupport(levels, top, read, position, changed, history);
        int expected = levels.evidence(top).solid(depth);
        ContextLook look = new ContextLook(levels);
        int observed = look.at(read, position, changed, history, position - trustedFrom);
        if (position <= trustedTo && lastEdit == PathCost.NOWHERE) {
            keep(position, history, raw, depth, lastEdit, cost);
        } else if (support >= expected && 2 * support >= depth) {
            keep(position, history, raw, support, lastEdit, cost);
        } else {
            int seen = observed == 0 || raw == Nucleotide.NONE ? 0 : look.siblings[raw];
            boolean clear = seen >= levels.evidence(top).solid(observed) && 2 * seen >= observed;
            if (observed > seen && !clear) {
                if (raw != Nucleotide.NONE) {
                    int most = Arrays.stream(look.siblings).max().getAsInt();
                    int next = seen >= levels.evidence(look.level).solid(most) ? seen : most;
                    keep(position, history, raw, next, lastEdit, cost + look.costs()[raw]);
                }
            } else {
                double context = observed > 0 ? look.costs()[raw] : 0;
                double weak = seen < expected ? PathCost.weakSupport(seen, expected, depth) : 0;
                keep(position, history, raw, seen < expected ? depth : seen, lastEdit, cost + context + weak);
            }
        }
        for (int base = 0; base < 4 && observed > 0; base++) {
            if (base != raw && look.siblings[base] > 0) {
                double change = PathCost.substitution(read.change()[position], position, lastEdit);
                edits[position] = (byte) base;
                long next = Kmer.append(history, base, Kmer.MAX_K);
                extend(position + 1, next, look.siblings[base], position, cost + look.costs()[base] + change);
                edits[position] = UNEDITED;
            }
        }
    }

    /** Goes on with the raw base; a letter that is no base stays as it is, and counts as a change of the k-mers that hold it. */
    private void keep(int position, long history, int raw, int depth, int lastEdit, double cost) {
        boolean unknown = raw == Nucleotide.NONE;
        edits[position] = unknown ? (byte) Nucleotide.NONE : UNEDITED;
        extend(position + 1, Kmer.append(history, raw & 3, Kmer.MAX_K), depth, unknown ? position : lastEdit, cost);
        edits[position] = UNEDITED;
    }

    /** The substitutions of the cheapest path that every path within the margin shares, at least in that the raw base is wrong. */
    byte[] decide() {
        byte[] chosen = new byte[edits.length];
        Arrays.fill(chosen, (byte) Nucleotide.NONE);
        Finished winner =
                finished.stream().filter(path -> path.cost == best).findFirst().orElseThrow();
        for (int i = 0; i < chosen.length; i++) {
            int at = i;
            boolean agreed = finished.stream()
                    .filter(path -> path.cost <= best + PosteriorExtension.MARGIN)
                    .allMatch(path -> isBase(path.edits[at]));
            chosen[i] = agreed ? winner.edits[i] : Nucleotide.NONE;
        }
        return chosen;
    }

    private static boolean isBase(byte code) {
        return code >= 0 && code < 4;
    }
}
