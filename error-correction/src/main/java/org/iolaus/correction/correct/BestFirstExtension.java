package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;

/**
 * Extends a trusted k-mer to the end of the read, choosing base by base. A path costs, in bits, what its bases cost in their contexts
 * ({@link ContextEvidence}) and what its substitutions cost by quality; the cheapest unfinished path goes on first (Dijkstra's
 * algorithm over the k-mers at each position). Where the raw base goes on with the depth of the k-mers before, it is taken without a
 * look at the others. A substitution stands when every path that is nearly as cheap has it too.
 */
final class BestFirstExtension {

    /** Paths that cost at most this many bits more than the best one are alternatives that it must agree with. */
    static final double MARGIN = 2;

    private final KmerCounts counts;
    private final ContextEvidence evidence;
    private final int k;

    private final SearchPaths paths = new SearchPaths(4 * SearchPaths.MOST_STEPS + 4, MARGIN, false);
    private final int[] siblings = new int[4];
    private final double[] costs = new double[4];
    private long[] siblingKmers = new long[0];
    private int[] siblingCounts = new int[0];

    private OrientedRead read = new OrientedRead();

    /** The position of the substitution that made the first k-mer, or far before it. */
    private int startEdit;

    private int islandStart;

    BestFirstExtension(KmerCounts counts, ContextEvidence evidence) {
        this.counts = counts;
        this.evidence = evidence;
        this.k = counts.k();
    }

    /**
     * Extends to the end of the read.
     *
     * @param oriented the read
     * @param first where the first of the island's k-mers ends
     * @param last where the last of them ends
     * @param edit the position of the substitution that made the island, or -1
     * @param depth the support of the island's last k-mer
     * @return for each position the base to put there, or {@link Nucleotide#NONE} where the read's own stays; valid until the next call
     */
    byte[] extend(OrientedRead oriented, int first, int last, int edit, int depth) {
        read = oriented;
        startEdit = edit < 0 ? -k : edit;
        islandStart = first;
        paths.clear();
        paths.push(last + 1, read.kmer(last, k), depth, -1, -1, 0);
        for (int path = paths.next(); path >= 0; path = paths.next()) {
            walk(path);
        }
        return paths.decide(read.length);
    }

    /** Follows a path until it branches, ends, or another one is cheaper. */
    private void walk(int path) {
        int position = paths.position(path);
        int followedFrom = paths.parent(path) < 0 ? islandStart + 1 : position;
        long kmer = paths.kmer(path);
        int depth = paths.depth(path);
        int edit = paths.edit(path);
        double cost = paths.cost(path);
        while (position < read.length) {
            int raw = read.codes[position];
            long next = Kmer.append(kmer, raw & 3, k);
            int support = rawSupport(raw, position, next, lastEdit(edit));
            if (support < evidence.solid(depth) || 2 * support < depth) {
                lookBack(path, Math.max(followedFrom, position - k + 1), position, edit, cost);
                int observed = lookAround(kmer, raw, support);
                if (observed > 0 && (raw == Nucleotide.NONE || observed > support)) {
                    branch(path, position, kmer, raw, edit, cost);
                    return;
                }
                int expected = evidence.solid(depth);
                if (support < expected) {
                    cost += PathCost.weakSupport(support, expected, depth);
                    support = depth;
                    edit = raw == Nucleotide.NONE ? paths.edits().add(position, Nucleotide.NONE, edit) : edit;
                    if (paths.isCheaperThan(cost)) {
                        paths.push(position + 1, next, support, edit, path, cost);
                        return;
                    }
                }
                followedFrom = position + 1;
            }
            depth = support;
            kmer = next;
            position++;
        }
        paths.finish(path, read.length, kmer, depth, edit, cost);
    }

    private int lastEdit(int edit) {
        return edit < 0 ? startEdit : paths.edits().position(edit);
    }

    /**
     * Where the raw bases lead no further, one of those that were followed may be an error that looks like another copy of a repeat: adds
     * the paths that leave there.
     */
    private void lookBack(int path, int from, int to, int edit, double cost) {
        if (from >= to) {
            return;
        }
        long kmer = paths.edits().apply(edit, read.kmer(from - 1, k), from - 1, k);
        countSiblings(kmer, from, to + 1);
        int number = 0;
        for (int position = from; position < to; position++) {
            int raw = read.codes[position];
            long next = Kmer.append(kmer, raw, k);
            boolean any = false;
            for (int base = 0; base < 4; base++) {
                if (base != raw) {
                    siblings[base] = siblingCounts[number++];
                    any |= siblings[base] > 0;
                }
            }
            if (any) {
                siblings[raw] = rawSupport(raw, position, next, lastEdit(edit));
                evidence.costs(siblings, costs);
                substitute(path, position, kmer, raw, edit, cost);
            }
            kmer = next;
        }
    }

    /** The read's own k-mer is known already; one with a substitution in it is no k-mer of the read and is looked up. */
    private int rawSupport(int raw, int position, long next, int lastEdit) {
        if (raw == Nucleotide.NONE) {
            return 0;
        }
        return position - lastEdit >= k ? read.support[position] : counts.count(Kmer.canonical(next, k));
    }

    /** Counts what follows a k-mer. Returns how often anything does. */
    private int lookAround(long kmer, int raw, int support) {
        int observed = 0;
        for (int base = 0; base < 4; base++) {
            siblings[base] = base == raw ? support : counts.count(Kmer.canonical(Kmer.append(kmer, base, k), k));
            observed += siblings[base];
        }
        return observed;
    }

    /**
     * Counts, all at once, the k-mers that differ in the last base from those of a piece of the read: three for each known base, four for an
     * unknown one, which only the last may be.
     */
    private void countSiblings(long before, int from, int to) {
        int wanted = 3 * (to - from) + 1;
        if (siblingKmers.length < wanted) {
            siblingKmers = new long[2 * wanted];
            siblingCounts = new int[2 * wanted];
        }
        int number = 0;
        long kmer = before;
        for (int position = from; position < to; position++) {
            int raw = read.codes[position];
            for (int base = 0; base < 4; base++) {
                if (base != raw) {
                    siblingKmers[number++] = Kmer.canonical(Kmer.append(kmer, base, k), k);
                }
            }
            kmer = Kmer.append(kmer, raw, k);
        }
        counts.count(siblingKmers, 0, number, siblingCounts);
    }

    /** Goes on with the raw base and with the others, which must have been looked up. */
    private void branch(int path, int position, long kmer, int raw, int edit, double cost) {
        evidence.costs(siblings, costs);
        if (raw != Nucleotide.NONE) {
            int most = Math.max(Math.max(siblings[0], siblings[1]), Math.max(siblings[2], siblings[3]));
            int depth = siblings[raw] >= evidence.solid(most) ? siblings[raw] : most;
            paths.push(position + 1, Kmer.append(kmer, raw, k), depth, edit, path, cost + costs[raw]);
        }
        substitute(path, position, kmer, raw, edit, cost);
    }

    private void substitute(int path, int position, long kmer, int raw, int edit, double cost) {
        for (int base = 0; base < 4; base++) {
            if (base != raw && siblings[base] > 0) {
                long next = Kmer.append(kmer, base, k);
                int substituted = paths.edits().add(position, base, edit);
                int before = edit < 0 ? PathCost.NOWHERE : paths.edits().position(edit);
                double change = PathCost.substitution(read.change[position], position, before);
                double total = cost + costs[base] + change;
                paths.push(position + 1, next, siblings[base], substituted, path, total);
            }
        }
    }
}
