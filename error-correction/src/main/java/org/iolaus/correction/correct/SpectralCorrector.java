package org.iolaus.correction.correct;

import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;

/**
 * Corrects substitution errors with the counts of k-mers of one length: support of the read's k-mers by other reads, longest solid
 * island, best-first extension from it to the right and, on the other strand, to the left. The recipe is that of BFC (Li, BFC: correcting
 * Illumina sequencing errors, Bioinformatics 31, 2015); what differs is that no threshold is global, that a base costs bits by its
 * quality and by the counts of its siblings, and that the read's own k-mers are no evidence.
 */
public final class SpectralCorrector implements ReadCorrector {

    /** What the corrector is called. */
    public static final String NAME = "spectral";

    private final KmerCounts counts;
    private final SpectralSettings settings;
    private final SubstitutionCost substitutionCost;
    private final ContextEvidence evidence;
    private final int k;

    /**
     * Makes a corrector that takes the qualities at their word, within bounds.
     *
     * @param counts the k-mers of all reads
     * @param settings what is known of the data set
     */
    public SpectralCorrector(KmerCounts counts, SpectralSettings settings) {
        this.counts = counts;
        this.settings = settings;
        this.substitutionCost = SubstitutionCost.claimed(settings.errorRate());
        this.evidence = new ContextEvidence(settings.errorRate(), settings.branchRate(), settings.rareRate());
        this.k = counts.k();
    }

    @Override
    public String name() {
        return "spectral k=" + k;
    }

    @Override
    public Session open() {
        return new Worker();
    }

    /** One thread's search and its scratch memory. */
    private final class Worker implements Session {

        private final KmerSupport support = new KmerSupport(counts, settings.countedQuality());
        private final SolidIslands islands = new SolidIslands(counts, evidence, settings.floor());
        private final BestFirstExtension extension = new BestFirstExtension(counts, evidence);
        private final OrientedRead forward = new OrientedRead();
        private final OrientedRead reverse = new OrientedRead();

        private @Nullable ReadPair fragment;

        @Override
        public void open(ReadPair next, int fragmentLength) {
            fragment = next;
            support.own(next, fragmentLength);
        }

        @Override
        public CorrectedRead correct(Read read, int editable) {
            int length = Math.min(read.length(), editable);
            if (length < k) {
                return CorrectedRead.unchanged(read, Outcome.TOO_SHORT);
            }
            if (!load(read, length)) {
                return CorrectedRead.unchanged(read, Outcome.NO_BASES);
            }
            if (!isOfFragment(read)) {
                open(new ReadPair(read, null), -1);
            }
            support.fill(forward);
            int threshold = islands.threshold(forward);
            int weak = support.below(forward, threshold);
            if (weak == 0) {
                return CorrectedRead.unchanged(read, Outcome.CLEAN);
            }
            for (int i = 0; i < length; i++) {
                forward.change[i] = substitutionCost.of(forward.codes[i], read, i);
            }
            if (!islands.findLongest(forward, threshold) && !islands.makeOne(forward, threshold)) {
                return CorrectedRead.unchanged(read, Outcome.UNCORRECTED);
            }
            return apply(read, search(), weak, threshold);
        }

        @SuppressWarnings("ReferenceEquality") // equal reads of different fragments are two observations
        private boolean isOfFragment(Read read) {
            return fragment != null && (read == fragment.first() || read == fragment.second());
        }

        /** Converts the bases; false where there is none at all. */
        private boolean load(Read read, int length) {
            forward.resize(length);
            boolean any = false;
            for (int i = 0; i < length; i++) {
                int code = Nucleotide.code(read.bases()[i]);
                forward.codes[i] = (byte) code;
                any |= code != Nucleotide.NONE;
            }
            return any;
        }

        /** Extends the island both ways and leaves the corrected codes in the forward read. Returns the number of substitutions. */
        private int search() {
            int edits = 0;
            int original = Nucleotide.NONE;
            int made = islands.editPosition;
            if (made >= 0) {
                original = forward.codes[made];
                forward.codes[made] = (byte) islands.editCode;
                edits++;
            }
            reverse.reverse(forward, k);
            int end = forward.length - 1;
            byte[] right = extension.extend(forward, islands.first, islands.last, made, depth(islands.last, made));
            for (int i = islands.first + 1; i <= end; i++) {
                edits += put(i, right[i]);
            }
            int mirroredFirst = end - (islands.last - k + 1);
            int mirroredLast = end - (islands.first - k + 1);
            int mirroredMade = made < 0 ? -1 : end - made;
            byte[] left =
                    extension.extend(reverse, mirroredFirst, mirroredLast, mirroredMade, depth(islands.first, made));
            for (int i = mirroredFirst + 1; i <= end; i++) {
                edits += put(end - i, Nucleotide.complement(left[i]));
            }
            if (made >= 0 && original == islands.editCode) {
                edits--;
            }
            return edits;
        }

        private int depth(int end, int made) {
            return made < 0 ? forward.support[end] : counts.count(Kmer.canonical(forward.kmer(end, k), k));
        }

        private int put(int position, int code) {
            if (code == Nucleotide.NONE || code == forward.codes[position]) {
                return 0;
            }
            forward.codes[position] = (byte) code;
            return 1;
        }

        /** Hands on the corrected read where fewer of its k-mers are weak than before. */
        private CorrectedRead apply(Read read, int edits, int weakBefore, int threshold) {
            if (edits == 0) {
                return CorrectedRead.unchanged(read, Outcome.UNCORRECTED);
            }
            support.fillChanged(forward, read);
            int weak = support.below(forward, threshold);
            if (weak >= weakBefore) {
                return CorrectedRead.unchanged(read, Outcome.UNCORRECTED);
            }
            byte[] bases = read.bases().clone();
            for (int i = 0; i < forward.length; i++) {
                int code = forward.codes[i];
                if (code != Nucleotide.code(bases[i])) {
                    boolean lower = bases[i] >= 'a';
                    bases[i] = (byte) (lower ? Nucleotide.letter(code) | 0x20 : Nucleotide.letter(code));
                }
            }
            Outcome outcome = weak == 0 ? Outcome.CORRECTED : Outcome.PARTLY_CORRECTED;
            return new CorrectedRead(read.with(bases, read.qualities()), edits, outcome);
        }
    }
}
