package org.iolaus.genomics.read;

import java.util.BitSet;

/**
 * Finds pairs whose bases are those of an earlier pair, in both mates: copies of one fragment, which are one observation. Fragments are
 * remembered by a 64-bit hash of their bases.
 *
 * <p>Where many pairs are alike the library is not random (amplicons): there equal ends do not tell copies from other molecules, and
 * dropping only the error-free copies, which alone are alike, would make errors outvote the truth. Then none counts as a duplicate. A
 * single read is never one: at some depth reads start at the same place by chance.
 */
public final class DuplicateFinder {

    /** The share of alike pairs from which on the library is taken for one with fixed ends. */
    private static final double FIXED_ENDS = 0.2;

    /** So many fragments are remembered (16 bytes each); behind them no duplicates are looked for. */
    private static final int MOST_REMEMBERED = 1 << 27;

    private final BitSet alike = new BitSet();
    private long[] hashes = new long[1 << 12];
    private int remembered;
    private long pairs;

    /**
     * Takes the next fragment.
     *
     * @param ordinal its place in the input, from 0
     * @param pair its reads
     */
    public void offer(long ordinal, ReadPair pair) {
        Read second = pair.second();
        if (second == null || ordinal > Integer.MAX_VALUE || remembered >= MOST_REMEMBERED) {
            return;
        }
        pairs++;
        long hash = hash(hash(1, pair.first().bases()), second.bases());
        if (!remember(hash == 0 ? 1 : hash)) {
            alike.set((int) ordinal);
        }
    }

    /**
     * The share of pairs that are like an earlier one.
     *
     * @return from 0 to 1
     */
    public double share() {
        return pairs == 0 ? 0 : (double) alike.cardinality() / pairs;
    }

    /**
     * The duplicates among the fragments offered.
     *
     * @return their places in the input; none where too many pairs are alike
     */
    public BitSet duplicates() {
        return share() > FIXED_ENDS ? new BitSet() : (BitSet) alike.clone();
    }

    private boolean remember(long hash) {
        if (2 * remembered >= hashes.length) {
            grow();
        }
        int at = place(hash);
        if (hashes[at] == hash) {
            return false;
        }
        hashes[at] = hash;
        remembered++;
        return true;
    }

    private int place(long hash) {
        int mask = hashes.length - 1;
        int at = (int) (hash >>> 20) & mask;
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = hashes;
        hashes = new long[2 * old.length];
        for (long hash : old) {
            if (hash != 0) {
                hashes[place(hash)] = hash;
            }
        }
    }

    /** Polynomial over the bases and the length, with a finaliser of SplitMix64's kind. */
    private static long hash(long seed, byte[] bases) {
        long h = seed + bases.length;
        for (byte base : bases) {
            h = h * 0x9E3779B97F4A7C15L + Nucleotide.code(base) + 1;
            h ^= h >>> 29;
        }
        return (h ^ (h >>> 32)) * 0xBF58476D1CE4E5B9L;
    }
}
