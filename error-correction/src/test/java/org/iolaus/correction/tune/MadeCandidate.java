package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.iolaus.correction.score.Fitted;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * A corrector that knows the truth: it corrects a share of the errors and changes a share of the right bases, by chance, but the same in
 * every run.
 */
record MadeCandidate(Fitted sample, String tool, OptionalInt k, double corrected, double harmed, long seed)
        implements Candidate, Candidate.Run {

    MadeCandidate(Fitted sample, int k, double corrected, double harmed) {
        this(sample, "made", OptionalInt.of(k), corrected, harmed, k);
    }

    @Override
    public boolean accepts(int other) {
        return other <= 25;
    }

    @Override
    public Run start() {
        return this;
    }

    @Override
    public List<byte[]> correct(int first, List<ReadPair> pairs) {
        List<byte[]> bases = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            bases.add(correct(first + i, 0, pairs.get(i).first()));
            Read second = pairs.get(i).second();
            if (second != null) {
                bases.add(correct(first + i, 1, second));
            }
        }
        return bases;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    /** What it truly gains: right changes less wrong ones, over the errors. */
    double gain() {
        double gained = 0;
        double errors = 0;
        for (int i = 0; i < sample.pairs().size(); i++) {
            for (int mate = 0; mate < 2; mate++) {
                byte[] raw = sample.raw(i, mate).bases();
                byte[] truth = sample.reads().truth(i, mate);
                byte[] now = correct(i, mate, sample.raw(i, mate));
                for (int at = 0; at < raw.length; at++) {
                    boolean error = raw[at] != truth[at];
                    boolean right = now[at] == truth[at];
                    errors += error ? 1 : 0;
                    gained += error == right ? (error ? 1 : -1) : 0;
                }
            }
        }
        return gained / errors;
    }

    private byte[] correct(int fragment, int mate, Read raw) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + 2L * fragment + mate);
        byte[] truth = sample.reads().truth(fragment, mate);
        byte[] bases = raw.bases().clone();
        for (int at = 0; at < bases.length; at++) {
            double chance = random.nextDouble();
            if (bases[at] != truth[at]) {
                bases[at] = chance < corrected ? truth[at] : bases[at];
            } else if (chance < harmed) {
                bases[at] = Nucleotide.letter((Nucleotide.code(bases[at]) + 1) % 4);
            }
        }
        return bases;
    }
}
