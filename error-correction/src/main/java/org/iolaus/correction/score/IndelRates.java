package org.iolaus.correction.score;

/**
 * How often a sequencer inserts and leaves out bases. Both befall runs of one base more often than single bases; which of the alike bases
 * of a run is the surplus or the missing one cannot be told, so a run has one rate for being read too long and one for being read too
 * short.
 */
final class IndelRates {

    /** Runs of this length and longer are taken for alike. */
    static final int LONGEST_RUN = 10;

    static final double LOWEST = 1e-6;
    static final double HIGHEST = 0.25;

    private final double insertion;
    private final double deletion;
    private final double foreign;
    private final double[] longer;
    private final double[] shorter;

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
        }
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

    private static double checked(double rate) {
        if (!(rate >= LOWEST && rate <= HIGHEST)) {
            throw new IllegalArgumentException(
                    "a rate of insertions or deletions must be from 1e-6 to 0.25, was " + rate);
        }
        return rate;
    }
}
