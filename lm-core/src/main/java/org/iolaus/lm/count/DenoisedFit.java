package org.iolaus.lm.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModel.Prediction;

/**
 * Fits the denoised form of a count model on a sample of the counted fragments, each left out of the counts while it is looked at:
 * first the branches of every level, then, with these, the escapes.
 */
final class DenoisedFit {

    /** More fragments than this teach no more. */
    private static final int MOST_FRAGMENTS = 4000;

    /** Contexts seen less often say nothing of branches. */
    private static final int FEWEST_OBSERVATIONS = 4;

    /** Counts are kept exactly to here; beyond, the number of observations is rounded to a tenth, to keep the table of cells small. */
    private static final int EXACT_OBSERVATIONS = 64;

    /** Misses are measured on bases of at least this Phred score, so that few of them are sequencing errors. */
    private static final int GOOD_QUALITY = 30;

    /** What a base without a quality is taken to claim. */
    private static final double UNCLAIMED_ERROR = 0.01;

    /** So many fragments are the work of one thread. */
    private static final int PORTION = 128;

    private final List<KmerCounts> counts;
    private final int longContext;
    private final List<ReadPair> sample;
    private final int qualityCut;
    private final int goodQuality;
    private final int threads;

    DenoisedFit(List<KmerCounts> counts, int longContext, List<ReadPair> sample, int qualityCut, int threads) {
        this.counts = counts;
        this.longContext = longContext;
        this.sample = sample.subList(0, Math.min(MOST_FRAGMENTS, sample.size()));
        this.qualityCut = qualityCut;
        this.goodQuality = medianQuality(this.sample);
        this.threads = threads;
    }

    CountModel fit() {
        BranchPrior[] branches = fitBranches();
        EscapeRates.Tally nothing = new EscapeRates.Tally(branches.length);
        DenoisedEstimator first = new DenoisedEstimator(branches, nothing.rates());
        DenoisedEstimator second = new DenoisedEstimator(branches, fitEscapes(first));
        return CountModel.of(counts, new DenoisedEstimator(branches, fitEscapes(second)));
    }

    private BranchPrior[] fitBranches() {
        CountModel model = CountModel.of(counts, new RawEstimator(0));
        OwnKmers own = new OwnKmers(model.lengths(), qualityCut);
        int[] follow = new int[4];
        List<Map<Long, Integer>> cells = new ArrayList<>();
        for (int level = 0; level < model.levels(); level++) {
            cells.add(new HashMap<>());
        }
        for (ReadPair pair : sample) {
            own.set(pair);
            for (Read read : pair.reads()) {
                long history = 0;
                int known = 0;
                for (byte letter : read.bases()) {
                    for (int level = 0; level < model.levels() && known >= model.context(level); level++) {
                        int n = model.follow(level, history, own, follow);
                        if (n >= FEWEST_OBSERVATIONS) {
                            addCells(cells.get(level), n, follow);
                        }
                    }
                    int code = Nucleotide.code(letter);
                    known = code == Nucleotide.NONE ? 0 : known + 1;
                    history = history << 2 | (code & 3);
                }
            }
        }
        return cells.stream().map(BranchPrior::new).toArray(BranchPrior[]::new);
    }

    /** All bases but the most frequent one, which is genomic without question. */
    private static void addCells(Map<Long, Integer> cells, int n, int[] follow) {
        int top = 0;
        for (int b = 1; b < 4; b++) {
            top = follow[b] > follow[top] ? b : top;
        }
        long rounded = n <= EXACT_OBSERVATIONS ? n : Math.round(Math.pow(1.1, Math.rint(Math.log(n) / Math.log(1.1))));
        for (int b = 0; b < 4; b++) {
            if (b != top) {
                long c = Math.min(rounded, Math.round(follow[b] * (double) rounded / n));
                cells.merge(rounded << 16 | Math.min(0xffff, c), 1, Integer::sum);
            }
        }
    }

    private EscapeRates fitEscapes(DenoisedEstimator estimator) {
        CountModel model = CountModel.of(counts, estimator);
        EscapeRates.Tally all = new EscapeRates.Tally(model.levels());
        addBases(all);
        PrimitiveIterator.OfInt starts = IntStream.iterate(0, from -> from < sample.size(), from -> from + PORTION)
                .iterator();
        new Parallel(threads)
                .<Integer, EscapeRates.Tally>inOrder(
                        () -> starts.hasNext() ? starts.next() : null,
                        from -> tally(model, sample.subList(from, Math.min(sample.size(), from + PORTION))),
                        all::add);
        return all.rates();
    }

    /** What the qualities of good bases claim, in the order of the sample, so that rounding is always the same. */
    private void addBases(EscapeRates.Tally tally) {
        for (ReadPair pair : sample) {
            for (Read read : pair.reads()) {
                for (int i = 0; i < read.length(); i++) {
                    if (isGood(read, i)) {
                        tally.addBase(claimedError(read, i));
                    }
                }
            }
        }
    }

    private EscapeRates.Tally tally(CountModel model, List<ReadPair> portion) {
        OwnKmers own = new OwnKmers(model.lengths(), qualityCut);
        EscapeRates.Tally tally = new EscapeRates.Tally(model.levels());
        History history = new History(longContext);
        Prediction prediction = new Prediction();
        LookAhead lookAhead = model.lookAhead();
        for (ReadPair pair : portion) {
            own.set(pair);
            for (Read read : pair.reads()) {
                lookAhead.along(Nucleotide.codes(read.bases()), 0, read.length());
                history.clear();
                for (int i = 0; i < read.length(); i++) {
                    int code = Nucleotide.code(read.bases()[i]);
                    if (isGood(read, i)) {
                        tally(model, history, own, code, tally);
                    }
                    model.predict(history.bases(), history.known(), own, prediction);
                    history.push(code, prediction);
                }
            }
        }
        return tally;
    }

    /** From the longest context down to the first that was seen with the base: those before it missed. */
    private static void tally(CountModel model, History history, OwnKmers own, int code, EscapeRates.Tally tally) {
        Prediction prediction = new Prediction();
        boolean fallback = false;
        for (int level = model.levels() - 1; level >= 0; level--) {
            if (history.known() < model.context(level)) {
                continue;
            }
            int n = model.weigh(level, history.bases(), fallback, own, prediction);
            if (n > 0) {
                tally.add(level, fallback, n, !prediction.shown(code));
                if (prediction.shown(code)) {
                    return;
                }
                prediction.excludeSeen();
            }
            fallback = true;
        }
    }

    private boolean isGood(Read read, int position) {
        return Nucleotide.code(read.bases()[position]) != Nucleotide.NONE
                && (!read.hasQualities() || read.qualities()[position] >= goodQuality);
    }

    private static double claimedError(Read read, int position) {
        return read.hasQualities() ? Math.pow(10, -read.qualities()[position] / 10.0) : UNCLAIMED_ERROR;
    }

    private static int medianQuality(List<ReadPair> sample) {
        long[] histogram = new long[128];
        long bases = 0;
        for (ReadPair pair : sample) {
            for (Read read : pair.reads()) {
                for (byte quality : read.qualities()) {
                    histogram[quality]++;
                    bases++;
                }
            }
        }
        long below = 0;
        for (int quality = 0; quality < GOOD_QUALITY; quality++) {
            below += histogram[quality];
            if (2 * below > bases) {
                return quality;
            }
        }
        return GOOD_QUALITY;
    }
}
