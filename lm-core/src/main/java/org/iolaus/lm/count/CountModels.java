package org.iolaus.lm.count;

import java.util.List;
import java.util.stream.IntStream;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.ReadPair;

/**
 * The count model of one data set in its two forms, over the same counts: the raw one predicts reads and is what perplexity is measured
 * with; the denoised one predicts the genome and is the prior of the posterior.
 */
public final class CountModels {

    /** Contexts this many bases longer than log4 of both strands of the genome seldom occur by chance. */
    private static final int BEYOND_CHANCE = 2;

    private final CountModel raw;
    private final CountModel denoised;
    private final int qualityCut;
    private final int longContext;

    private CountModels(CountModel raw, CountModel denoised, int qualityCut, int longContext) {
        this.raw = raw;
        this.denoised = denoised;
        this.qualityCut = qualityCut;
        this.longContext = longContext;
    }

    /**
     * Fits both forms.
     *
     * @param counts the counts of all reads, one table a level
     * @param genomeSize the number of different k-mers of the genome, at least roughly, in bases
     * @param sample fragments from the same reads, to measure errors, branches and escapes on
     * @param qualityCut the quality cut that the counting used
     * @return the model
     */
    public static CountModels fit(List<KmerCounts> counts, double genomeSize, List<ReadPair> sample, int qualityCut) {
        return fit(counts, genomeSize, sample, qualityCut, 1);
    }

    /**
     * The same on several threads; the model does not depend on how many.
     *
     * @param counts the counts of all reads, one table a level
     * @param genomeSize the number of different k-mers of the genome, at least roughly, in bases
     * @param sample fragments from the same reads, to measure errors, branches and escapes on
     * @param qualityCut the quality cut that the counting used
     * @param threads how many threads work, at least 1
     * @return the model
     */
    public static CountModels fit(
            List<KmerCounts> counts, double genomeSize, List<ReadPair> sample, int qualityCut, int threads) {
        int longContext = longContext(genomeSize);
        int shortLevels =
                (int) counts.stream().filter(c -> c.k() - 1 < longContext).count();
        CountModel raw = CountModel.of(counts, new RawEstimator(shortLevels));
        CountModel denoised = new DenoisedFit(counts, longContext, sample, qualityCut, threads).fit();
        return new CountModels(raw, denoised, qualityCut, longContext);
    }

    /**
     * The k-mer lengths that a model of a genome of this size needs: from where contexts begin to be particular to a place, to the longest
     * there is, which the posterior corrector has counted too; all of them odd, so that no k-mer is its own reverse complement.
     *
     * @param genomeSize in bases
     * @return ascending lengths from 7 to 31
     */
    public static List<Integer> lengths(double genomeSize) {
        int first = Math.min(19, Math.max(7, odd(longContext(genomeSize) - 1)));
        return IntStream.of(first, first + 2, first + 4, first + 8, Kmer.MAX_K)
                .boxed()
                .toList();
    }

    /**
     * A scorer of reads, without errors in the counts.
     *
     * @param own what is left out; the caller sets it
     * @return one thread's scorer
     */
    public CountScorer denoisedScorer(OwnKmers own) {
        return new CountScorer(denoised, own, longContext);
    }

    /**
     * A scorer of reads as they were counted.
     *
     * @param own what is left out; the caller sets it
     * @return one thread's scorer
     */
    public CountScorer rawScorer(OwnKmers own) {
        return new CountScorer(raw, own, longContext);
    }

    /**
     * The posteriors of positions.
     *
     * @return one thread's working space
     */
    public PositionPosteriors positionPosteriors() {
        OwnKmers own = own();
        return new PositionPosteriors(own, denoisedScorer(own));
    }

    /**
     * What must follow the bases of a read.
     *
     * @return one thread's working space
     */
    public Continuations continuations() {
        return new Continuations(own(), denoised, longContext);
    }

    /**
     * A holder of what is left out of the counts when a fragment is scored.
     *
     * @return one thread's holder, empty
     */
    public OwnKmers own() {
        return new OwnKmers(raw.lengths(), qualityCut);
    }

    /**
     * How many bases at a read's start carry nothing but where it starts: log4 of both strands of the genome, and four more.
     *
     * @return a number of bases
     */
    public int startBases() {
        return longContext - BEYOND_CHANCE + 4;
    }

    /**
     * The k-mer lengths of the levels.
     *
     * @return ascending
     */
    public List<Integer> lengths() {
        return raw.lengths();
    }

    private static int longContext(double genomeSize) {
        return (int) Math.ceil(Math.log(2 * Math.max(64, genomeSize)) / Math.log(4)) + BEYOND_CHANCE;
    }

    private static int odd(int n) {
        return n | 1;
    }
}
