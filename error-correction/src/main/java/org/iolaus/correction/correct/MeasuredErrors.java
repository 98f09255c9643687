package org.iolaus.correction.correct;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * How often bases of each quality are wrong, measured on a sample: where others have seen the bases before it often, a base that none of
 * them has is an error, or an allele that only this read shows; expectation maximisation tells how many are which. Qualities that few
 * bases have claim what all together claim, scaled to what is measured over all.
 */
final class MeasuredErrors implements BaseErrors {

    /** A place seen this often by others is known. */
    private static final int KNOWN = 8;

    private static final int ROUNDS = 8;

    /** Bases of a quality that the scaled claim counts for. */
    private static final double CLAIM_WEIGHT = 200;

    /** What a base without a quality is taken to claim. */
    private static final double UNCLAIMED_ERROR = 0.01;

    private static final double LOWEST = 1e-7;
    private static final double HIGHEST = 0.5;

    private final double[] rates = new double[QUALITIES + 1];

    /**
     * Measures.
     *
     * @param levels the counts of all reads
     * @param sample fragments from the same reads; those behind {@value PosteriorCorrector#SAMPLE_BASES} bases are not asked
     */
    MeasuredErrors(KmerLevels levels, List<ReadPair> sample) {
        Sites sites = new Sites(levels);
        long bases = 0;
        for (int i = 0; i < sample.size() && bases < PosteriorCorrector.SAMPLE_BASES; i++) {
            sites.take(sample.get(i));
            bases += sample.get(i).length();
        }
        for (int quality = 0; quality <= NO_QUALITY; quality++) {
            rates[quality] = bounded(claimed(quality));
        }
        for (int round = 0; round < ROUNDS && sites.bases() > 0; round++) {
            sites.maximise(rates);
        }
    }

    @Override
    public double probability(int quality) {
        return rates[quality];
    }

    private static double claimed(int quality) {
        return quality == NO_QUALITY ? UNCLAIMED_ERROR : StrictMath.pow(10, -quality / 10.0);
    }

    private static double bounded(double rate) {
        return Math.max(LOWEST, Math.min(HIGHEST, rate));
    }

    /** The bases of known places, and those of them that nobody else has. */
    private static final class Sites {

        private final KmerLevels levels;
        private final ContextLook look;
        private final KmerSupport[] supports;
        private final LeveledRead read;
        private final long[] bases = new long[QUALITIES + 1];
        private double[] novelty = new double[1024];
        private int[] qualities = new int[1024];
        private int size;

        Sites(KmerLevels levels) {
            this.levels = levels;
            this.look = new ContextLook(levels);
            this.read = new LeveledRead(levels.size());
            this.supports = levels.supports();
        }

        /** Takes a fragment, left out of the counts. */
        void take(ReadPair pair) {
            int fragment = MateOverlap.fragmentLength(pair);
            for (KmerSupport support : supports) {
                support.own(pair, fragment);
            }
            pair.reads().forEach(this::take);
        }

        private void take(Read raw) {
            read.load(raw, raw.length());
            for (int level = 0; level < supports.length; level++) {
                supports[level].fill(read.at(level));
            }
            OrientedRead shortest = read.at(0);
            int context = levels.k(0) - 1;
            for (int i = context; i < raw.length(); i++) {
                if (shortest.support[i] >= KNOWN) {
                    bases[BaseErrors.quality(raw, i)]++;
                } else if (shortest.codes[i] < 4 && (i == context || shortest.support[i - 1] >= KNOWN)) {
                    int observed = look.at(read, i, -levels.k(levels.size() - 1), read.history(i - 1), i);
                    if (observed >= KNOWN) {
                        bases[BaseErrors.quality(raw, i)]++;
                        if (look.siblings[shortest.codes[i]] == 0) {
                            add(BaseErrors.quality(raw, i), 3 * StrictMath.pow(2, -look.costs()[shortest.codes[i]]));
                        }
                    }
                }
            }
        }

        private void add(int quality, double novel) {
            if (size == novelty.length) {
                novelty = Arrays.copyOf(novelty, 2 * size);
                qualities = Arrays.copyOf(qualities, 2 * size);
            }
            novelty[size] = novel;
            qualities[size++] = quality;
        }

        long bases() {
            return Arrays.stream(bases).sum();
        }

        void maximise(double[] rates) {
            double[] wrong = new double[rates.length];
            double all = 0;
            for (int i = 0; i < size; i++) {
                double error = rates[qualities[i]];
                double share = error / (error + novelty[i]);
                wrong[qualities[i]] += share;
                all += share;
            }
            double claims = 0;
            for (int quality = 0; quality < rates.length; quality++) {
                claims += bases[quality] * claimed(quality);
            }
            double scale = Math.min(1, all / claims);
            for (int quality = 0; quality < rates.length; quality++) {
                double claim = CLAIM_WEIGHT * scale * claimed(quality);
                rates[quality] = bounded((wrong[quality] + claim) / (bases[quality] + CLAIM_WEIGHT));
            }
        }
    }
}
