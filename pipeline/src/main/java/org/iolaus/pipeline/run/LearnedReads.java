package org.iolaus.pipeline.run;

import java.util.List;
import java.util.stream.Stream;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.score.ChannelFit;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.kmer.KmerSpectrum;
import org.iolaus.genomics.read.ReadArtifacts;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.lm.count.CountModels;

/**
 * What is learned of the raw reads before any correction is looked at.
 *
 * @param survey the first pass, with the sample
 * @param counting counts more, of the same reads
 * @param spectrum the k-mer spectrum
 * @param genomeSize its estimate in bases, or a guess where it is not estimable
 * @param counted the counts that the language model holds, and others that were made with them
 * @param models the language model
 * @param channel the noise channel
 */
record LearnedReads(
        ReadSurvey survey,
        CountingPass counting,
        KmerSpectrum spectrum,
        double genomeSize,
        CountedKmers counted,
        CountModels models,
        NoiseChannel channel) {

    /**
     * Goes through the reads to learn the model.
     *
     * @param input the reads
     * @param sampleBases how many bases the sample has
     * @param seed of the sample
     * @param threads how many threads work; the result does not depend on it
     * @param maxMemory how many bytes the program may use
     * @param progress is told
     */
    static LearnedReads of(
            ReadInput input, long sampleBases, long seed, int threads, long maxMemory, Progress progress) {
        Surveyed surveyed = survey(input, sampleBases, seed, threads, maxMemory, progress);
        CountingPass counting = new CountingPass(input, surveyed.survey(), threads, maxMemory, progress);
        return of(surveyed, counting, CountModels.lengths(surveyed.genome().size()), threads, progress);
    }

    /**
     * The same where a corrector goes by the reads too: what it needs is counted in the same pass, if there is memory for it.
     *
     * @param input the reads
     * @param sampleBases how many bases the sample has
     * @param seed of the sample
     * @param threads how many threads work; the result does not depend on it
     * @param maxMemory how many bytes the program may use
     * @param progress is told
     */
    static LearnedReads toCorrect(
            ReadInput input, long sampleBases, long seed, int threads, long maxMemory, Progress progress) {
        Surveyed surveyed = survey(input, sampleBases, seed, threads, maxMemory, progress);
        CountingPass counting = new CountingPass(input, surveyed.survey(), threads, maxMemory, progress);
        double genomeSize = surveyed.genome().size();
        List<Integer> all = lengths(genomeSize);
        boolean fits = counting.hasMemory(all);
        return of(surveyed, counting, fits ? all : CountModels.lengths(genomeSize), threads, progress);
    }

    /**
     * The k-mer lengths that the language model or the posterior corrector goes by.
     *
     * @param genomeSize in bases, at least roughly
     * @return ascending lengths
     */
    static List<Integer> lengths(double genomeSize) {
        return Stream.concat(CountModels.lengths(genomeSize).stream(), PosteriorCorrector.lengths(genomeSize).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The same from counts that were made before.
     *
     * @param counted the counts and the survey
     * @param input the same reads; only k-mers that were not counted are counted in them
     * @param threads how many threads work
     * @param maxMemory how many bytes the program may use
     * @param progress is told
     */
    static LearnedReads of(CountedReads counted, ReadInput input, int threads, long maxMemory, Progress progress) {
        ReadSurvey survey = counted.facts().survey();
        GenomeEstimate genome = GenomeEstimate.of(counted.facts().histogram(), survey);
        CountingPass counting = counted.counting(input, threads, maxMemory, progress);
        return of(new Surveyed(survey, genome), counting, CountModels.lengths(genome.size()), threads, progress);
    }

    /**
     * What the passes before the counting tell.
     *
     * @param survey with the quality cut that suits the depth
     * @param genome the k-mer spectrum and the genome's size
     */
    record Surveyed(ReadSurvey survey, GenomeEstimate genome) {}

    /** The passes before the counting. */
    static Surveyed survey(
            ReadInput input, long sampleBases, long seed, int threads, long maxMemory, Progress progress) {
        ReadSampler sampler = new ReadSampler(seed, Integer.MAX_VALUE - 8, sampleBases);
        ReadSurvey first = ReadSurvey.of(input, sampler, threads, maxMemory, progress);
        GenomeEstimate genome = GenomeEstimate.of(new CountingPass(input, first, threads, maxMemory, progress), first);
        ReadSurvey survey = first.cutByDepth(genome.size());
        warn(survey, genome, progress);
        return new Surveyed(survey, genome);
    }

    private static LearnedReads of(
            Surveyed surveyed, CountingPass pass, List<Integer> lengths, int threads, Progress progress) {
        ReadSurvey survey = surveyed.survey();
        GenomeEstimate genome = surveyed.genome();
        CountingPass counting = pass.expecting(genome.counted(survey));
        CountedKmers counted = new CountedKmers(counting, counting.count(lengths));
        List<KmerCounts> modelCounts = counted.of(CountModels.lengths(genome.size()));
        List<ReadPair> sample = survey.samplePairs();
        progress.info("fitting the language model and the noise channel");
        CountModels models = CountModels.fit(modelCounts, genome.size(), sample, survey.qualityCut(), threads);
        NoiseChannel channel = ChannelFit.fit(models, sample, threads);
        return new LearnedReads(survey, counting, genome.spectrum(), genome.size(), counted, models, channel);
    }

    /** Tells what the user should know before believing the result. */
    private static void warn(ReadSurvey survey, GenomeEstimate genome, Progress progress) {
        ReadArtifacts artifacts = new ReadArtifacts();
        survey.sample().forEach(sampled -> artifacts.add(sampled.pair()));
        artifacts.warnings().forEach(progress::warn);
        genome.spectrum().warnings().forEach(progress::warn);
    }
}
