package org.iolaus.genomics.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a user should know of the reads before believing figures made from them: tails of G, adapters, and qualities with few values.
 * One thread's working space; those of all threads are added up at the end, so the result does not depend on their number.
 */
public final class ReadArtifacts {

    /** A read that ends in so many G is taken to have run off its fragment on a sequencer that shows no signal as G. */
    private static final int POLY_G = 15;

    private static final double MANY_POLY_G = 0.005;
    private static final double MANY_ADAPTERS = 0.01;
    private static final int FEW_QUALITIES = 8;

    /** Finding the overlap of mates takes time, so one pair in so many is looked at. */
    private static final int OVERLAP_ONE_IN = 8;

    private static final int MOST_QUALITY = 93;

    private final long[] qualities = new long[MOST_QUALITY + 1];
    private long reads;
    private long readsWithPolyG;
    private long pairsLookedAt;
    private long pairsWithAdapter;

    /** Starts with no reads. */
    public ReadArtifacts() {}

    /**
     * Looks at a fragment.
     *
     * @param pair one read or both mates
     */
    public void add(ReadPair pair) {
        Read second = pair.second();
        add(pair.first());
        if (second != null) {
            add(second);
            // Chosen by name, so that the same pairs are looked at whoever meets them.
            if (Math.floorMod(31 * pair.first().name().hashCode(), OVERLAP_ONE_IN) == 0) {
                int fragment = MateOverlap.fragmentLength(pair.first().bases(), second.bases());
                pairsLookedAt++;
                pairsWithAdapter +=
                        fragment >= 0 && fragment < Math.max(pair.first().length(), second.length()) ? 1 : 0;
            }
        }
    }

    /**
     * Adds what another thread saw.
     *
     * @param other what another thread saw
     */
    public void add(ReadArtifacts other) {
        for (int quality = 0; quality <= MOST_QUALITY; quality++) {
            qualities[quality] += other.qualities[quality];
        }
        reads += other.reads;
        readsWithPolyG += other.readsWithPolyG;
        pairsLookedAt += other.pairsLookedAt;
        pairsWithAdapter += other.pairsWithAdapter;
    }

    /**
     * The share of the reads that end in G for at least 15 bases.
     *
     * @return 0 to 1
     */
    public double polyGShare() {
        return (double) readsWithPolyG / Math.max(1, reads);
    }

    /**
     * The share of the pairs whose fragment is shorter than a read, so that the read ends in adapter.
     *
     * @return 0 to 1, from one pair in eight
     */
    public double adapterShare() {
        return (double) pairsWithAdapter / Math.max(1, pairsLookedAt);
    }

    /**
     * How many different quality scores there are.
     *
     * @return 0 where there are no qualities
     */
    public int differentQualities() {
        int different = 0;
        for (long number : qualities) {
            different += number > 0 ? 1 : 0;
        }
        return different;
    }

    /**
     * What the user should know.
     *
     * @return one line each, in a fixed order; none where all is well
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (polyGShare() > MANY_POLY_G) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the reads end in %d or more G (no signal on a two-colour sequencer); such tails are counted"
                            + " as sequence unless their qualities are low: trim them first",
                    100 * polyGShare(),
                    POLY_G));
        }
        if (adapterShare() > MANY_ADAPTERS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the pairs are shorter than a read and end in adapter; these tails are not counted",
                    100 * adapterShare()));
        }
        int different = differentQualities();
        if (different > 0 && different <= FEW_QUALITIES) {
            warnings.add("the qualities are binned (" + different + (different == 1 ? " value" : " values") + ")");
        }
        return warnings;
    }

    private void add(Read read) {
        reads++;
        for (byte quality : read.qualities()) {
            qualities[Math.max(0, Math.min(MOST_QUALITY, quality))]++;
        }
        byte[] bases = read.bases();
        int tail = 0;
        while (tail < bases.length && (bases[bases.length - 1 - tail] | 0x20) == 'g') {
            tail++;
        }
        readsWithPolyG += tail >= POLY_G ? 1 : 0;
    }
}
