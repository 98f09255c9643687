package org.iolaus.genomics.simulate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.iolaus.genomics.UserException;

/**
 * How a sequencer errs. A base's quality is drawn first: a mean that depends on the position, plus a shift of the whole read and a
 * scatter of each base (both normal), unless the base is one of the few whose signal fails (a dip, uniform from 2 to 20); it is then
 * written as the nearest of the scores that the sequencer knows. The error is drawn from the written score Q: the base is wrong with
 * probability 10^(-(Q - overstatement) / 10), at most 0.75, and then one of the three others.
 *
 * @param firstQuality mean Phred score of the first base, 2 to 60
 * @param bestQuality mean Phred score that the read rises to within its first dozen bases, 2 to 60
 * @param lastQuality mean Phred score that it falls to at its last base, 2 to 60
 * @param secondMateLoss Phred points by which mate 2 is worse, 0 to 30
 * @param readDeviation standard deviation of the read's shift in Phred points, 0 to 20
 * @param baseDeviation standard deviation of the base's scatter in Phred points, 0 to 20
 * @param dipRate share of bases whose signal fails, 0 to 0.4; half of it at the read's start, twice at its end
 * @param levels the scores that are written, ascending, 2 to 93
 * @param overstatement Phred points by which the written scores are too high, -20 to 20
 * @param noCallRate share of bases that are N (written with the lowest score), 0 to 0.5
 * @param insertionRate inserted bases a base, 0 to 0.1
 * @param deletionRate deleted bases a base, 0 to 0.1
 */
public record ErrorProfile(
        double firstQuality,
        double bestQuality,
        double lastQuality,
        double secondMateLoss,
        double readDeviation,
        double baseDeviation,
        double dipRate,
        List<Integer> levels,
        double overstatement,
        double noCallRate,
        double insertionRate,
        double deletionRate) {
    /** Dips are uniform from this score. */
    static final int LOWEST_DIP = 2;
    /** Dips are uniform up to this score. */
    static final int HIGHEST_DIP = 20;

    private static final double RISE = 4;
    private static final double MAX_ERROR = 0.75;

    /** Checks every value. */
    public ErrorProfile {
        check("first quality", firstQuality, 2, 60);
        check("best quality", bestQuality, 2, 60);
        check("last quality", lastQuality, 2, 60);
        check("second mate loss", secondMateLoss, 0, 30);
        check("read deviation", readDeviation, 0, 20);
        check("base deviation", baseDeviation, 0, 20);
        check("dip rate", dipRate, 0, 0.4);
        check("overstatement", overstatement, -20, 20);
        check("no-call rate", noCallRate, 0, 0.5);
        check("insertion rate", insertionRate, 0, 0.1);
        check("deletion rate", deletionRate, 0, 0.1);
        levels = List.copyOf(levels);
        if (levels.isEmpty() || !ascending(levels) || levels.get(0) < 2 || levels.get(levels.size() - 1) > 93) {
            throw new IllegalArgumentException("levels must be ascending scores from 2 to 93, were " + levels);
        }
    }

    /**
     * An Illumina sequencer with the full range of scores: about 0.3 % errors in mate 1 and 0.4 % in mate 2, 0.001 % insertions and
     * as many deletions.
     *
     * @return the profile
     */
    public static ErrorProfile illumina() {
        return new ErrorProfile(33, 39, 33, 2, 2.5, 2.5, 0.015, range(2, 41), 0, 0, 1e-5, 1e-5);
    }

    /**
     * Each known profile by its name: {@code illumina}; {@code binned}, which writes only four scores as NovaSeq does; {@code noisy},
     * with about 2 % errors and some N; {@code optimistic}, which has more than twice the errors that its scores promise.
     *
     * @return the profiles, in the order of their names
     */
    public static SortedMap<String, ErrorProfile> known() {
        SortedMap<String, ErrorProfile> profiles = new TreeMap<>();
        profiles.put("illumina", illumina());
        profiles.put("binned", new ErrorProfile(33, 37, 33, 2, 3, 4, 0.015, List.of(2, 12, 23, 37), 0, 0, 1e-5, 1e-5));
        profiles.put("noisy", new ErrorProfile(27, 31, 22, 2, 3, 4, 0.05, range(2, 41), 0, 1e-4, 2e-5, 2e-5));
        profiles.put("optimistic", new ErrorProfile(33, 39, 33, 2, 2.5, 2.5, 0.015, range(2, 41), 4, 0, 1e-5, 1e-5));
        return Collections.unmodifiableSortedMap(profiles);
    }

    /**
     * A known profile.
     *
     * @param name one of the names of {@link #known()}
     * @return the profile
     * @throws UserException where there is none of that name
     */
    public static ErrorProfile named(String name) {
        ErrorProfile profile = known().get(name);
        if (profile == null) {
            throw new UserException(
                    "no error profile is called " + name + "; there are " + String.join(", ", known().keySet()));
        }
        return profile;
    }

    /**
     * The mean quality of a base before dips and rounding: best - (best - first) e^(-i/4) - (best - last) (i/(L-1))^2, less the loss
     * of mate 2.
     *
     * @param position i, from 0
     * @param readLength L, at least 1
     * @param mate 1 or 2
     * @return a Phred score
     */
    public double meanQuality(int position, int readLength, int mate) {
        double along = along(position, readLength);
        return bestQuality
                - (bestQuality - firstQuality) * StrictMath.exp(-position / RISE)
                - (bestQuality - lastQuality) * along * along
                - (mate == 2 ? secondMateLoss : 0);
    }

    /**
     * The probability that a base's signal fails: half the dip rate at the read's start, twice the dip rate at its end.
     *
     * @param position from 0
     * @param readLength at least 1
     * @return a probability
     */
    public double dipProbability(int position, int readLength) {
        double along = along(position, readLength);
        return dipRate * (0.5 + 1.5 * along * along);
    }

    /**
     * The score that is written for a quality: the nearest level, the lower of two that are as near.
     *
     * @param quality a Phred score, any number
     * @return one of the levels
     */
    public int level(double quality) {
        int nearest = levels.get(0);
        for (int level : levels) {
            if (Math.abs(level - quality) < Math.abs(nearest - quality)) {
                nearest = level;
            }
        }
        return nearest;
    }

    /**
     * The probability that a base is wrong.
     *
     * @param level the score that is written
     * @return a probability, at most 0.75
     */
    public double errorProbability(int level) {
        return Math.min(MAX_ERROR, StrictMath.pow(10, -(level - overstatement) / 10));
    }

    private static double along(int position, int readLength) {
        return readLength == 1 ? 0 : position / (readLength - 1.0);
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static boolean ascending(List<Integer> levels) {
        return IntStream.range(1, levels.size()).allMatch(i -> levels.get(i - 1) < levels.get(i));
    }

    private static void check(String what, double value, double lowest, double highest) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(what + " must be from " + lowest + " to " + highest + ", was " + value);
        }
    }
}
