package org.iolaus.correction.correct;

import java.util.Arrays;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;

/**
 * How often bases are wrong and how often the genome truly branches, learnt from a sample of contexts: a context is k-1 bases, and the
 * counts of the four k-mers that it starts say which base follows how often. The base that follows most is taken as genomic; each other
 * one is an error or a second genomic base, and expectation maximisation with the densities of {@link ContextEvidence} tells the two
 * apart.
 *
 * @param errorRate the probability that a counted base is wrong
 * @param branchRate the probability that a context is followed by a second genomic base that is not rare
 * @param rareRate the probability that it is followed by a second genomic base that at most one observation in eight shows
 */
record BranchStatistics(double errorRate, double branchRate, double rareRate) {

    /** What is assumed where too few contexts are deep enough to learn from. */
    static final BranchStatistics DEFAULT = new BranchStatistics(0.005, 0.003, 0.001);

    private static final int COUNT_BITS = 16;
    private static final int CONTEXTS = 1 << 16;
    private static final int FEWEST_CONTEXTS = 300;
    private static final int SHALLOWEST = 8;
    private static final int ROUNDS = 12;
    private static final double LOWEST_ERROR_RATE = 1e-4;
    private static final double LOWEST_BRANCH_RATE = 1e-5;
    private static final double HIGHEST_ERROR_RATE = 0.1;
    private static final double HIGHEST_BRANCH_RATE = 0.5;

    /** Learns from the counts. The sample is chosen by a hash of the k-mers, so that it does not depend on their order. */
    static BranchStatistics of(KmerCounts counts) {
        Contexts contexts = new Contexts(counts);
        counts.forEach(contexts::take);
        return contexts.size < FEWEST_CONTEXTS ? DEFAULT : contexts.fit();
    }

    /** The sampled contexts: the depth of each and the counts of its three less frequent bases. */
    private static final class Contexts {

        private final KmerCounts counts;
        private final int k;
        private final int shift;
        private final int[] depths = new int[4 * CONTEXTS];
        private final int[] minor = new int[3 * 4 * CONTEXTS];
        private int size;

        Contexts(KmerCounts counts) {
            this.counts = counts;
            this.k = counts.k();
            int bits = 64 - Long.numberOfLeadingZeros(counts.distinct() / CONTEXTS);
            this.shift = 64 - bits;
        }

        void take(long kmer, int count) {
            boolean chosen = shift == 64 || (kmer * 0x9E3779B97F4A7C15L) >>> shift == 0;
            if (chosen && count >= SHALLOWEST && count < KmerCounts.SATURATION && size < depths.length) {
                int own = (int) kmer & 3;
                long first = kmer ^ own;
                int depth = count;
                for (int base = 0, m = 0; base < 4; base++) {
                    if (base != own) {
                        int other = counts.count(Kmer.canonical(first | base, k));
                        if (other > count || (other == count && base < own)) {
                            return;
                        }
                        minor[3 * size + m++] = other;
                        depth += other;
                    }
                }
                depths[size++] = depth;
            }
        }

        /** Goes through the observations in ascending order, so that rounding does not depend on that of the k-mers. */
        BranchStatistics fit() {
            long[] cells = cells();
            long bases = 0;
            for (int i = 0; i < size; i++) {
                bases += depths[i];
            }
            BranchStatistics current = DEFAULT;
            for (int round = 0; round < ROUNDS; round++) {
                ContextEvidence evidence = new ContextEvidence(current.errorRate, current.branchRate, current.rareRate);
                double errors = 0;
                double branches = 0;
                double rare = 0;
                for (long cell : cells) {
                    int depth = (int) (cell >>> COUNT_BITS);
                    int count = (int) cell & KmerCounts.SATURATION;
                    double genomic = evidence.genomic(count, depth);
                    errors += (1 - genomic) * count;
                    if (ContextEvidence.RARE * count <= depth) {
                        rare += genomic;
                    } else {
                        branches += genomic;
                    }
                }
                current = new BranchStatistics(
                        clamp(errors / bases, LOWEST_ERROR_RATE, HIGHEST_ERROR_RATE),
                        clamp(branches / size, LOWEST_BRANCH_RATE, HIGHEST_BRANCH_RATE),
                        clamp(rare / size, LOWEST_BRANCH_RATE, HIGHEST_BRANCH_RATE));
            }
            return current;
        }

        /** The depth and the count of each less frequent base in one number, ascending. */
        private long[] cells() {
            long[] cells = new long[3 * size];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = (long) depths[i / 3] << COUNT_BITS | minor[i];
            }
            Arrays.sort(cells);
            return cells;
        }

        private static double clamp(double rate, double lowest, double highest) {
            return Math.max(lowest, Math.min(highest, rate));
        }
    }
}
