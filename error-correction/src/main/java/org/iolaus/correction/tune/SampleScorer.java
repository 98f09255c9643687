package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.iolaus.correction.score.EditGain;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.score.ReadScore;
import org.iolaus.correction.score.ReadScorer;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;
import org.jspecify.annotations.Nullable;

/**
 * Scores what candidates make of a sample. A corrected read that an earlier candidate made as well is not scored again, so most of a
 * trial is free once the first good candidate was scored.
 */
final class SampleScorer {

    private static final int PORTION = 128;

    private final List<ReadPair> sample;
    private final int bitsFragments;
    private final CountModels models;
    private final NoiseChannel channel;
    private final int threads;
    private final List<List<Known>> known;

    /**
     * Makes a scorer of a sample.
     *
     * @param sample the raw fragments, in random order
     * @param bitsFragments how many of the first of them are scored in bits; the edits of all are weighed
     * @param models the count model of the data
     * @param channel the fitted channel
     * @param threads how many threads work
     */
    SampleScorer(List<ReadPair> sample, int bitsFragments, CountModels models, NoiseChannel channel, int threads) {
        this.sample = sample;
        this.bitsFragments = bitsFragments;
        this.models = models;
        this.channel = channel;
        this.threads = threads;
        this.known = new ArrayList<>(sample.size());
        for (int i = 0; i < sample.size(); i++) {
            known.add(new ArrayList<>(0));
        }
    }

    /** A corrected read that was scored before. */
    private record Known(
            int mate, byte[] bases, EditGain gain, @Nullable ReadScore bits) {}

    /** What a portion of the sample came to. */
    private record Portion(int first, double[] gains, Totals totals) {}

    /** Sums over fragments. Bits are over the first fragments of the sample only. */
    record Totals(
            long edits,
            long readsChanged,
            long rawBases,
            long correctedBases,
            double modelBits,
            double channelBits,
            double rawModelBits,
            double innerBits,
            long innerBases) {

        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Totals plus(Totals other) {
            return new Totals(
                    edits + other.edits,
                    readsChanged + other.readsChanged,
                    rawBases + other.rawBases,
                    correctedBases + other.correctedBases,
                    modelBits + other.modelBits,
                    channelBits + other.channelBits,
                    rawModelBits + other.rawModelBits,
                    innerBits + other.innerBits,
                    innerBases + other.innerBases);
        }

        Totals plus(ReadScore score, int rawLength, int correctedLength) {
            return plus(new Totals(
                    0,
                    0,
                    rawLength,
                    correctedLength,
                    score.modelBits(),
                    score.channelBits(),
                    score.rawModelBits(),
                    score.innerBits(),
                    score.innerBases()));
        }

        Totals plus(EditGain gain) {
            return plus(new Totals(gain.edits(), gain.edits() > 0 ? 1 : 0, 0, 0, 0, 0, 0, 0, 0));
        }
    }

    /**
     * Corrects and scores a part of the sample.
     *
     * @param run the candidate at work
     * @param from the first fragment
     * @param to the fragment behind the last
     * @param gains receives the expected gain of each of these fragments, in errors
     * @return the sums
     */
    Totals score(Candidate.Run run, int from, int to, double[] gains) {
        int[] next = {from};
        Supplier<@Nullable Integer> portions = () -> {
            int first = next[0];
            next[0] = first + PORTION;
            return first < to ? first : null;
        };
        ThreadLocal<ReadScorer> scorers = ThreadLocal.withInitial(() -> new ReadScorer(models, channel));
        Totals[] sum = {Totals.NONE};
        new Parallel(threads)
                .<Integer, Portion>inOrder(
                        portions,
                        first -> portion(run, first, Math.min(to, first + PORTION), scorers.get()),
                        portion -> {
                            System.arraycopy(portion.gains(), 0, gains, portion.first(), portion.gains().length);
                            sum[0] = sum[0].plus(portion.totals());
                        });
        return sum[0];
    }

    private Portion portion(Candidate.Run run, int from, int to, ReadScorer scorer) {
        List<ReadPair> pairs = sample.subList(from, to);
        List<byte[]> corrected = run.correct(from, pairs);
        double[] gains = new double[to - from];
        Totals totals = Totals.NONE;
        int at = 0;
        for (int i = from; i < to; i++) {
            ReadPair pair = sample.get(i);
            boolean bits = i < bitsFragments;
            boolean owned = false;
            int mate = 0;
            for (Read raw : pair.reads()) {
                byte[] bases = corrected.get(at++);
                Known scored = find(i, mate, bases);
                boolean changed = bases != raw.bases() && !Arrays.equals(bases, raw.bases());
                if (scored == null && (changed || bits)) {
                    if (!owned) {
                        scorer.own(pair);
                        owned = true;
                    }
                    scored = new Known(
                            mate,
                            bases,
                            changed ? scorer.gain(raw, bases) : EditGain.NONE,
                            bits ? scorer.score(raw, bases) : null);
                    known.get(i).add(scored);
                }
                if (scored != null) {
                    gains[i - from] += scored.gain().expectedGain();
                    totals = totals.plus(scored.gain());
                    ReadScore score = scored.bits();
                    totals = score == null ? totals : totals.plus(score, raw.length(), bases.length);
                }
                mate++;
            }
        }
        return new Portion(from, gains, totals);
    }

    /** Only one portion at a time touches a fragment, and portions of different candidates follow each other: no lock is needed. */
    private @Nullable Known find(int fragment, int mate, byte[] bases) {
        for (Known candidate : known.get(fragment)) {
            if (candidate.mate() == mate && Arrays.equals(candidate.bases(), bases)) {
                return candidate;
            }
        }
        return null;
    }
}
