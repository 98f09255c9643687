package org.iolaus.lm.memory;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.OwnKmers;

/**
 * Reads a {@link CountMemory} along a sequence: what every expert expects in each place, given the bases before it and never those from
 * it on. An expert's distribution is that of the next shorter one, corrected by its own counts (p = (c + a q) / (n + a), as in
 * prediction by interpolated contexts). One thread's working space.
 *
 * <p>The tolerant history is that of DNA compressors (Pratas, Hosseini, Pinho 2017, "Substitutional tolerant Markov models for relative
 * compression of DNA sequences"): where a long context was seen often with another base, that base takes the place of the one that was
 * read, so that one error is not paid for again in every context behind it.
 */
public final class MemoryReader {

    /** Counts of this many short lengths are plentiful by chance: they weigh less against what still shorter ones say. */
    private static final int CHANCE_LEVELS = 3;

    private static final double CHANCE_WEIGHT = 4;

    /** For each base that a long context was seen with. */
    private static final double NOVELTY_WEIGHT = 0.5;

    /** Lengths from this one on are particular enough to a place to replace a base. */
    private static final int FIRST_TRUSTED = 6;

    private static final int SEEN_OFTEN = 3;
    private static final double RARE_SHARE = 0.15;
    private static final double ERROR_SHARE = 0.02;
    private static final int MOST_REPLACED = 5;

    /** So many bases behind the last replaced one it is forgotten. */
    private static final int FORGOTTEN = 25;

    private static final float LEAST_LOG = (float) Math.log(1e-5);
    private static final float LOG_SCALE = 1 / 3f;
    private static final float PLACE_SCALE = 1 / 150f;
    private static final float FARTHEST_PLACE = 4;
    private static final float[] LOG1P = new float[4096];

    static {
        for (int i = 0; i < LOG1P.length; i++) {
            LOG1P[i] = LOG_SCALE * (float) Math.log1p(i);
        }
    }

    private final KmerCounts[] levels;
    private final int longest;
    private final OwnKmers own;
    private final int[][] rawCounts;
    private long[] kmers = new long[0];
    private int[] places = new int[0];
    private int[] found = new int[0];
    private final int[] counts = new int[4];
    private final double[] p = new double[4];

    private long read;
    private long tolerant;
    private int readKnown;
    private int tolerantKnown;
    private int sinceReplaced;
    private int replaced;

    MemoryReader(List<KmerCounts> levels, int qualityCut) {
        this.levels = levels.toArray(KmerCounts[]::new);
        this.longest = this.levels[this.levels.length - 1].k() - 1;
        this.own = new OwnKmers(levels.stream().map(KmerCounts::k).toList(), qualityCut);
        this.rawCounts = new int[this.levels.length][];
    }

    /**
     * Leaves a fragment out of the counts from now on: a read must not be evidence for itself.
     *
     * @param fragment the fragment as it was counted
     */
    public void leaveOut(ReadPair fragment) {
        own.set(fragment);
    }

    /** Leaves nothing out from now on: for sequences that were not counted. */
    public void leaveNothingOut() {
        own.clear();
    }

    /**
     * Reads along a sequence.
     *
     * @param codes base codes, 0 to 3 or none
     * @param length how many of them belong to the sequence
     * @param logProbabilities receives {@link CountMemory#LOG_PROBABILITIES} natural logarithms a position: four an expert
     * @param features receives {@link CountMemory#FEATURES} numbers a position
     */
    public void read(byte[] codes, int length, float[] logProbabilities, float[] features) {
        for (int level = 0; level < levels.length; level++) {
            lookUp(level, codes, length);
        }
        read = tolerant = 0;
        readKnown = tolerantKnown = replaced = 0;
        sinceReplaced = FORGOTTEN;
        for (int t = 0; t < length; t++) {
            int atLogs = t * CountMemory.LOG_PROBABILITIES;
            int atFeatures = t * CountMemory.FEATURES;
            int code = codes[t];
            boolean alike = readKnown == tolerantKnown && ((read ^ tolerant) & Kmer.mask(longest)) == 0;
            int expected = experts(t, code, false, logProbabilities, atLogs, features, atFeatures);
            int half = CountMemory.LOG_PROBABILITIES / 2;
            int halfFeatures = CountMemory.EXPERT_FEATURES * levels.length;
            if (alike) {
                System.arraycopy(logProbabilities, atLogs, logProbabilities, atLogs + half, half);
                System.arraycopy(features, atFeatures, features, atFeatures + halfFeatures, halfFeatures);
            } else {
                expected = experts(t, code, true, logProbabilities, atLogs + half, features, atFeatures + halfFeatures);
            }
            int at = atFeatures + 2 * halfFeatures;
            features[at] = Math.min(FARTHEST_PLACE, t * PLACE_SCALE);
            features[at + 1] = (float) Math.min(tolerantKnown, longest) / longest;
            features[at + 2] = (float) Math.min(sinceReplaced, FORGOTTEN) / FORGOTTEN;
            features[at + 3] = (float) replaced / MOST_REPLACED;
            push(code, expected);
        }
    }

    /** The counts of one length behind every context as it was read, all at once, which is faster than one after the other. */
    private void lookUp(int level, byte[] codes, int length) {
        int k = levels[level].k();
        int context = k - 1;
        ensure(length);
        int asked = 0;
        long history = 0;
        int known = 0;
        for (int t = 0; t < length; t++) {
            if (known >= context) {
                ask(asked, history & Kmer.mask(context), k);
                places[asked / 4] = t;
                asked += 4;
            }
            known = codes[t] == Nucleotide.NONE ? 0 : known + 1;
            history = history << 2 | (codes[t] & 3);
        }
        levels[level].count(kmers, 0, asked, found);
        int[] all = rawCounts[level];
        Arrays.fill(all, 0, 4 * length, 0);
        for (int i = 0; i < asked; i++) {
            all[4 * places[i / 4] + i % 4] = own.without(level, kmers[i], found[i]);
        }
    }

    private void ask(int at, long before, int k) {
        // The reverse complement of context and base is the base's complement in front of the context's.
        long reverse = Kmer.reverseComplement(before, k - 1);
        for (int b = 0; b < 4; b++) {
            kmers[at + b] = Math.min(before << 2 | b, (long) (3 - b) << (2 * (k - 1)) | reverse);
        }
    }

    private void ensure(int length) {
        if (places.length < length) {
            kmers = new long[8 * length];
            found = new int[8 * length];
            places = new int[2 * length];
            for (int level = 0; level < levels.length; level++) {
                rawCounts[level] = new int[8 * length];
            }
        }
    }

    /**
     * Writes what the experts of one history say.
     *
     * @return the base that the longest trusted context knows better than the one that was read, or none
     */
    private int experts(
            int t, int code, boolean forgiving, float[] logs, int atLogs, float[] features, int atFeatures) {
        long history = forgiving ? tolerant : read;
        int known = forgiving ? tolerantKnown : readKnown;
        p[0] = p[1] = p[2] = p[3] = 0.25;
        boolean alive = true;
        int expected = Nucleotide.NONE;
        int log = atLogs;
        int feature = atFeatures;
        for (int level = 0; level < levels.length; level++) {
            int all = 0;
            int top = 0;
            int second = 0;
            int seen = 0;
            int best = 0;
            boolean tells = false;
            if (alive && known >= levels[level].k() - 1) {
                follow(level, t, history, forgiving);
                for (int b = 0; b < 4; b++) {
                    int count = counts[b];
                    all += count;
                    seen += count > 0 ? 1 : 0;
                    if (count > top) {
                        second = top;
                        top = count;
                        best = b;
                    } else {
                        second = Math.max(second, count);
                    }
                }
                alive = all > 0;
                tells = alive;
                if (alive) {
                    double weight = level < CHANCE_LEVELS ? CHANCE_WEIGHT : NOVELTY_WEIGHT * seen;
                    for (int b = 0; b < 4; b++) {
                        p[b] = (counts[b] + weight * p[b]) / (all + weight);
                    }
                    if (level >= FIRST_TRUSTED) {
                        expected = isError(code, top, all) ? best : Nucleotide.NONE;
                    }
                }
            }
            for (int b = 0; b < 4; b++) {
                // A length that tells nothing says what the next shorter one says.
                logs[log] = tells || level == 0 ? Math.max(LEAST_LOG, (float) Math.log(p[b])) : logs[log - 4];
                log++;
            }
            features[feature++] = scaledLog(all);
            features[feature++] = scaledLog(top);
            features[feature++] = scaledLog(second);
            features[feature++] = seen / 4f;
        }
        return expected;
    }

    private void follow(int level, int t, long history, boolean forgiving) {
        int k = levels[level].k();
        int context = k - 1;
        if (!forgiving || (readKnown >= context && ((read ^ tolerant) & Kmer.mask(context)) == 0)) {
            System.arraycopy(rawCounts[level], 4 * t, counts, 0, 4);
            return;
        }
        ask(0, history & Kmer.mask(context), k);
        for (int b = 0; b < 4; b++) {
            counts[b] = own.without(level, kmers[b], levels[level].count(kmers[b]));
        }
    }

    private boolean isError(int code, int top, int all) {
        int count = code == Nucleotide.NONE ? 0 : counts[code];
        return top >= SEEN_OFTEN && count < RARE_SHARE * all && (count <= 1 || count < ERROR_SHARE * all);
    }

    private static float scaledLog(int count) {
        return count < LOG1P.length ? LOG1P[count] : LOG_SCALE * (float) Math.log1p(count);
    }

    /** Takes the next base into both histories; the tolerant one takes the expected base where there is one. */
    private void push(int code, int expected) {
        boolean unknown = code == Nucleotide.NONE;
        read = read << 2 | (code & 3);
        readKnown = unknown ? 0 : Math.min(Kmer.MAX_K, readKnown + 1);
        if (++sinceReplaced > FORGOTTEN) {
            replaced = 0;
        }
        int taken = code;
        if (expected != Nucleotide.NONE) {
            taken = expected;
            sinceReplaced = 0;
            replaced++;
        }
        if (taken == Nucleotide.NONE || replaced >= MOST_REPLACED) {
            tolerant = read;
            tolerantKnown = readKnown;
            replaced = 0;
            sinceReplaced = FORGOTTEN;
            return;
        }
        tolerant = tolerant << 2 | taken;
        tolerantKnown = Math.min(Kmer.MAX_K, tolerantKnown + 1);
    }
}
