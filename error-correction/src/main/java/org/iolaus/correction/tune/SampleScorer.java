package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.iolaus.correction.score.EditGain;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.score.ReadScore;
import org.iolaus.correction.score.ReadScorer;
import org.iolaus.correction.tune.Tried.PerFragment;
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
    private record Portion(int first, PerFragment figures, Totals totals) {

        void copyTo(PerFragment all) {
            System.arraycopy(figures.gains(), 0, all.gains(), first, figures.gains().length);
            System.arraycopy(figures.bits(), 0, all.bits(), first, figures.bits().length);
        }
    }

    /**
     * Corrects and scores a part of the sample.
     *
     * @param run the candidate at work
     * @param from the first fragment
     * @param to the fragment behind the last
     * @param figures receives those of each of these fragments
     * @return the sums
     */
    Totals score(Candidate.Run run, int from, int to, PerFragment figures) {
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
                            portion.copyTo(figures);
                            sum[0] = sum[0].plus(portion.totals());
                        });
        return sum[0];
    }

    private Portion portion(Candidate.Run run, int from, int to, ReadScorer scorer) {
        List<ReadPair> pairs = sample.subList(from, to);
        List<byte[]> corrected = run.correct(from, pairs);
        PerFragment figures = PerFragment.of(to - from);
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
                    figures.gains()[i - from] += scored.gain().expectedGain();
                    totals = totals.plus(scored.gain());
                    ReadScore score = scored.bits();
                    if (score != null) {
                        figures.bits()[i - from] += score.rawModelBits();
                        totals = totals.plus(score, raw.length(), bases.length);
                    }
                }
                mate++;
            }
        }
        return new Portion(from, figures, totals);
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
