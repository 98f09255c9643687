package org.iolaus.correction.edit;

import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounter;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * Bases in their contexts that enough reads show for them to be no errors ({@link ContestedAlleles}), and which are therefore not edited
 * away, however many other reads say otherwise. A context is the k-1 bases before or behind, as they are in the raw read or as they are
 * corrected. Any thread may ask.
 */
public final class ProtectedAlleles {

    /** A base under this Phred score shows nothing: that it looks like an allele of other reads may well be chance. */
    private static final int LEAST_QUALITY = 20;

    /** Around a base that does not count itself, a k-mer that is seen less often is no more than an error of one read. */
    private static final int SEEN = 2;

    private final AlleleTable table;
    private final KmerCounts counts;

    /**
     * Protects bases.
     *
     * @param table who shows which bases
     * @param counts the k-mers of all reads
     */
    ProtectedAlleles(AlleleTable table, KmerCounts counts) {
        this.table = table;
        this.counts = counts;
    }

    /**
     * Protects nothing.
     *
     * @return what no edit collides with
     */
    public static ProtectedAlleles none() {
        return new ProtectedAlleles(
                new AlleleTable(1), new KmerCounter(List.of(1)).counts().get(0));
    }

    /**
     * Whether an edit would take away a base that is protected.
     *
     * @param script the correction that it is a part of
     * @param edit one of its edits
     * @return false for an inserted base and for letters that are no base
     */
    boolean protects(EditScript script, Edit edit) {
        int code = edit.isInsertion() ? Nucleotide.NONE : Nucleotide.code(edit.raw());
        if (table.size() == 0 || code == Nucleotide.NONE || !isGood(script.raw(), edit.position())) {
            return false;
        }
        int seen = script.raw().qualities()[edit.position()] < ContestedAlleles.QUALITY ? SEEN : 1;
        byte[] raw = script.raw().bases();
        byte[] corrected = script.corrected().bases();
        int place = edit.correctedPosition();
        return isShown(raw, edit.position(), edit.position() + 1, code, seen)
                || isShown(corrected, place, edit.isDeletion() ? place : place + 1, code, seen);
    }

    private static boolean isGood(Read read, int position) {
        return read.hasQualities() && read.qualities()[position] >= LEAST_QUALITY;
    }

    /**
     * Whether a base is shown between others: all k-mers that it is part of were seen, and enough fragments show those that begin or end
     * with it.
     *
     * @param bases the others
     * @param before how many of them stand before it
     * @param behind the first of those that stand behind it
     * @param code the base
     * @param seen how often each k-mer must have been seen
     */
    private boolean isShown(byte[] bases, int before, int behind, int code, int seen) {
        int k = counts.k();
        int left = Math.min(before, k - 1);
        int right = Math.min(bases.length - behind, k - 1);
        long kmer = 0;
        int ending = -1;
        int beginning = -1;
        for (int i = 0; i <= left + right; i++) {
            int base = i == left ? code : Nucleotide.code(bases[i < left ? before - left + i : behind + i - left - 1]);
            if (base == Nucleotide.NONE) {
                return false;
            }
            kmer = Kmer.append(kmer, base, k);
            if (i >= k - 1 && counts.count(Kmer.canonical(kmer, k)) < seen) {
                return false;
            }
            ending = i == k - 1 && left == k - 1 ? table.find(kmer) : ending;
            beginning = i == left + k - 1 ? table.find(Kmer.reverseComplement(kmer, k)) : beginning;
        }
        return table.isShown(ending, beginning);
    }
}
