package org.iolaus.correction.correct;

import org.iolaus.correction.score.IndelRates;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;

/**
 * Weighs inserted and deleted bases that a search proposes: the odds, in bits, of the read with the edit against the read without it.
 * From either side, both reads are alike up to a base; what others show there behind the bases before it tells one from the other. The
 * more doubtful side decides, and how often the sequencer errs in this way. One thread's working space.
 */
final class IndelJudge {

    /** Of alleles that nobody else shows, one in so many is taken for an insertion or a deletion. */
    private static final double VARIANTS_AN_INDEL = 8;

    private static final double INDEL_ALLELE_BITS = Math.log(VARIANTS_AN_INDEL) / Math.log(2);

    private final KmerLevels levels;
    private final KmerSupport[] supports;
    private final IndelRates rates;
    private final int[] found = new int[4];
    private final int[] siblings = new int[4];
    private final double[] costs = new double[4];

    /**
     * Makes a judge.
     *
     * @param levels the counts of all reads
     * @param supports those without the fragment that is corrected
     * @param rates how often bases are inserted and left out
     */
    IndelJudge(KmerLevels levels, KmerSupport[] supports, IndelRates rates) {
        this.levels = levels;
        this.supports = supports;
        this.rates = rates;
    }

    /**
     * The odds of one edit.
     *
     * @param made the codes of the read with the edit
     * @param undone those without it
     * @param at where the base was inserted in the read with it, or the deleted one would stand
     * @param base the base that was inserted or deleted
     * @return bits; negative infinity where nothing is known of the place
     */
    double odds(byte[] made, byte[] undone, int at, int base) {
        double left = side(made, undone);
        double right = side(reversed(made), reversed(undone));
        if (Double.isNaN(left) && Double.isNaN(right)) {
            return Double.NEGATIVE_INFINITY;
        }
        double least = Double.isNaN(left) ? right : Double.isNaN(right) ? left : Math.min(left, right);
        int run = run(made, at, base);
        double error = made.length > undone.length ? rates.deletionBits(run) : rates.insertionBits(run);
        return least + INDEL_ALLELE_BITS - error;
    }

    /** How many times a base stands in a row around a place, the base there among them if it is one of them. */
    private static int run(byte[] codes, int place, int base) {
        int from = place;
        while (from > 0 && codes[from - 1] == base) {
            from--;
        }
        int to = place;
        while (to < codes.length && codes[to] == base) {
            to++;
        }
        return to - from;
    }

    /** The odds where the reads first differ; not a number where that is not known. */
    private double side(byte[] made, byte[] undone) {
        int at = 0;
        while (at < Math.min(made.length, undone.length) && made[at] == undone[at]) {
            at++;
        }
        if (at == Math.min(made.length, undone.length)
                || made[at] == Nucleotide.NONE
                || undone[at] == Nucleotide.NONE
                || !look(made, at)) {
            return Double.NaN;
        }
        return costs[undone[at]] - costs[made[at]];
    }

    /** Looks at what follows the bases before a place, as {@link ContextLook} does; false where no other read has them. */
    private boolean look(byte[] codes, int at) {
        long history = 0;
        int known = 0;
        for (int i = Math.max(0, at - Kmer.MAX_K); i < at; i++) {
            history = Kmer.append(history, codes[i] & 3, Kmer.MAX_K);
            known = codes[i] == Nucleotide.NONE ? 0 : known + 1;
        }
        int level = -1;
        int observed = 0;
        for (int candidate = levels.highest(known); candidate >= 0; candidate--) {
            int n = follow(candidate, history);
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
        return observed > 0 && levels.evidence(level).costs(siblings, costs) > 0;
    }

    private int follow(int level, long history) {
        int k = levels.k(level);
        int n = 0;
        for (int base = 0; base < 4; base++) {
            found[base] = supports[level].others(Kmer.canonical(Kmer.append(history, base, k), k));
            n += found[base];
        }
        return n;
    }

    private static byte[] reversed(byte[] codes) {
        byte[] reversed = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reversed[codes.length - 1 - i] = (byte) Nucleotide.complement(codes[i]);
        }
        return reversed;
    }
}
