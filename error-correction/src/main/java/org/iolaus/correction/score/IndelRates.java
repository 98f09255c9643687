package org.iolaus.correction.score;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How often a sequencer inserts and leaves out bases. Both befall runs of one base more often than single bases; which of the alike bases
 * of a run is the surplus or the missing one cannot be told, so a run has one rate for being read too long and one for being read too
 * short.
 */
public final class IndelRates {

    /** Runs of this length and longer are taken for alike. */
    static final int LONGEST_RUN = 10;

    static final double LOWEST = 1e-6;
    static final double HIGHEST = 0.25;

    /** How many bases are unlike both neighbours, in the mean: two, or three where the neighbours are alike, as one in four are. */
    private static final double OTHER_THAN_NEIGHBOURS = 2.25;

    private static final double SIGNAL_DEVIATION = 0.15;

    private static final double LOG_2 = Math.log(2);

    private final double insertion;
    private final double deletion;
    private final double foreign;
    private final double[] longer;
    private final double[] shorter;
    private final double[] insertionBits = new double[LONGEST_RUN + 1];
    private final double[] deletionBits = new double[LONGEST_RUN + 1];

    /**
     * Rates, each from 1e-6 to 0.25.
     *
     * @param insertion insertions for each base
     * @param deletion deletions for each base
     * @param foreign insertions of a base unlike both its neighbours, for each base
     * @param longer by the length of a run, from 1: the share of runs read with a base too many
     * @param shorter by the length of a run, from 1: the share of runs read with a base too few
     */
    IndelRates(double insertion, double deletion, double foreign, double[] longer, double[] shorter) {
        this.insertion = checked(insertion);
        this.deletion = checked(deletion);
        this.foreign = checked(foreign);
        this.longer = longer.clone();
        this.shorter = shorter.clone();
        for (int run = 1; run <= LONGEST_RUN; run++) {
            checked(longer[run]);
            checked(shorter[run]);
            insertionBits[run] = bits(longer[run]);
            deletionBits[run] = bits(shorter[run]);
        }
        insertionBits[0] = bits(foreign / OTHER_THAN_NEIGHBOURS);
    }

    /**
     * The rates of a sequencer to which all places and bases are alike.
     *
     * @param insertion insertions for each base
     * @param deletion deletions for each base
     */
    static IndelRates even(double insertion, double deletion) {
        double[] longer = new double[LONGEST_RUN + 1];
        double[] shorter = new double[LONGEST_RUN + 1];
        for (int run = 1; run <= LONGEST_RUN; run++) {
            longer[run] = bounded(longerRun(insertion, run));
            shorter[run] = bounded(shorterRun(deletion, run));
        }
        return new IndelRates(insertion, deletion, bounded(unlikeNeighbours(insertion)), longer, shorter);
    }

    /**
     * The rates of a sequencer that measures runs of one base by one signal, as 454 and Ion Torrent do: what it takes for the length of a
     * run is normal around the true one, with a standard deviation of 0.15 times its square root (MetaSim: Richter et al. 2008, PLoS ONE
     * 3:e3373). More than half a base beside the true length makes the run a base too long or too short.
     */
    static IndelRates homopolymers() {
        NormalDistribution standard = new NormalDistribution();
        double[] misjudged = new double[LONGEST_RUN + 1];
        for (int run = 0; run <= LONGEST_RUN; run++) {
            double deviation = SIGNAL_DEVIATION * Math.sqrt(Math.max(1, run));
            misjudged[run] = bounded(standard.cumulativeProbability(-0.5 / deviation));
        }
        return new IndelRates(misjudged[1], misjudged[1], misjudged[0], misjudged, misjudged);
    }

    /** A base inserted at random is like its run in one of four cases, at any of the places within the run and at its ends. */
    static double longerRun(double insertion, int run) {
        return insertion * (run + 1) / 4;
    }

    /** Any of the run's bases may be the missing one. */
    static double shorterRun(double deletion, int run) {
        return deletion * run;
    }

    /** A base inserted at random is unlike both its neighbours in two of four cases, or in three where these are alike, as one in four are. */
    static double unlikeNeighbours(double insertion) {
        return insertion * 9 / 16;
    }

    static double bounded(double rate) {
        return Math.max(LOWEST, Math.min(HIGHEST, rate));
    }

    double insertion() {
        return insertion;
    }

    double deletion() {
        return deletion;
    }

    /** The share of runs of this length that are read with a base too many; a run of 0 is a place between two bases unlike the surplus one. */
    double insertion(int run) {
        return run == 0 ? foreign : longer[Math.min(run, LONGEST_RUN)];
    }

    /** The share of runs of this length, at least 1, that are read with a base too few. */
    double deletion(int run) {
        return shorter[Math.min(run, LONGEST_RUN)];
    }

    /**
     * The bits of a base that the sequencer made up.
     *
     * @param run how many bases like it stand in the true sequence at the place without a gap, from 0
     * @return at least 2
     */
    public double insertionBits(int run) {
        return insertionBits[Math.min(run, LONGEST_RUN)];
    }

    /**
     * The bits of a true base that the sequencer left out.
     *
     * @param run how many bases like it stand in the true sequence without a gap, itself included, at least 1
     * @return at least 2
     */
    public double deletionBits(int run) {
        return deletionBits[Math.min(run, LONGEST_RUN)];
    }

    private static double bits(double probability) {
        return -Math.log(probability) / LOG_2;
    }

    private static double checked(double rate) {
        if (!(rate >= LOWEST && rate <= HIGHEST)) {
            throw new IllegalArgumentException(
                    "a rate of insertions or deletions must be from 1e-6 to 0.25, was " + rate);
        }
        return rate;
    }
}
