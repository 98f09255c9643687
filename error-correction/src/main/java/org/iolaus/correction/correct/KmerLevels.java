package org.iolaus.correction.correct;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;

/**
 * The counts of k-mers of several lengths, with what each says of errors and branches. A long context tells copies of a repeat apart; a
 * short one is held by more reads and is there again sooner behind an error. Read-only: any number of threads may ask.
 */
final class KmerLevels {

    /** A shorter context that was seen more often than expected by so many standard deviations, and by so many times, is elsewhere too. */
    static final double SAME_PLACE_DEVIATIONS = 2;

    static final double SAME_PLACE_EXTRA = 2;

    /** The depths of two levels are compared on k-mers seen this often at least. */
    private static final int DEEP_ENOUGH = 4;

    /** As many as this are compared, more or less: chosen by hash, so that which ones does not depend on the order of the table. */
    private static final int COMPARED = 1 << 14;

    private final KmerCounts[] counts;
    private final ContextEvidence[] evidence;
    private final int[] floors;
    private final double[] depths;
    private final int countedQuality;

    private KmerLevels(
            KmerCounts[] counts, ContextEvidence[] evidence, int[] floors, double[] depths, int countedQuality) {
        this.counts = counts;
        this.evidence = evidence;
        this.floors = floors;
        this.depths = depths;
        this.countedQuality = countedQuality;
    }

    /**
     * Learns what there is to know of each length.
     *
     * @param tables the k-mers of all reads, one table a length
     * @param countedQuality the quality cut that they were counted with
     */
    static KmerLevels of(List<KmerCounts> tables, int countedQuality) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("k-mers of at least 1 length are needed, had 0");
        }
        KmerCounts[] counts =
                tables.stream().sorted(Comparator.comparingInt(KmerCounts::k)).toArray(KmerCounts[]::new);
        ContextEvidence[] evidence = new ContextEvidence[counts.length];
        int[] floors = new int[counts.length];
        for (int level = 0; level < counts.length; level++) {
            SpectralSettings learned = SpectralSettings.of(counts[level], countedQuality);
            evidence[level] = new ContextEvidence(learned.errorRate(), learned.branchRate(), learned.rareRate());
            floors[level] = learned.floor();
        }
        return new KmerLevels(counts, evidence, floors, depths(counts), countedQuality);
    }

    /**
     * How often k-mers of each level are seen for each time that one of the highest is, at the same place: the median over k-mers of the
     * highest level and their last bases. More reads hold a shorter piece, since they have ends and errors.
     */
    private static double[] depths(KmerCounts[] counts) {
        KmerCounts top = counts[counts.length - 1];
        long[] sampled = new long[4 * COMPARED];
        int[] size = {0};
        int bits = 64 - Long.numberOfLeadingZeros(top.distinct() / COMPARED);
        top.forEach((kmer, count) -> {
            boolean chosen = bits == 0 || (kmer * 0x9E3779B97F4A7C15L) >>> (64 - bits) == 0;
            if (chosen && count >= DEEP_ENOUGH && count < KmerCounts.SATURATION && size[0] < sampled.length) {
                sampled[size[0]++] = kmer;
            }
        });
        double[] depths = new double[counts.length];
        for (int level = 0; level < counts.length; level++) {
            int k = counts[level].k();
            double[] ratios = new double[size[0]];
            for (int i = 0; i < size[0]; i++) {
                int shorter = counts[level].count(Kmer.canonical(sampled[i] & Kmer.mask(k), k));
                ratios[i] = shorter / (double) top.count(sampled[i]);
            }
            Arrays.sort(ratios);
            depths[level] = size[0] == 0 ? 1 : Math.max(1, ratios[size[0] / 2]);
        }
        return depths;
    }

    /** How many lengths there are; levels go from 0, the shortest. */
    int size() {
        return counts.length;
    }

    int k(int level) {
        return counts[level].k();
    }

    KmerCounts counts(int level) {
        return counts[level];
    }

    ContextEvidence evidence(int level) {
        return evidence[level];
    }

    int floor(int level) {
        return floors[level];
    }

    int countedQuality() {
        return countedQuality;
    }

    /** What looks up a read's own k-mers, one a level, for one thread. */
    KmerSupport[] supports() {
        KmerSupport[] supports = new KmerSupport[counts.length];
        for (int level = 0; level < counts.length; level++) {
            supports[level] = new KmerSupport(counts[level], countedQuality);
        }
        return supports;
    }

    /** The highest level whose context fits into so many bases, or -1. */
    int highest(int known) {
        int level = counts.length - 1;
        while (level >= 0 && known < counts[level].k() - 1) {
            level--;
        }
        return level;
    }

    /** The highest level whose k-mers fit into so many bases, or -1. */
    int highestOf(int length) {
        return highest(length - 1);
    }

    /** How often a k-mer was observed: the latest bases of a history. */
    int count(int level, long history) {
        int k = counts[level].k();
        return counts[level].count(Kmer.canonical(history & Kmer.mask(k), k));
    }

    /**
     * Whether a shorter context is the same place as a longer one, and does not occur elsewhere too.
     *
     * @param level the longer one's level
     * @param observed how often it was seen
     * @param shorterLevel the shorter one's
     * @param shorter how often that was seen
     */
    boolean isSamePlace(int level, int observed, int shorterLevel, int shorter) {
        double more = observed * (depths[shorterLevel] / depths[level] - 1);
        return shorter - observed <= more + SAME_PLACE_DEVIATIONS * Math.sqrt(more) + SAME_PLACE_EXTRA;
    }
}
