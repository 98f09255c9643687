package org.iolaus.pipeline.run;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.iolaus.correction.edit.QualityRange;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.DuplicateFinder;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.system.PrivateFile;

/**
 * What the first pass over the reads tells: that every record can be read, how many there are, a random sample, which fragments are
 * copies of others, and from which quality on bases are worth counting.
 *
 * @param fragments how many single reads and pairs there are
 * @param reads how many reads
 * @param bases how many bases they have
 * @param longestRead in bases
 * @param sample fragments in random order
 * @param duplicates the places of fragments that are copies of earlier ones
 * @param duplicateShare the share of pairs that are like an earlier one
 * @param qualityCut the lowest Phred score of a base that counts as an observation
 * @param qualityRange the lowest and highest Phred score of the reads
 */
public record ReadSurvey(
        long fragments,
        long reads,
        long bases,
        int longestRead,
        List<Sampled> sample,
        BitSet duplicates,
        double duplicateShare,
        int qualityCut,
        QualityRange qualityRange) {

    /** No base from this Phred score on is left out. */
    private static final int HIGHEST_CUT = 20;

    /** At least this share of the bases is counted. */
    private static final double COUNTED = 0.98;

    /** From this depth on the worst bases can be spared. */
    private static final double DEEP = 15;

    /** Where others stay that deep, all bases under this Phred score can be: systematic errors are mostly among them. */
    private static final int SPARED_CUT = 25;

    /** So many of the longest k-mers must be left at each place of the genome. */
    private static final double DEPTH_LEFT = 30;

    /** Fragments of the sample that tell how many are left. */
    private static final int ASKED = 2000;

    /** The natural logarithm of the probability that a base is right, by its Phred score. */
    private static final double[] RIGHT_LOG = IntStream.rangeClosed(0, 93)
            .mapToDouble(score -> Math.log1p(-Math.min(0.75, Math.pow(10, score / -10.0))))
            .toArray();

    /**
     * Goes through the reads.
     *
     * @param input the reads
     * @param sampler what takes the sample
     * @param threads how many threads work; what is found does not depend on it
     * @param maxMemory how many bytes the run may use; a quarter is for finding duplicates, and what does not fit goes on disk
     * @param progress is told
     * @return what was found
     */
    public static ReadSurvey of(ReadInput input, ReadSampler sampler, int threads, long maxMemory, Progress progress) {
        DuplicateFinder duplicates = new DuplicateFinder(maxMemory / 4, PrivateFile.folder());
        SurveyTally all = new SurveyTally();
        try (ReadSource source = ReadFiles.open(input);
                Progress.Step step = progress.step("reading", "fragments", 0)) {
            new Parallel(threads).inOrder(ReadBatch.of(source), Looked::at, looked -> {
                long ordinal = looked.batch().firstOrdinal();
                for (int i = 0; i < looked.hashes().length; i++) {
                    sampler.offer(ordinal + i, looked.batch().pairs().get(i));
                    duplicates.offer(ordinal + i, looked.hashes()[i]);
                }
                all.add(looked.tally());
                step.advance(looked.hashes().length);
            });
            source.notes().forEach(progress::warn);
        }
        if (all.fragments == 0) {
            progress.warn(input.first() + ": holds no reads");
        }
        return new ReadSurvey(
                all.fragments,
                all.reads,
                all.bases,
                all.longest,
                sampler.sample(),
                duplicates.duplicates(),
                duplicates.share(),
                qualityCut(all.qualities),
                QualityRange.of(all.qualities));
    }

    /** What any thread can tell of a batch. */
    private record Looked(ReadBatch batch, long[] hashes, SurveyTally tally) {

        static Looked at(ReadBatch batch) {
            SurveyTally tally = new SurveyTally();
            long[] hashes = new long[batch.pairs().size()];
            for (int i = 0; i < hashes.length; i++) {
                ReadPair pair = batch.pairs().get(i);
                hashes[i] = DuplicateFinder.hash(pair);
                tally.add(pair);
            }
            return new Looked(batch, hashes, tally);
        }
    }

    /** The reads of the sample alone. */
    List<ReadPair> samplePairs() {
        return sample.stream().map(Sampled::pair).toList();
    }

    /**
     * The same survey with the cut that suits the depth. In reads too few none is left out: what a cut spares in errors it then costs in
     * evidence. In reads more than enough, more of them are.
     *
     * @param genomeSize in bases, at least roughly
     */
    ReadSurvey cutByDepth(double genomeSize) {
        return bases < DEEP * genomeSize ? withCut(0) : withCut(sparingCut(genomeSize));
    }

    private ReadSurvey withCut(int cut) {
        return new ReadSurvey(
                fragments, reads, bases, longestRead, sample, duplicates, duplicateShare, cut, qualityRange);
    }

    /** The highest cut that leaves enough k-mers; the one that leaves nearly all bases, if that is higher. */
    private int sparingCut(double genomeSize) {
        List<Read> asked = sample.stream()
                .limit(ASKED)
                .flatMap(sampled -> sampled.pair().reads().stream())
                .toList();
        double askedBases = asked.stream().mapToLong(Read::length).sum();
        int cut = SPARED_CUT;
        while (cut > qualityCut && kmersLeft(asked, cut) * (bases / askedBases) < DEPTH_LEFT * genomeSize) {
            cut--;
        }
        return Math.max(cut, qualityCut);
    }

    /**
     * How much of the k-mers that hold an error the quality cut leaves, by what the qualities claim.
     *
     * @param k the length of the k-mers
     * @return a share, 1 where nothing is cut
     */
    double wrongKmersLeft(int k) {
        double all = 0;
        double left = 0;
        for (Sampled sampled : sample.subList(0, Math.min(ASKED, sample.size()))) {
            for (Read read : sampled.pair().reads()) {
                byte[] qualities = read.qualities();
                int run = 0;
                double rightLog = 0;
                for (int i = 0; i < qualities.length; i++) {
                    run = qualities[i] < qualityCut ? 0 : run + 1;
                    rightLog += RIGHT_LOG[qualities[i]] - (i < k ? 0 : RIGHT_LOG[qualities[i - k]]);
                    double wrong = i + 1 < k ? 0 : -Math.expm1(rightLog);
                    all += wrong;
                    left += run >= k ? wrong : 0;
                }
            }
        }
        return all > 0 ? left / all : 1;
    }

    /** How many of the longest k-mers have no base under a cut. */
    private static long kmersLeft(List<Read> reads, int cut) {
        long left = 0;
        for (Read read : reads) {
            int run = 0;
            for (byte quality : read.qualities()) {
                run = quality < cut ? 0 : run + 1;
                left += run >= Kmer.MAX_K ? 1 : 0;
            }
        }
        return left;
    }

    /** The highest cut that leaves nearly all bases. */
    static int qualityCut(long[] histogram) {
        long below = 0;
        long all = Arrays.stream(histogram).sum();
        for (int cut = 0; cut < HIGHEST_CUT; cut++) {
            below += histogram[cut];
            if (below > (1 - COUNTED) * all) {
                return cut;
            }
        }
        return HIGHEST_CUT;
    }
}
