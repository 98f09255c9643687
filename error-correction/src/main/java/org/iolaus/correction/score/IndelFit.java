package org.iolaus.correction.score;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.ReadContinuation;

/**
 * Counts insertions and deletions where other reads leave no doubt of how the genome goes on: the read must agree with it for
 * {@value #WINDOW} bases behind the place, either in step (no indel) or one base behind (an insertion) or ahead (a deletion). Only places
 * where exactly one of these holds are counted, and places without an indel only where as many bases behind them agree, so that
 * other errors nearby take the same share of both. Few events shrink to what is usual (Gamma prior of a Poisson rate).
 */
public final class IndelFit {

    /** So many bases behind a place must agree; by chance they do once in a million. */
    private static final int WINDOW = 10;

    /** Illumina's insertions and deletions for each base (Schirmer et al. 2016, BMC Bioinformatics 17:125, about 1e-5 to 1e-6). */
    private static final double USUAL = 1e-5;

    /** The usual rates weigh as much as bases that show this many events. */
    private static final double USUAL_EVENTS = 0.1;

    /** What the rate of all bases makes of runs weighs as much as runs that show this many events. */
    private static final double EVEN_EVENTS = 0.5;

    private final ReadContinuation continuations;
    private final byte[] path = new byte[WINDOW + 1];
    private final double[] runs = new double[IndelRates.LONGEST_RUN + 1];
    private final double[] longer = new double[IndelRates.LONGEST_RUN + 1];
    private final double[] shorter = new double[IndelRates.LONGEST_RUN + 1];
    private double bases;

    /**
     * Begins to count.
     *
     * @param continuations what other reads say
     */
    public IndelFit(ReadContinuation continuations) {
        this.continuations = continuations;
    }

    /**
     * Counts in a fragment.
     *
     * @param pair the raw reads
     */
    public void observe(ReadPair pair) {
        continuations.own(pair);
        for (Read read : pair.reads()) {
            continuations.compute(read);
            observe(read);
        }
    }

    private void observe(Read read) {
        int agreeing = 0;
        for (int i = read.length() - 1; i > 0; i--) {
            int expected = continuations.expected(i);
            int raw = Nucleotide.code(read.bases()[i]);
            boolean agrees = expected != Nucleotide.NONE && raw == expected;
            if (agrees && agreeing >= WINDOW) {
                bases++;
                if (code(read, i + 1) != raw) {
                    runs[bounded(runBefore(read, i + 1, raw))]++;
                }
            } else if (expected != Nucleotide.NONE && raw != Nucleotide.NONE && !agrees) {
                disagreement(read, i, raw);
            }
            agreeing = agrees ? agreeing + 1 : 0;
        }
    }

    /** The first base that the genome does not have here: a wrong one, the end of a run too long, or the one behind a run too short. */
    private void disagreement(Read read, int position, int raw) {
        if (position + WINDOW >= read.length() || continuations.follow(position, path) < path.length) {
            return;
        }
        boolean substitution = agrees(read, position + 1, 1);
        boolean insertion = agrees(read, position + 1, 0);
        boolean deletion = agrees(read, position, 1);
        if (insertion && !substitution && !deletion) {
            longer[bounded(runBefore(read, position, raw))]++;
        } else if (deletion && !substitution && !insertion) {
            shorter[bounded(runBefore(read, position, path[0]) + 1)]++;
        }
    }

    /** Whether the bases from a place on are those of the path from a place on. */
    private boolean agrees(Read read, int position, int inPath) {
        for (int i = 0; i < WINDOW; i++) {
            if (code(read, position + i) != path[inPath + i]) {
                return false;
            }
        }
        return true;
    }

    /** How many bases in front of a place are this one without a gap. */
    private static int runBefore(Read read, int position, int code) {
        int first = position;
        while (first > 0 && code(read, first - 1) == code) {
            first--;
        }
        return position - first;
    }

    /**
     * The rates.
     *
     * @param prior what they are taken for where there is too little to see
     * @return the rates
     */
    public IndelRates rates(IndelPrior prior) {
        return switch (prior) {
            case RARE -> rates(even());
            case HOMOPOLYMERS -> rates(IndelRates.homopolymers());
        };
    }

    /** The rates if all places are alike. */
    private IndelRates even() {
        double inRuns = basesInRuns();
        double foreignShare = bases == 0 ? 0 : inRuns / bases;
        double insertion = rate(longer[0] * foreignShare + sum(longer) - longer[0], inRuns, USUAL, USUAL_EVENTS);
        double deletion = rate(sum(shorter), inRuns, USUAL, USUAL_EVENTS);
        return IndelRates.even(IndelRates.bounded(insertion), IndelRates.bounded(deletion));
    }

    private IndelRates rates(IndelRates prior) {
        double[] readLonger = new double[longer.length];
        double[] readShorter = new double[shorter.length];
        for (int run = 1; run < longer.length; run++) {
            readLonger[run] = IndelRates.bounded(rate(longer[run], runs[run], prior.insertion(run), EVEN_EVENTS));
            readShorter[run] = IndelRates.bounded(rate(shorter[run], runs[run], prior.deletion(run), EVEN_EVENTS));
        }
        double foreign = IndelRates.bounded(rate(longer[0], bases, prior.insertion(0), EVEN_EVENTS));
        return new IndelRates(prior.insertion(), prior.deletion(), foreign, readLonger, readShorter);
    }

    /** A run's end is in doubt more often than its middle, so bases are counted by whole runs. */
    private double basesInRuns() {
        double inRuns = 0;
        for (int run = 1; run < runs.length; run++) {
            inRuns += run * runs[run];
        }
        return inRuns;
    }

    private static double rate(double events, double places, double prior, double priorEvents) {
        return (events + priorEvents) / (places + priorEvents / prior);
    }

    private static int bounded(int run) {
        return Math.min(run, IndelRates.LONGEST_RUN);
    }

    private static int code(Read read, int position) {
        return Nucleotide.code(read.bases()[position]);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
