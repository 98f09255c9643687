package org.iolaus.correction.correct;

import org.iolaus.correction.score.IndelRates;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;

/**
 * Extends a trusted piece of a read to the read's end, choosing base by base with contexts of several lengths. The search is that of
 * {@link BestFirstExtension}; what differs is that the longest context that fits decides whether a base needs a look, and the shortest
 * one that is still the same place says what the alternatives are worth ({@link ContextLook}), and that the read may have a base too many
 * or too few.
 */
final class PosteriorExtension {

    /** Paths that cost at most this many bits more than the best one are alternatives that it must agree with. */
    static final double MARGIN = 1;

    /** So many raw bases must follow an inserted or deleted one, or nothing would tell it from a substitution. */
    private static final int BEHIND_INDEL = 6;

    private final KmerLevels levels;
    private final IndelRates indels;
    private final ContextLook look;
    private final SearchPaths paths = new SearchPaths(8 * SearchPaths.MOST_STEPS + 8, MARGIN, true);

    private LeveledRead read;

    private boolean changesLength = true;

    /** Where the trusted piece begins. */
    private int trustedFrom;

    /** The position of the substitution that made the trusted piece, or far before it. */
    private int startEdit;

    /** Where the first k-mer of the trusted piece ends. */
    private int islandStart;

    /**
     * Makes a search.
     *
     * @param levels the counts of all reads
     * @param indels how often bases are inserted and left out
     */
    PosteriorExtension(KmerLevels levels, IndelRates indels) {
        this.levels = levels;
        this.indels = indels;
        this.look = new ContextLook(levels);
        this.read = new LeveledRead(levels.size());
    }

    /** Whether the searches that follow insert and delete bases. */
    void allowIndels(boolean allowed) {
        changesLength = allowed;
    }

    /**
     * Extends to the end of the read.
     *
     * @param oriented the read
     * @param first where the first of the trusted k-mers ends
     * @param last where the last of them ends
     * @param k how long they are
     * @param edit the position of the substitution that made the trusted piece, or -1
     * @param depth the support of its last k-mer
     * @return for each position the base to put there, {@link PathEdit#DELETED}, or {@link Nucleotide#NONE} where the read's own stays;
     *     valid until the next call
     */
    byte[] extend(LeveledRead oriented, int first, int last, int k, int edit, int depth) {
        read = oriented;
        trustedFrom = first - k + 1;
        islandStart = first;
        startEdit = edit < 0 ? -Kmer.MAX_K : edit;
        paths.clear();
        paths.push(last + 1, read.history(last), depth, -1, -1, 0);
        for (int path = paths.next(); path >= 0; path = paths.next()) {
            walk(path);
        }
        return paths.decide(read.length());
    }

    /** Follows a path until it branches, ends, or another one is cheaper. */
    private void walk(int path) {
        int position = paths.position(path);
        int followedFrom = paths.parent(path) < 0 ? islandStart + 1 : position;
        long history = paths.kmer(path);
        int depth = paths.depth(path);
        int edit = paths.edit(path);
        double cost = paths.cost(path);
        while (position < read.length()) {
            int raw = read.codes()[position];
            int known = known(position, edit);
            int top = levels.highest(known);
            int support = ContextLook.rawSupport(levels, top, read, position, lastEdit(edit), history);
            int expected = levels.evidence(top).solid(depth);
            if (support < expected || 2 * support < depth) {
                lookBack(path, Math.max(followedFrom, position - levels.k(top) + 1), position, edit, cost);
                int observed = look.at(read, position, lastEdit(edit), history, known);
                support = observed == 0 || raw == Nucleotide.NONE ? 0 : look.siblings[raw];
                boolean clear = support >= levels.evidence(top).solid(observed) && 2 * support >= observed;
                if (observed > support && !clear) {
                    branch(path, position, history, raw, edit, cost);
                    return;
                }
                if (observed > 0) {
                    cost += look.costs()[raw];
                }
                if (support < expected) {
                    cost += PathCost.weakSupport(support, expected, depth);
                    support = depth;
                    edit = raw == Nucleotide.NONE ? paths.edits().add(position, Nucleotide.NONE, edit) : edit;
                    if (paths.isCheaperThan(cost)) {
                        paths.push(position + 1, append(history, raw & 3), support, edit, path, cost);
                        return;
                    }
                }
                followedFrom = position + 1;
            }
            depth = support;
            history = append(history, raw & 3);
            position++;
        }
        paths.finish(path, read.length(), history, depth, edit, cost);
    }

    private static long append(long history, int base) {
        return Kmer.append(history, base, Kmer.MAX_K);
    }

    private int lastEdit(int edit) {
        return edit < 0 ? startEdit : paths.edits().lastTouched(edit);
    }

    /** How many bases of a path are known before a position of the raw read. */
    private int known(int position, int edit) {
        return position - trustedFrom + paths.edits().shift(edit);
    }

    /** The bases of a path before a position that it was followed to without an edit. */
    private long historyBefore(int path, int position) {
        int from = paths.position(path);
        if (paths.parent(path) < 0 || position - from >= Kmer.MAX_K) {
            return read.history(position - 1);
        }
        long history = paths.kmer(path);
        for (int i = from; i < position; i++) {
            history = append(history, read.codes()[i] & 3);
        }
        return history;
    }

    /**
     * Where the raw bases lead no further, one of those that were followed may be an error that looks like another copy of a repeat: adds
     * the paths that leave there.
     */
    private void lookBack(int path, int from, int to, int edit, double cost) {
        if (from >= to) {
            return;
        }
        long history = historyBefore(path, from);
        look.fetch(read, from, to + 1, history);
        for (int position = from; position < to; position++) {
            int raw = read.codes()[position];
            if (raw == Nucleotide.NONE) {
                history = append(history, 0);
                continue;
            }
            int observed = look.at(read, position, lastEdit(edit), history, known(position, edit));
            if (observed > 0 && observed > look.siblings[raw]) {
                substitute(path, position, history, raw, edit, cost);
            }
            history = append(history, raw);
        }
    }

    private void branch(int path, int position, long history, int raw, int edit, double cost) {
        int[] siblings = look.siblings;
        if (raw != Nucleotide.NONE) {
            int most = Math.max(Math.max(siblings[0], siblings[1]), Math.max(siblings[2], siblings[3]));
            int depth = siblings[raw] >= levels.evidence(look.level).solid(most) ? siblings[raw] : most;
            paths.push(position + 1, append(history, raw), depth, edit, path, cost + look.costs()[raw]);
        }
        substitute(path, position, history, raw, edit, cost);
        if (changesLength && raw != Nucleotide.NONE && read.length() - position > BEHIND_INDEL) {
            changeLength(path, position, history, raw, edit, cost);
        }
    }

    /** Adds the paths on which the raw base is one too many, or a base is missing in front of it. */
    private void changeLength(int path, int position, long history, int raw, int edit, double cost) {
        int[] siblings = look.siblings;
        int most = Math.max(Math.max(siblings[0], siblings[1]), Math.max(siblings[2], siblings[3]));
        int known = known(position, edit);
        int deleted = paths.edits().add(position, PathEdit.DELETED, edit);
        double surplus = cost + indels.insertionBits(runAtEnd(history, raw, known));
        paths.push(position + 1, history, most, deleted, path, surplus);
        for (int base = 0; base < 4; base++) {
            if (base != raw && siblings[base] > 0) {
                int inserted = paths.edits().add(position, PathEdit.insertion(base), edit);
                double missing = indels.deletionBits(runAtEnd(history, base, known) + 1);
                double total = cost + look.costs()[base] + missing;
                paths.push(position, append(history, base), siblings[base], inserted, path, total);
            }
        }
    }

    /** How many times a base stands at the end of a history. */
    private static int runAtEnd(long history, int base, int known) {
        int run = 0;
        while (run < Math.min(known, Kmer.MAX_K) && ((history >>> (2 * run)) & 3) == base) {
            run++;
        }
        return run;
    }

    private void substitute(int path, int position, long history, int raw, int edit, double cost) {
        double[] costs = look.costs();
        for (int base = 0; base < 4; base++) {
            if (base != raw && look.siblings[base] > 0) {
                int substituted = paths.edits().add(position, base, edit);
                int before = edit < 0 ? PathCost.NOWHERE : paths.edits().position(edit);
                double change = PathCost.substitution(read.change()[position], position, before);
                double total = cost + costs[base] + change;
                paths.push(position + 1, append(history, base), look.siblings[base], substituted, path, total);
            }
        }
    }

    /** What the last search inserts in front of each position, as {@link PathEdit#inFront} puts bases together. */
    int[] inserted() {
        return paths.inserted();
    }

    /** What the cheapest path of the last search costs, in bits; infinite where none came to the end of the read. */
    double bestCost() {
        return paths.bestCost();
    }
}
