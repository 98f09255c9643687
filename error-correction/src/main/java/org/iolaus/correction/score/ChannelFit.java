package org.iolaus.correction.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;
import org.iolaus.lm.count.PositionPosteriors;

/**
 * Fits the noise channel from the reads and the count model alone, by expectation maximisation over positions that enough other reads
 * cover: the model says from both sides which base is likely the true one, the raw base and its quality say what was read. Rates of
 * sparse cells shrink to the rate of their quality, and those of sparse qualities to what the quality claims.
 */
public final class ChannelFit {

    private static final int MOST_FRAGMENTS = 3000;
    private static final int ITERATIONS = 4;

    /** Only places where the other reads leave little doubt teach what the sequencer does. */
    private static final double CERTAIN = 0.98;

    /** Reads are well covered where more than this share of their bases is. */
    private static final double MOSTLY = 0.5;

    /** Less than this share of covered bases is too little to know a bin by. */
    private static final double HARDLY = 0.1;

    private static final double QUALITY_WEIGHT = 50;
    private static final double POSITION_WEIGHT = 300;
    private static final double SUBSTITUTION_WEIGHT = 50;

    /** What a base without a quality is taken to claim. */
    private static final double UNCLAIMED_ERROR = 0.01;

    /** A base that tells nothing is wrong three times in four; only what was measured may say more. */
    private static final double UNKNOWN_BASE_ERROR = 0.75;

    private final List<Observed> observed = new ArrayList<>();

    private final List<Observed> oneSided = new ArrayList<>();
    private final double[] bases = new double[NoiseChannel.POSITION_BINS];
    private final double[] supported = new double[NoiseChannel.POSITION_BINS];
    private double bothSides;
    private double wrongSides;

    private ChannelFit() {}

    /**
     * Fits a channel.
     *
     * @param models the count model of the data
     * @param sample fragments from the same reads
     * @return the channel
     */
    public static NoiseChannel fit(CountModels models, List<ReadPair> sample) {
        return fit(models, sample, 1);
    }

    /**
     * The same on several threads; the channel does not depend on how many.
     *
     * @param models the count model of the data
     * @param sample fragments from the same reads
     * @param threads how many threads work, at least 1
     * @return the channel
     */
    public static NoiseChannel fit(CountModels models, List<ReadPair> sample, int threads) {
        List<ReadPair> fragments = sample.subList(0, Math.min(MOST_FRAGMENTS, sample.size()));
        ChannelFit fit = new ChannelFit();
        Parallel.Both<ChannelFit, IndelRates> parts = new Parallel(threads)
                .both(() -> fit.observe(models, fragments), () -> {
                    IndelFit indels = new IndelFit(models.continuations());
                    fragments.forEach(indels::observe);
                    return indels.rates(IndelPrior.RARE);
                });
        return parts.one().maximise(parts.other());
    }

    /** A raw base where the truth is well supported: what was read, with which quality, where, and how likely each base is the truth. */
    private record Observed(byte raw, byte quality, byte bin, float[] truth) {}

    private ChannelFit observe(CountModels models, List<ReadPair> sample) {
        PositionPosteriors posteriors = models.positionPosteriors();
        for (ReadPair pair : sample) {
            posteriors.own(pair);
            for (Read read : pair.reads()) {
                posteriors.compute(read);
                for (int i = 0; i < read.length(); i++) {
                    int raw = Nucleotide.code(read.bases()[i]);
                    if (raw != Nucleotide.NONE) {
                        observe(posteriors, read, i, raw);
                    }
                }
            }
        }
        addOneSided();
        return this;
    }

    private void observe(PositionPosteriors posteriors, Read read, int position, int raw) {
        int left = posteriors.provenFromLeft(position);
        int right = posteriors.provenFromRight(position);
        if (left != Nucleotide.NONE && right != Nucleotide.NONE) {
            bothSides++;
            wrongSides += left == right ? 0 : 0.5;
        }
        int bin = NoiseChannel.bin(position, read.length());
        byte quality = (byte) NoiseChannel.quality(read, position);
        float[] truth = new float[4];
        bases[bin]++;
        if (posteriors.supported(position)) {
            supported[bin]++;
            float most = 0;
            for (int b = 0; b < 4; b++) {
                truth[b] = (float) posteriors.probability(position, b);
                most = Math.max(most, truth[b]);
            }
            if (most >= CERTAIN) {
                observed.add(new Observed((byte) raw, quality, (byte) bin, truth));
            }
        } else if (left != right) {
            truth[left == Nucleotide.NONE ? right : left] = 1;
            oneSided.add(new Observed((byte) raw, quality, (byte) bin, truth));
        }
    }

    /**
     * Where reads have no qualities, the escapes of the model hold the errors of their ends as well, and no end seems covered enough. Such
     * bins take what one side tells, which is as often wrong as it is seen to be where the other side tells it too.
     */
    private void addOneSided() {
        boolean wellCovered = sum(supported) > MOSTLY * sum(bases);
        double wrongSide = (wrongSides + 1) / (bothSides + 2);
        for (Observed base : oneSided) {
            if (wellCovered && supported[base.bin()] < HARDLY * bases[base.bin()]) {
                float[] truth = base.truth();
                for (int b = 0; b < 4; b++) {
                    truth[b] = (float) (truth[b] == 1 ? 1 - wrongSide : wrongSide / 3);
                }
                observed.add(base);
            }
        }
        oneSided.clear();
    }

    private NoiseChannel maximise(IndelRates indels) {
        double[][] errors = new double[NoiseChannel.QUALITIES][NoiseChannel.POSITION_BINS];
        double[][] substitutions = new double[4][4];
        for (int quality = 0; quality < errors.length; quality++) {
            Arrays.fill(errors[quality], bounded(claimed(quality)));
        }
        for (double[] row : substitutions) {
            Arrays.fill(row, 1.0 / 3);
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            step(errors, substitutions);
        }
        return new NoiseChannel(errors, substitutions, indels);
    }

    private void step(double[][] errors, double[][] substitutions) {
        double[][] wrong = new double[NoiseChannel.QUALITIES][NoiseChannel.POSITION_BINS];
        double[][] all = new double[NoiseChannel.QUALITIES][NoiseChannel.POSITION_BINS];
        double[][] kinds = new double[4][4];
        for (Observed base : observed) {
            double error = errors[base.quality()][base.bin()];
            double sum = 0;
            double right = 0;
            double[] share = new double[4];
            for (int truth = 0; truth < 4; truth++) {
                double emission = truth == base.raw() ? 1 - error : error * substitutions[truth][base.raw()];
                share[truth] = base.truth()[truth] * emission;
                sum += share[truth];
                right += truth == base.raw() ? share[truth] : 0;
            }
            wrong[base.quality()][base.bin()] += 1 - right / sum;
            all[base.quality()][base.bin()]++;
            for (int truth = 0; truth < 4; truth++) {
                kinds[truth][base.raw()] += truth == base.raw() ? 0 : share[truth] / sum;
            }
        }
        for (int quality = 0; quality < errors.length; quality++) {
            double ofQuality =
                    (sum(wrong[quality]) + QUALITY_WEIGHT * claimed(quality)) / (sum(all[quality]) + QUALITY_WEIGHT);
            for (int bin = 0; bin < NoiseChannel.POSITION_BINS; bin++) {
                errors[quality][bin] = bounded(
                        (wrong[quality][bin] + POSITION_WEIGHT * ofQuality) / (all[quality][bin] + POSITION_WEIGHT));
            }
        }
        for (int truth = 0; truth < 4; truth++) {
            double row = sum(kinds[truth]);
            for (int raw = 0; raw < 4; raw++) {
                substitutions[truth][raw] =
                        truth == raw ? 0 : (kinds[truth][raw] + SUBSTITUTION_WEIGHT / 3) / (row + SUBSTITUTION_WEIGHT);
            }
        }
    }

    private static double claimed(int quality) {
        return quality == NoiseChannel.NO_QUALITY
                ? UNCLAIMED_ERROR
                : Math.min(UNKNOWN_BASE_ERROR, Math.pow(10, -quality / 10.0));
    }

    private static double bounded(double error) {
        return Math.min(NoiseChannel.HIGHEST_ERROR, Math.max(NoiseChannel.LOWEST_ERROR, error));
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
