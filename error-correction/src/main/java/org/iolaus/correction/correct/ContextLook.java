package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;

/**
 * What the counts say of the four bases behind a history: those of the shortest context that is still the same place as the longest one
 * that was seen. One thread's working space.
 */
final class ContextLook {

    private final KmerLevels levels;
    private final int[] found = new int[4];

    /** How often each base followed the context that was chosen, the read's own observation left out. */
    final int[] siblings = new int[4];

    private final double[] costs = new double[4];
    private boolean costsKnown;
    private long[] announced = new long[0];

    /** The level of the context that was chosen. */
    int level;

    /** How often it was seen; 0 where no context was. */
    int observed;

    ContextLook(KmerLevels levels) {
        this.levels = levels;
    }

    /**
     * Looks.
     *
     * @param read the raw read, which holds the support of its own k-mers
     * @param position the place of the base in it
     * @param lastEdit the place of the last base before that is not the raw one, or far before the read
     * @param history the bases before it
     * @param known how many of them there are
     * @return how often the context was seen
     */
    int at(LeveledRead read, int position, int lastEdit, long history, int known) {
        observed = 0;
        level = -1;
        costsKnown = false;
        for (int candidate = levels.highest(known); candidate >= 0; candidate--) {
            int n = follow(candidate, read, position, lastEdit, history);
            if (n == 0) {
                continue;
            }
            if (observed > 0 && !levels.isSamePlace(level, observed, candidate, n)) {
                break;
            }
            observed = n;
            level = candidate;
            System.arraycopy(found, 0, siblings, 0, 4);
        }
        return observed;
    }

    /** What each base costs in bits, where anything was observed; valid until the next call. */
    double[] costs() {
        if (!costsKnown) {
            levels.evidence(level).costs(siblings, costs);
            costsKnown = true;
        }
        return costs;
    }

    /**
     * Announces what will be looked up at a piece of the read, so that it is brought into the processor's caches all at once.
     *
     * @param read the raw read
     * @param from the place of the first base of the piece
     * @param to behind its last one
     * @param before the bases before it
     */
    void fetch(LeveledRead read, int from, int to, long before) {
        if (announced.length < 4 * (to - from)) {
            announced = new long[8 * (to - from)];
        }
        byte[] codes = read.codes();
        for (int candidate = 0; candidate < levels.size(); candidate++) {
            int k = levels.k(candidate);
            long history = before;
            int number = 0;
            for (int position = from; position < to; position++) {
                for (int base = 0; base < 4; base++) {
                    if (base != codes[position]) {
                        announced[number++] = Kmer.canonical(Kmer.append(history, base, k), k);
                    }
                }
                history = Kmer.append(history, codes[position] & 3, Kmer.MAX_K);
            }
            levels.counts(candidate).fetch(announced, number);
        }
    }

    private int follow(int candidate, LeveledRead read, int position, int lastEdit, long history) {
        int raw = read.codes()[position];
        int n = 0;
        for (int base = 0; base < 4; base++) {
            found[base] = base == raw
                    ? rawSupport(levels, candidate, read, position, lastEdit, history)
                    : levels.count(candidate, Kmer.append(history, base, Kmer.MAX_K));
            n += found[base];
        }
        return n;
    }

    /** The support of the raw base: a k-mer of the read is known already, one with an edit in it is no k-mer of the read. */
    static int rawSupport(KmerLevels levels, int level, LeveledRead read, int position, int lastEdit, long history) {
        int raw = read.codes()[position];
        if (raw == Nucleotide.NONE) {
            return 0;
        }
        return position - lastEdit >= levels.k(level)
                ? read.at(level).support[position]
                : levels.count(level, Kmer.append(history, raw, Kmer.MAX_K));
    }
}
