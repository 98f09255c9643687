package org.iolaus.correction.correct;

import java.util.Arrays;
import java.util.List;
import org.iolaus.correction.score.IndelFit;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.correction.score.IndelRates;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.ReadContinuation;

/**
 * How reads must go on by the counts of k-mers of one length. A base whose k-mer many others hold is right; behind such a one others say
 * what must follow, if nearly all of them agree. One thread's working space.
 */
final class SupportedContinuations implements ReadContinuation {

    /** A place seen this often by others is known. */
    private static final int KNOWN = 8;

    /** The least share of the base that must follow. */
    private static final double CERTAIN = 0.85;

    private final KmerSupport support;
    private final int k;
    private final OrientedRead read = new OrientedRead();
    private byte[] expected = new byte[0];

    /** Asks the k-mers of the lowest level. */
    SupportedContinuations(KmerLevels levels) {
        this.support = levels.supports()[0];
        this.k = levels.k(0);
    }

    /**
     * Measures how often bases are inserted and left out.
     *
     * @param levels the counts of all reads
     * @param sample fragments from the same reads; those behind {@value PosteriorCorrector#SAMPLE_BASES} bases are not asked
     * @param prior what is known beforehand
     */
    static IndelRates indelRates(KmerLevels levels, List<ReadPair> sample, IndelPrior prior) {
        IndelFit fit = new IndelFit(new SupportedContinuations(levels));
        long bases = 0;
        for (int i = 0; i < sample.size() && bases < PosteriorCorrector.SAMPLE_BASES; i++) {
            fit.observe(sample.get(i));
            bases += sample.get(i).length();
        }
        return fit.rates(prior);
    }

    @Override
    public void own(ReadPair pair) {
        support.own(pair, MateOverlap.fragmentLength(pair));
    }

    @Override
    public void compute(Read raw) {
        read.resize(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            read.codes[i] = (byte) Nucleotide.code(raw.bases()[i]);
        }
        support.fill(read);
        if (expected.length < raw.length()) {
            expected = new byte[2 * raw.length()];
        }
        Arrays.fill(expected, 0, raw.length(), (byte) Nucleotide.NONE);
        for (int i = k - 1; i < raw.length(); i++) {
            if (read.support[i] >= KNOWN) {
                expected[i] = read.codes[i];
            } else if (i >= k && read.support[i - 1] >= KNOWN) {
                expected[i] = (byte) next(read.kmer(i - 1, k));
            }
        }
    }

    @Override
    public int expected(int position) {
        return expected[position];
    }

    @Override
    public int follow(int position, byte[] path) {
        if (expected[position] == Nucleotide.NONE) {
            return 0;
        }
        path[0] = expected[position];
        long history = Kmer.append(read.kmer(position - 1, k), path[0], k);
        for (int i = 1; i < path.length; i++) {
            int next = next(history);
            if (next == Nucleotide.NONE) {
                return i;
            }
            path[i] = (byte) next;
            history = Kmer.append(history, next, k);
        }
        return path.length;
    }

    private int next(long history) {
        int all = 0;
        int most = 0;
        int base = Nucleotide.NONE;
        for (int candidate = 0; candidate < 4; candidate++) {
            int seen = support.others(Kmer.canonical(Kmer.append(history, candidate, k), k));
            all += seen;
            if (seen > most) {
                most = seen;
                base = candidate;
            }
        }
        return all >= KNOWN && most >= CERTAIN * all ? base : Nucleotide.NONE;
    }
}
