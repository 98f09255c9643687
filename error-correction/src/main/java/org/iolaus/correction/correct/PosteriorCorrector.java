package org.iolaus.correction.correct;

import java.util.Arrays;
import java.util.List;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.correction.score.IndelRates;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;

/**
 * Corrects reads without a k to choose: contexts of several lengths and the qualities decide each base. A search from the longest trusted
 * piece of the read, to both sides, proposes; what stands in the end is what is more likely right than wrong, with the whole corrected
 * read around it.
 */
public final class PosteriorCorrector implements ReadCorrector {

    /** The tool's name. */
    public static final String NAME = "posterior";

    /** Errors are measured on the first so many bases of a sample: more teach no more. */
    public static final long SAMPLE_BASES = 2_000_000;

    /**
     * What the windows around an edit and its quality may say against it at most, in bits: the most doubtful of three windows decides, so
     * that edits at even odds by this measure are right far more often than wrong.
     */
    private static final double LEAST_ODDS = -1.5;

    /** So many bases longer than log4 of both strands of the genome, a k-mer occurs by chance hardly ever, even among errors. */
    private static final int BEYOND_CHANCE = 8;

    private final KmerLevels levels;
    private final SubstitutionCost substitutionCost;
    private final IndelRates indelRates;

    /**
     * Makes a corrector.
     *
     * @param counts the k-mers of all reads, one table for each of several lengths
     * @param countedQuality the quality cut that they were counted with
     * @param sample fragments from the same reads, to measure on how often bases of each quality are wrong, inserted and left out
     * @param indels what is known of inserted and missing bases beforehand
     */
    public PosteriorCorrector(List<KmerCounts> counts, int countedQuality, List<ReadPair> sample, IndelPrior indels) {
        this(KmerLevels.of(counts, countedQuality), sample, indels);
    }

    private PosteriorCorrector(KmerLevels levels, List<ReadPair> sample, IndelPrior indels) {
        this.levels = levels;
        this.substitutionCost = SubstitutionCost.measured(new MeasuredErrors(levels, sample));
        this.indelRates = SupportedContinuations.indelRates(levels, sample, indels);
    }

    /**
     * The k-mer lengths to count: a short one, which occurs in many reads, and the longest, which tells copies of a repeat apart.
     *
     * @param genomeSize in bases, at least roughly
     * @return ascending odd lengths
     */
    public static List<Integer> lengths(double genomeSize) {
        int start = (int) Math.ceil(Math.log(2 * Math.max(64, genomeSize)) / Math.log(4));
        return List.of(Math.min(Kmer.MAX_K - 2, start + BEYOND_CHANCE) | 1, Kmer.MAX_K);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Session open() {
        return new Worker();
    }

    /** One thread's search and its scratch memory. */
    private final class Worker implements Session {

        private final KmerSupport[] supports = levels.supports();
        private final SolidIslands[] islands = new SolidIslands[levels.size()];
        private final PosteriorExtension extension = new PosteriorExtension(levels, indelRates);
        private final EditJudge judge = new EditJudge(levels);
        private final IndelJudge indelJudge = new IndelJudge(levels, supports, indelRates);
        private final LeveledRead gapped = new LeveledRead(levels.size());
        private final LeveledRead forward = new LeveledRead(levels.size());
        private final LeveledRead reverse = new LeveledRead(levels.size());
        private final boolean[] owned = new boolean[levels.size()];
        private byte[] corrected = new byte[0];
        private int[] inserted = new int[0];
        private boolean hasIndels;
        private @Nullable ReadPair fragment;
        private int fragmentLength;

        Worker() {
            for (int level = 0; level < levels.size(); level++) {
                islands[level] = new SolidIslands(levels.counts(level), levels.evidence(level), levels.floor(level));
            }
        }

        @Override
        public void open(ReadPair next, int length) {
            fragment = next;
            fragmentLength = length;
            Arrays.fill(owned, false);
        }

        @Override
        public CorrectedRead correct(Read read, int editable) {
            int length = Math.min(read.length(), editable);
            int top = levels.highestOf(length);
            if (top < 0) {
                return CorrectedRead.unchanged(read, Outcome.TOO_SHORT);
            }
            if (forward.load(read, length) == 0) {
                return CorrectedRead.unchanged(read, Outcome.NO_BASES);
            }
            if (!isOfFragment(read)) {
                open(new ReadPair(read, null), -1);
            }
            fill(top);
            int threshold = islands[top].threshold(forward.at(top));
            if (supports[top].below(forward.at(top), threshold) == 0) {
                return CorrectedRead.unchanged(read, Outcome.CLEAN);
            }
            for (int level = 0; level < top; level++) {
                fill(level);
            }
            for (int i = 0; i < length; i++) {
                forward.change()[i] = substitutionCost.of(forward.codes()[i], read, i);
            }
            int level = start(top);
            if (level < 0) {
                return CorrectedRead.unchanged(read, Outcome.UNCORRECTED);
            }
            reverse.reverse(forward, levels);
            extension.allowIndels(true);
            search(level);
            if (hasIndels) {
                GappedRead found = new GappedRead(forward.codes(), corrected, inserted, length);
                int refused = found.weigh(indelJudge, LEAST_ODDS);
                if (found.indels() > 0) {
                    return apply(read, found, top, refused);
                }
                extension.allowIndels(false);
                search(level);
            }
            return apply(read);
        }

        @SuppressWarnings("ReferenceEquality") // equal reads of different fragments are two observations
        private boolean isOfFragment(Read read) {
            return fragment != null && (read == fragment.first() || read == fragment.second());
        }

        /** Looks up a level's support; what the fragment holds itself is found out when the level is first needed. */
        private void fill(int level) {
            if (!owned[level] && fragment != null) {
                supports[level].own(fragment, fragmentLength);
                owned[level] = true;
            }
            supports[level].fill(forward.at(level));
        }

        /** Finds a trusted piece with k-mers as long as possible; makes one where there is none. Returns its level or -1. */
        private int start(int top) {
            for (int level = top; level >= 0; level--) {
                OrientedRead view = forward.at(level);
                if (islands[level].findLongest(view, islands[level].threshold(view))) {
                    return level;
                }
            }
            for (int level = top; level >= 0; level--) {
                OrientedRead view = forward.at(level);
                if (islands[level].makeOne(view, islands[level].threshold(view))) {
                    return level;
                }
            }
            return -1;
        }

        /** Extends the trusted piece both ways and leaves the codes in {@code corrected}, and what is inserted. */
        private void search(int level) {
            SolidIslands island = islands[level];
            int k = levels.k(level);
            int length = forward.length();
            int end = length - 1;
            if (corrected.length < length) {
                corrected = new byte[2 * length];
                inserted = new int[2 * length];
            }
            System.arraycopy(forward.codes(), 0, corrected, 0, length);
            Arrays.fill(inserted, 0, length, PathEdit.NO_BASES);
            hasIndels = false;
            int made = island.editPosition;
            int original = Nucleotide.NONE;
            if (made >= 0) {
                original = forward.codes()[made];
                forward.codes()[made] = (byte) island.editCode;
                reverse.codes()[end - made] = (byte) Nucleotide.complement(island.editCode);
                corrected[made] = (byte) island.editCode;
            }
            byte[] right =
                    extension.extend(forward, island.first, island.last, k, made, depth(level, island.last, made));
            for (int i = island.first + 1; i <= end; i++) {
                take(i, right[i], i, extension.inserted()[i], false);
            }
            int mirroredFirst = end - (island.last - k + 1);
            int mirroredLast = end - (island.first - k + 1);
            int mirroredMade = made < 0 ? -1 : end - made;
            byte[] left = extension.extend(
                    reverse, mirroredFirst, mirroredLast, k, mirroredMade, depth(level, island.first, made));
            for (int i = mirroredFirst + 1; i <= end; i++) {
                take(end - i, left[i], end - i + 1, extension.inserted()[i], true);
            }
            if (made >= 0) {
                forward.codes()[made] = (byte) original;
                reverse.codes()[end - made] = (byte) Nucleotide.complement(original);
            }
        }

        /** Takes over what one side's search made of a position, and what it inserts in front of a position of the forward read. */
        private void take(int position, int code, int front, int bases, boolean reversed) {
            if (code != Nucleotide.NONE) {
                corrected[position] = (byte) (reversed ? PathEdit.complement(code) : code);
                hasIndels |= code == PathEdit.DELETED;
            }
            if (bases != PathEdit.NO_BASES) {
                inserted[front] = reversed ? PathEdit.reverseComplement(bases) : bases;
                hasIndels = true;
            }
        }

        private int depth(int level, int end, int made) {
            return made < 0 ? forward.at(level).support[end] : levels.count(level, forward.history(end));
        }

        /** Hands on a read with inserted or deleted bases, less the substitutions that are not likely enough beside them. */
        private CorrectedRead apply(Read read, GappedRead found, int top, int refusedIndels) {
            byte[] raw = found.rawCodes();
            byte[] codes = found.correctedCodes();
            int[] places = found.places();
            gapped.load(raw);
            for (int level = 0; level <= top; level++) {
                supports[level].fill(gapped.at(level));
            }
            for (int i = 0; i < raw.length; i++) {
                gapped.change()[i] = forward.change()[places[i]];
            }
            int refused = refusedIndels + weigh(gapped, codes);
            int edits = found.indels();
            for (int i = 0; i < raw.length; i++) {
                edits += codes[i] == raw[i] ? 0 : 1;
            }
            return new CorrectedRead(found.spell(read, codes), edits, outcome(refused));
        }

        /** Takes substitutions back that are not likely enough. Returns how many. */
        private int weigh(LeveledRead raw, byte[] codes) {
            int refused = 0;
            for (int i = 0; i < raw.length(); i++) {
                if (codes[i] != raw.codes()[i] && judge.odds(raw, codes, i) - raw.change()[i] < LEAST_ODDS) {
                    codes[i] = raw.codes()[i];
                    refused++;
                }
            }
            return refused;
        }

        private static Outcome outcome(int refused) {
            return refused == 0 ? Outcome.CORRECTED : Outcome.PARTLY_CORRECTED;
        }

        /** Takes back what is not likely enough and hands on the rest. */
        private CorrectedRead apply(Read read) {
            int refused = weigh(forward, corrected);
            int edits = 0;
            byte[] bases = read.bases().clone();
            for (int i = 0; i < forward.length(); i++) {
                int code = corrected[i];
                if (code != forward.codes()[i]) {
                    boolean lower = bases[i] >= 'a';
                    bases[i] = (byte) (lower ? Nucleotide.letter(code) | 0x20 : Nucleotide.letter(code));
                    edits++;
                }
            }
            return edits == 0
                    ? CorrectedRead.unchanged(read, Outcome.UNCORRECTED)
                    : new CorrectedRead(read.with(bases, read.qualities()), edits, outcome(refused));
        }
    }
}
