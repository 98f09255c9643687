package org.iolaus.lm.count;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModel.Prediction;

/**
 * What must follow the bases before a place of a read, from other reads that share them: the genome as it goes on where the read may
 * have lost or gained a base. The bases are taken as they were read, for a history that forgives a substitution would lose step behind
 * an insertion or deletion. One thread's working space.
 */
public final class Continuations implements ReadContinuation {

    /** The largest probability that the place is another than the context tells. */
    private static final double MOST_ESCAPE = 0.1;

    /** The least probability of a base that must follow. */
    private static final double CERTAIN = 0.85;

    /** So many other reads must show a context before it is believed. */
    private static final int SUPPORTED = 3;

    private final OwnKmers own;
    private final CountModel model;
    private final int longContext;
    private final Prediction prediction = new Prediction();
    private byte[] expected = new byte[512];
    private long[] histories = new long[512];
    private int[] known = new int[512];

    Continuations(OwnKmers own, CountModel model, int longContext) {
        this.own = own;
        this.model = model;
        this.longContext = longContext;
    }

    @Override
    public void own(ReadPair pair) {
        own.set(pair);
    }

    @Override
    public void compute(Read read) {
        int length = read.length();
        if (expected.length < length) {
            expected = new byte[2 * length];
            histories = new long[2 * length];
            known = new int[2 * length];
        }
        long history = 0;
        int bases = 0;
        for (int i = 0; i < length; i++) {
            histories[i] = history;
            known[i] = bases;
            expected[i] = (byte) next(history, bases);
            int code = Nucleotide.code(read.bases()[i]);
            bases = code == Nucleotide.NONE ? 0 : bases + 1;
            history = history << 2 | (code & 3);
        }
    }

    @Override
    public int expected(int position) {
        return expected[position];
    }

    @Override
    public int follow(int position, byte[] path) {
        long history = histories[position];
        int bases = known[position];
        for (int i = 0; i < path.length; i++) {
            int next = i == 0 ? expected[position] : next(history, bases);
            if (next == Nucleotide.NONE) {
                return i;
            }
            path[i] = (byte) next;
            history = history << 2 | next;
            bases++;
        }
        return path.length;
    }

    private int next(long history, int bases) {
        if (bases < longContext) {
            return Nucleotide.NONE;
        }
        model.predict(history, bases, own, prediction);
        if (prediction.context < longContext
                || prediction.observations < SUPPORTED
                || prediction.escape > MOST_ESCAPE) {
            return Nucleotide.NONE;
        }
        for (int base = 0; base < 4; base++) {
            if (prediction.probabilities[base] >= CERTAIN) {
                return base;
            }
        }
        return Nucleotide.NONE;
    }
}
