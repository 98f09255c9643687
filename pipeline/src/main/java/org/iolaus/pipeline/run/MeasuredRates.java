package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.pipeline.report.ErrorRates;
import org.iolaus.pipeline.report.ErrorRates.PositionRate;
import org.iolaus.pipeline.report.ErrorRates.QualityRate;

/** What the noise channel says of a sample's bases, put together by their places and qualities. */
final class MeasuredRates {

    /** As many as the channel tells apart. */
    private static final int PARTS = 12;

    private static final int QUALITIES = 94;

    private final NoiseChannel channel;
    private final Sum[] places = sums(PARTS);
    private final Sum[] qualities = sums(QUALITIES);

    private MeasuredRates(NoiseChannel channel) {
        this.channel = channel;
    }

    /** Goes through a sample. */
    static ErrorRates of(NoiseChannel channel, List<ReadPair> sample) {
        MeasuredRates rates = new MeasuredRates(channel);
        sample.forEach(pair -> pair.reads().forEach(rates::add));
        return rates.rates();
    }

    private static final class Sum {
        private long bases;
        private double claimed;
        private double measured;

        void add(double claim, double measurement) {
            bases++;
            claimed += claim;
            measured += measurement;
        }
    }

    private static Sum[] sums(int number) {
        Sum[] sums = new Sum[number];
        for (int i = 0; i < number; i++) {
            sums[i] = new Sum();
        }
        return sums;
    }

    private void add(Read read) {
        for (int i = 0; i < read.length(); i++) {
            if (Nucleotide.code(read.bases()[i]) == Nucleotide.NONE) {
                continue;
            }
            double measured = channel.errorProbability(read, i);
            double claimed = Double.NaN;
            if (read.hasQualities()) {
                int quality = Math.min(QUALITIES - 1, read.qualities()[i]);
                claimed = claimed(quality);
                qualities[quality].add(claimed, measured);
            }
            places[(int) ((long) i * PARTS / read.length())].add(claimed, measured);
        }
    }

    private static double claimed(int quality) {
        return Math.pow(10, -quality / 10.0);
    }

    private ErrorRates rates() {
        List<PositionRate> byPosition = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            Sum sum = places[part];
            if (sum.bases > 0) {
                byPosition.add(new PositionRate(
                        part + 1, PARTS, sum.bases, sum.claimed / sum.bases, sum.measured / sum.bases));
            }
        }
        List<QualityRate> byQuality = new ArrayList<>();
        for (int quality = 0; quality < QUALITIES; quality++) {
            Sum sum = qualities[quality];
            if (sum.bases > 0) {
                byQuality.add(new QualityRate(quality, sum.bases, claimed(quality), sum.measured / sum.bases));
            }
        }
        return new ErrorRates(byPosition, byQuality, substitutions());
    }

    private Map<String, Double> substitutions() {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int truth = 0; truth < 4; truth++) {
            for (int observed = 0; observed < 4; observed++) {
                if (truth != observed) {
                    shares.put(
                            (char) Nucleotide.letter(truth) + ">" + (char) Nucleotide.letter(observed),
                            channel.substitutionShare(truth, observed));
                }
            }
        }
        return shares;
    }
}
