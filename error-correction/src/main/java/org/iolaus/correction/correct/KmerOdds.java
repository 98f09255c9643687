package org.iolaus.correction.correct;

import java.util.Arrays;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * How sure an edit is by the k-mers of one length. The k-1 corrected bases before an edit, and those behind it on the other strand, were
 * followed by the corrected base so often and by the raw one so often: {@link ContextEvidence} tells what each of the two costs, their
 * difference is averaged over both sides, and what the raw quality claims is taken off. The read's own k-mer is no evidence.
 */
public final class KmerOdds {

    private final KmerCounts counts;
    private final SpectralSettings settings;
    private final ContextEvidence evidence;
    private final SubstitutionCost substitutionCost;
    private final double gapCost;
    private final int k;

    /**
     * Makes a judge of edits.
     *
     * @param counts the k-mers of all reads
     * @param settings what is known of the data set
     */
    public KmerOdds(KmerCounts counts, SpectralSettings settings) {
        this.counts = counts;
        this.settings = settings;
        this.evidence = new ContextEvidence(settings.errorRate(), settings.branchRate(), settings.rareRate());
        this.substitutionCost = SubstitutionCost.claimed(settings.errorRate());
        this.gapCost = -Math.log(settings.errorRate()) / Math.log(2);
        this.k = counts.k();
    }

    /**
     * Starts judging on one thread.
     *
     * @return the thread's own working space
     */
    public Session open() {
        return new Session();
    }

    /** One thread's judge. */
    public final class Session {

        private final int[] siblings = new int[4];
        private final double[] costs = new double[4];

        private Session() {}

        /**
         * The log-odds of an edit.
         *
         * @param raw the raw read
         * @param corrected the bases of the corrected read, nothing cut off
         * @param position the edit's place in the raw read, from 0; of an inserted base, that of the raw base behind it
         * @param correctedPosition its place in the corrected read, from 0; of a deleted base, that of the base behind it
         * @param added 0 for a substituted base, 1 for an inserted one, -1 for a deleted one
         * @return bits of being right against being wrong; not a number where no side has a context that other reads know
         */
        public double bits(Read raw, byte[] corrected, int position, int correctedPosition, int added) {
            double left = side(raw, corrected, position, correctedPosition, 1);
            int lastRaw = added > 0 ? position - 1 : position;
            int lastCorrected = added < 0 ? correctedPosition - 1 : correctedPosition;
            double right = side(raw, corrected, lastRaw, lastCorrected, -1);
            double evidenceBits = Double.isNaN(left) ? right : Double.isNaN(right) ? left : (left + right) / 2;
            double channelBits =
                    added == 0 ? substitutionCost.of(Nucleotide.code(raw.bases()[position]), raw, position) : gapCost;
            return evidenceBits - channelBits;
        }

        /** Goes on from the edit to where the reads differ, and weighs the two bases there. */
        private double side(Read raw, byte[] corrected, int rawStart, int correctedStart, int step) {
            int r = rawStart;
            int c = correctedStart;
            while (isInside(r, raw.length()) && isInside(c, corrected.length) && same(raw.bases()[r], corrected[c])) {
                r += step;
                c += step;
            }
            int first = c - step * (k - 1);
            if (!isInside(r, raw.length()) || !isInside(c, corrected.length) || !isInside(first, corrected.length)) {
                return Double.NaN;
            }
            long context = 0;
            for (int i = first; i != c; i += step) {
                int code = code(corrected[i], step);
                if (code == Nucleotide.NONE) {
                    return Double.NaN;
                }
                context = Kmer.append(context, code, k);
            }
            for (int base = 0; base < 4; base++) {
                siblings[base] = counts.count(Kmer.canonical(Kmer.append(context, base, k), k));
            }
            int there = code(corrected[c], step);
            int before = code(raw.bases()[r], step);
            if (before != Nucleotide.NONE && isOwn(raw, corrected, r, c, step)) {
                siblings[before] = Math.max(0, siblings[before] - 1);
            }
            return there == Nucleotide.NONE || evidence.costs(siblings, costs) == 0
                    ? Double.NaN
                    : before == Nucleotide.NONE ? against(there) : costs[before] - costs[there];
        }

        /** The odds of a base against the three others. */
        private double against(int base) {
            double others = Arrays.stream(costs).map(cost -> Math.pow(2, -cost)).sum() - Math.pow(2, -costs[base]);
            return -costs[base] - Math.log(others) / Math.log(2);
        }

        /** Whether the raw read itself was counted with the raw base behind these corrected ones. */
        private boolean isOwn(Read raw, byte[] corrected, int r, int c, int step) {
            for (int i = 0; i < k; i++) {
                int at = r - step * i;
                boolean counted = isInside(at, raw.length())
                        && (i == 0 || same(raw.bases()[at], corrected[c - step * i]))
                        && (!raw.hasQualities() || raw.qualities()[at] >= settings.countedQuality());
                if (!counted) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isInside(int position, int length) {
        return position >= 0 && position < length;
    }

    private static boolean same(byte left, byte right) {
        return Nucleotide.code(left) == Nucleotide.code(right);
    }

    private static int code(byte letter, int step) {
        int code = Nucleotide.code(letter);
        return step > 0 ? code : Nucleotide.complement(code);
    }
}
