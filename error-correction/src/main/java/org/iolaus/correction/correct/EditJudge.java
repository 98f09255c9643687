package org.iolaus.correction.correct;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;

/**
 * Weighs each substitution that a search proposes: the odds, in bits, of the new base against the raw one, given the bases around it and
 * the quality. A base is looked at in three windows, with the bases before it, around it and behind it. Where one of them was seen much
 * more often than another, it occurs elsewhere too and is not asked; of the others the most doubtful decides. Windows with other
 * substitutions are looked at with these undone as well: two wrong ones that turn one strain into another support each other. One
 * thread's working space.
 */
final class EditJudge {

    private static final int WINDOWS = 3;

    /** A window seen by so many standard deviations more often than another one, and once more, occurs elsewhere too. */
    private static final double ELSEWHERE_DEVIATIONS = 2;

    /** A raw base seen this often in one window, and this many times more often than in another one, is that of another place. */
    private static final int ANOTHER_PLACE = 6;

    private final KmerLevels levels;
    private final int[] observed = new int[WINDOWS];
    private final int[] raws = new int[WINDOWS];
    private final int[] news = new int[WINDOWS];
    private final double[] odds = new double[WINDOWS];
    private final int[] found = new int[4];
    private final int[] siblings = new int[4];
    private final double[] costs = new double[4];

    /** The level of the window looked at last. */
    private int level;

    /** Whether that window holds other substitutions. */
    private boolean others;

    EditJudge(KmerLevels levels) {
        this.levels = levels;
    }

    /**
     * The odds of one substitution against the raw base.
     *
     * @param read the raw read
     * @param corrected the codes of the corrected read
     * @param position the place of the substitution
     * @return bits, what the quality says not yet counted; negative infinity where nothing is known of the place
     */
    double odds(LeveledRead read, byte[] corrected, int position) {
        int raw = read.codes()[position];
        int fewest = Integer.MAX_VALUE;
        int fewestRaw = Integer.MAX_VALUE;
        for (int window = 0; window < WINDOWS; window++) {
            observed[window] = look(read, corrected, position, window, corrected);
            if (observed[window] > 0) {
                raws[window] = raw == Nucleotide.NONE ? 0 : siblings[raw];
                news[window] = siblings[corrected[position]];
                odds[window] = (raw == Nucleotide.NONE ? 0 : costs[raw]) - costs[corrected[position]];
                fewest = Math.min(fewest, observed[window]);
                fewestRaw = Math.min(fewestRaw, raws[window]);
            }
        }
        double most = fewest + ELSEWHERE_DEVIATIONS * Math.sqrt(fewest) + 1;
        double least = Double.POSITIVE_INFINITY;
        for (int window = 0; window < WINDOWS; window++) {
            boolean another = raws[window] >= ANOTHER_PLACE && raws[window] >= ANOTHER_PLACE * fewestRaw;
            if (observed[window] > 0 && observed[window] <= most && !another) {
                double alone = raw == Nucleotide.NONE ? odds[window] : aloneOdds(read, corrected, position, window);
                least = Math.min(least, Math.min(odds[window], alone));
            }
        }
        return least == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : least;
    }

    /** The odds of the window as corrected against the raw one, with all its substitutions undone; infinite where it has no others. */
    private double aloneOdds(LeveledRead read, byte[] corrected, int position, int window) {
        int seen = look(read, corrected, position, window, read.codes());
        int raw = read.codes()[position];
        if (seen == 0 || !others || siblings[raw] == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int undone = siblings[raw];
        Arrays.fill(siblings, 0);
        siblings[raw] = undone;
        siblings[corrected[position]] = news[window];
        levels.evidence(level).costs(siblings, costs);
        return costs[raw] - costs[corrected[position]];
    }

    /** Counts the four bases at a position between those of the given bases. Returns how often the window was seen; sets the costs. */
    private int look(LeveledRead read, byte[] corrected, int position, int window, byte[] around) {
        int most = 0;
        int chosen = -1;
        for (int candidate = levels.highest(read.length() - 1); candidate >= 0; candidate--) {
            int n = count(read, corrected, position, window, around, candidate);
            if (n == 0) {
                continue;
            }
            if (chosen >= 0 && !levels.isSamePlace(chosen, most, candidate, n)) {
                break;
            }
            chosen = candidate;
            most = n;
            System.arraycopy(found, 0, siblings, 0, 4);
        }
        if (most > 0) {
            level = chosen;
            levels.evidence(chosen).costs(siblings, costs);
        }
        return most;
    }

    private int count(LeveledRead read, byte[] corrected, int position, int window, byte[] around, int candidate) {
        int k = levels.k(candidate);
        int wanted = position - (WINDOWS - 1 - window) * (k - 1) / (WINDOWS - 1);
        int start = Math.max(0, Math.min(read.length() - k, wanted));
        byte[] raw = read.codes();
        long kmer = 0;
        boolean own = true;
        others = false;
        for (int i = start; i < start + k; i++) {
            int code = i == position ? 0 : around[i];
            if (code == Nucleotide.NONE) {
                return 0;
            }
            own &= i == position || code == raw[i];
            others |= i != position && corrected[i] != raw[i];
            kmer = kmer << 2 | code;
        }
        int shift = 2 * (start + k - 1 - position);
        int n = 0;
        for (int base = 0; base < 4; base++) {
            found[base] = own && base == raw[position]
                    ? read.at(candidate).support[start + k - 1]
                    : levels.count(candidate, kmer | (long) base << shift);
            n += found[base];
        }
        return n;
    }
}
