package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/** Looks up how many other reads hold each k-mer of a read. Reused from read to read. */
final class KmerSupport {

    private static final int UNKNOWN = 2;

    private final KmerCounts counts;
    private final int countedQuality;
    private final int k;
    private final long mask;
    private final int top;
    private long[] kmers = new long[0];
    private int[] counted = new int[0];

    KmerSupport(KmerCounts counts, int countedQuality) {
        this.counts = counts;
        this.countedQuality = countedQuality;
        this.k = counts.k();
        this.mask = Kmer.mask(k);
        this.top = 2 * (k - 1);
    }

    /**
     * Sets the support of each k-mer: its count less the read's own observation where its bases passed the quality cut. The k-mers are
     * cut first and looked up then, so that the look-ups, which miss the caches, do not wait for each other.
     */
    void fill(OrientedRead read, byte[] qualities) {
        if (kmers.length < read.length) {
            kmers = new long[read.codes.length];
            counted = new int[read.codes.length];
        }
        long forward = 0;
        long reverse = 0;
        int run = 0;
        int passed = 0;
        for (int i = 0; i < read.length; i++) {
            int code = read.codes[i];
            boolean low = qualities.length > 0 && qualities[i] < countedQuality;
            run = code == Nucleotide.NONE ? 0 : run + 1;
            passed = code == Nucleotide.NONE || low ? 0 : passed + 1;
            forward = ((forward << 2) | (code & 3)) & mask;
            reverse = (reverse >>> 2) | ((long) (3 - (code & 3)) << top);
            kmers[i] = Math.min(forward, reverse);
            read.support[i] = run < k ? UNKNOWN : passed < k ? 0 : 1;
        }
        counts.count(kmers, k - 1, read.length, counted);
        for (int i = k - 1; i < read.length; i++) {
            int own = read.support[i];
            read.support[i] = own == UNKNOWN ? 0 : Math.max(0, counted[i] - own);
        }
    }

    /** The same for a corrected read: only the k-mers that it shares with the raw one were observed in it. */
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

    /** How many k-mers have less support than this. */
    int below(OrientedRead read, int threshold) {
        int below = 0;
        for (int i = k - 1; i < read.length; i++) {
            below += read.support[i] < threshold ? 1 : 0;
        }
        return below;
    }
}
