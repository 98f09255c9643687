package org.iolaus.correction.correct;

import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/** A read in one of its two orientations with the support of its k-mers at every level. Reused from read to read. */
final class LeveledRead {

    /** One view a level; bases and costs are shared, the support is each one's own. */
    private final OrientedRead[] views;

    LeveledRead(int levels) {
        views = new OrientedRead[levels];
        for (int level = 0; level < levels; level++) {
            views[level] = new OrientedRead();
        }
    }

    /** Takes the first bases of a read. Returns how many of them are A, C, G or T. */
    int load(Read read, int length) {
        resize(length);
        byte[] codes = codes();
        int bases = 0;
        for (int i = 0; i < length; i++) {
            int code = Nucleotide.code(read.bases()[i]);
            codes[i] = (byte) code;
            bases += code == Nucleotide.NONE ? 0 : 1;
        }
        return bases;
    }

    /** Takes the codes of a read. */
    void load(byte[] codes) {
        resize(codes.length);
        System.arraycopy(codes, 0, codes(), 0, codes.length);
    }

    private void resize(int length) {
        for (OrientedRead view : views) {
            view.resize(length);
            view.codes = views[0].codes;
            view.change = views[0].change;
        }
    }

    /** Becomes the reverse complement of another one. */
    void reverse(LeveledRead other, KmerLevels levels) {
        resize(other.length());
        for (int level = 0; level < views.length; level++) {
            views[level].reverse(other.views[level], levels.k(level));
        }
    }

    OrientedRead at(int level) {
        return views[level];
    }

    int length() {
        return views[0].length;
    }

    byte[] codes() {
        return views[0].codes;
    }

    double[] change() {
        return views[0].change;
    }

    /** The last bases up to and with a position, as many as the longest k-mer has; a base that is none counts as A. */
    long history(int end) {
        long history = 0;
        byte[] codes = codes();
        for (int i = Math.max(0, end - Kmer.MAX_K + 1); i <= end; i++) {
            history = (history << 2) | (codes[i] & 3);
        }
        return history;
    }
}
