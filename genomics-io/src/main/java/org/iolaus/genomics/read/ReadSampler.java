package org.iolaus.genomics.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A random sample of fragments: those with the smallest hash of seed and place in the input. Which ones these are does not depend on the
 * order in which they are offered, so that samplers of parts of an input can be merged; and a smaller sample is the beginning of a
 * larger one. The sample ends with the fragment that reaches the limit of bases, or at the limit of fragments.
 */
public final class ReadSampler {

    private static final Comparator<Sampled> BY_RANK =
            Comparator.comparingLong(Sampled::hash).thenComparingLong(Sampled::ordinal);

    private final long seed;
    private final int mostFragments;
    private final long enoughBases;
    private final PriorityQueue<Sampled> kept = new PriorityQueue<>(BY_RANK.reversed());
    private long bases;

    /**
     * Makes an empty sample.
     *
     * @param seed any number; another one gives another sample
     * @param mostFragments the most fragments to keep, at least 1
     * @param enoughBases how many bases are enough, at least 1
     */
    public ReadSampler(long seed, int mostFragments, long enoughBases) {
        if (mostFragments < 1 || enoughBases < 1) {
            throw new IllegalArgumentException(
                    "a sample must have at least 1 fragment and 1 base, was " + mostFragments + " and " + enoughBases);
        }
        this.seed = seed;
        this.mostFragments = mostFragments;
        this.enoughBases = enoughBases;
    }

    /**
     * A fragment of the sample.
     *
     * @param hash its rank in the sample, as a number
     * @param ordinal its place in the input, from 0
     * @param pair its reads
     */
    public record Sampled(long hash, long ordinal, ReadPair pair) {}

    /**
     * Offers a fragment.
     *
     * @param ordinal its place in the input, from 0
     * @param pair its reads
     */
    public void offer(long ordinal, ReadPair pair) {
        long hash = hash(seed, ordinal);
        Sampled last = kept.peek();
        if (last != null && full() && hash > last.hash()) {
            return;
        }
        add(new Sampled(hash, ordinal, pair));
    }

    /**
     * Takes in the sample of another part of the input.
     *
     * @param other a sampler with the same seed and limits
     */
    public void merge(ReadSampler other) {
        other.kept.forEach(this::add);
    }

    /**
     * The sample, in random order.
     *
     * @return by rank
     */
    public List<Sampled> sample() {
        List<Sampled> sample = new ArrayList<>(kept);
        sample.sort(BY_RANK);
        return sample;
    }

    private void add(Sampled sampled) {
        kept.add(sampled);
        bases += sampled.pair().length();
        while (kept.size() > mostFragments || bases - kept.element().pair().length() >= enoughBases) {
            bases -= kept.remove().pair().length();
        }
    }

    private boolean full() {
        return kept.size() == mostFragments || bases >= enoughBases;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014, OOPSLA, section 4), over seed and ordinal. */
    static long hash(long seed, long ordinal) {
        long z = seed * 0x9E3779B97F4A7C15L + ordinal;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
