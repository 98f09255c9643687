package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;

/**
 * Finds where in a read a correction may start: the longest run of k-mers that the other reads support, or, where there is none, a k-mer
 * that one substitution makes so. What counts as supported depends on the depth at the read, not on the sample's. Reused from read to
 * read.
 */
final class SolidIslands {

    private final KmerCounts counts;
    private final ContextEvidence evidence;
    private final int floor;
    private final int k;
    private int[] supports = new int[0];
    private int runFirst;
    private int runLast;

    /** The end of the island's first and last k-mer: positions of their last bases. No island: last is before first. */
    int first;

    int last;

    /** The position and the code of the base that must be substituted to make the island; position -1 where it is one already. */
    int editPosition;

    int editCode;

    SolidIslands(KmerCounts counts, ContextEvidence evidence, int floor) {
        this.counts = counts;
        this.k = counts.k();
        this.evidence = evidence;
        this.floor = floor;
    }

    /**
     * The support that a k-mer of the read needs to be trusted: of the read's k-mers over the floor, that at three quarters of the order
     * stands for the depth, so that neither errors nor a repeat that covers a part of the read set it.
     */
    int threshold(OrientedRead read) {
        int n = 0;
        if (supports.length < read.length) {
            supports = new int[read.codes.length];
        }
        for (int i = k - 1; i < read.length; i++) {
            if (read.support[i] >= floor) {
                supports[n++] = read.support[i];
            }
        }
        if (n == 0) {
            return floor;
        }
        return Math.max(floor, evidence.solid(Quantile.select(supports, n, 3 * n / 4)));
    }

    /** Finds the longest run of k-mers with the support needed, the first one where several are as long. */
    boolean findLongest(OrientedRead read, int threshold) {
        first = 0;
        last = -1;
        editPosition = -1;
        int start = -1;
        for (int i = k - 1; i <= read.length; i++) {
            boolean solid = i < read.length && read.support[i] >= threshold;
            if (solid && start < 0) {
                start = i;
            } else if (!solid && start >= 0) {
                if (i - 1 - start > last - first) {
                    first = start;
                    last = i - 1;
                }
                start = -1;
            }
        }
        return last >= first;
    }

    /**
     * Looks for the single substitution that gives the longest run of k-mers the support needed, of equally long ones the cheapest.
     * Where two are as good and explain the same k-mers, neither is taken.
     */
    boolean makeOne(OrientedRead read, int threshold) {
        int bestRun = 0;
        double bestCost = 0;
        boolean tied = false;
        for (int end = k - 1; end < read.length; end += Math.max(1, k / 4)) {
            int unknown = unknownBases(read, end);
            if (unknown > 1) {
                continue;
            }
            long kmer = read.kmer(end, k);
            for (int position = end - k + 1; position <= end; position++) {
                int code = read.codes[position];
                if (unknown == 1 && code != Nucleotide.NONE) {
                    continue;
                }
                int shift = 2 * (end - position);
                for (int base = 0; base < 4; base++) {
                    long changed = (kmer & ~(3L << shift)) | ((long) base << shift);
                    if (base == code || count(changed) < threshold || isFound(position, base)) {
                        continue;
                    }
                    int run = run(read, end, changed, threshold);
                    double cost = read.change[position];
                    if (run == bestRun && cost == bestCost) {
                        tied |= runFirst <= last && first <= runLast;
                    } else if (run > bestRun || (run == bestRun && cost < bestCost)) {
                        bestRun = run;
                        bestCost = cost;
                        first = runFirst;
                        last = runLast;
                        editPosition = position;
                        editCode = base;
                        tied = false;
                    }
                }
            }
        }
        if (tied) {
            editPosition = -1;
        }
        return editPosition >= 0;
    }

    private boolean isFound(int position, int base) {
        return position == editPosition && base == editCode;
    }

    private int count(long kmer) {
        return counts.count(Kmer.canonical(kmer, k));
    }

    /** How many k-mers around a changed one have the support needed without a further change; notes where they end. */
    private int run(OrientedRead read, int end, long changed, int threshold) {
        long kmer = changed;
        runLast = end;
        while (runLast + 1 < read.length && read.codes[runLast + 1] != Nucleotide.NONE) {
            kmer = Kmer.append(kmer, read.codes[runLast + 1], k);
            if (count(kmer) < threshold) {
                break;
            }
            runLast++;
        }
        kmer = changed;
        runFirst = end;
        while (runFirst >= k && read.codes[runFirst - k] != Nucleotide.NONE) {
            kmer = (kmer >>> 2) | ((long) read.codes[runFirst - k] << (2 * (k - 1)));
            if (count(kmer) < threshold) {
                break;
            }
            runFirst--;
        }
        return runLast - runFirst + 1;
    }

    private int unknownBases(OrientedRead read, int end) {
        int unknown = 0;
        for (int i = end - k + 1; i <= end; i++) {
            unknown += read.codes[i] == Nucleotide.NONE ? 1 : 0;
        }
        return unknown;
    }
}
