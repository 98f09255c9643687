package org.iolaus.correction.correct;

import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.OwnKmers;

/**
 * Looks up how many other fragments hold each k-mer of a read. What the fragment itself added to the counts is left out, as often as it
 * holds the k-mer, in either mate: a repeat within a read, or the other mate, is no second witness. Reused from read to read.
 */
final class KmerSupport {

    private final KmerCounts counts;
    private final OwnKmers own;
    private final int k;
    private final long mask;
    private final int top;
    private long[] kmers = new long[0];
    private int[] counted = new int[0];

    KmerSupport(KmerCounts counts, int countedQuality) {
        this.counts = counts;
        this.own = new OwnKmers(List.of(counts.k()), countedQuality);
        this.k = counts.k();
        this.mask = Kmer.mask(k);
        this.top = 2 * (k - 1);
    }

    /** Takes the fragment whose reads are looked at next, and its length where its mates overlap, else -1. */
    void own(ReadPair fragment, int length) {
        own.set(fragment, length);
    }

    /**
     * Sets the support of each k-mer. The k-mers are cut first and looked up then, so that the look-ups, which miss the caches, do not
     * wait for each other.
     */
    void fill(OrientedRead read) {
        if (kmers.length < read.length) {
            kmers = new long[read.codes.length];
            counted = new int[read.codes.length];
        }
        long forward = 0;
        long reverse = 0;
        for (int i = 0; i < read.length; i++) {
            int code = read.codes[i];
            forward = ((forward << 2) | (code & 3)) & mask;
            reverse = (reverse >>> 2) | ((long) (3 - (code & 3)) << top);
            kmers[i] = Math.min(forward, reverse);
        }
        counts.count(kmers, k - 1, read.length, counted);
        int run = 0;
        for (int i = 0; i < read.length; i++) {
            run = read.codes[i] == Nucleotide.NONE ? 0 : run + 1;
            read.support[i] = run < k ? 0 : own.without(0, kmers[i], counted[i]);
        }
    }

    /**
     * The same for a corrected read. What the correction made was not observed in the raw read; where the other mate shows it, that is an
     * observation of its own.
     */
    void fillChanged(OrientedRead corrected, Read raw) {
        int changed = -k;
        long forward = 0;
        long reverse = 0;
        for (int i = 0; i < corrected.length; i++) {
            int code = corrected.codes[i];
            if (code != Nucleotide.code(raw.bases()[i])) {
                changed = i;
            }
            forward = ((forward << 2) | (code & 3)) & mask;
            reverse = (reverse >>> 2) | ((long) (3 - (code & 3)) << top);
            if (i >= k - 1 && i - changed < k) {
                corrected.support[i] = counts.count(Math.min(forward, reverse));
            }
        }
    }

    /** How many other fragments hold a k-mer, given in its canonical form. */
    int others(long canonical) {
        return own.without(0, canonical, counts.count(canonical));
    }

    /** How many k-mers have less support than this. */
    int below(OrientedRead read, int threshold) {
        int below = 0;
        for (int i = k - 1; i < read.length; i++) {
            below += read.support[i] < threshold ? 1 : 0;
        }
        return below;
    }
}
