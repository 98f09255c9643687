package org.iolaus.genomics.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.genomics.kmer.KmerAccumulator;
import org.iolaus.genomics.kmer.KmerCounter;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.kmer.Observations;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * Pairs of reads of 100 bases with their exact truth, for tests of models and correctors.
 *
 * @param fragments in random order
 */
public record MadeReads(List<SimulatedFragment> fragments) {

    public static final int READ_LENGTH = 100;

    /** Half a percent of errors, and every base claims as much. */
    public static final ErrorProfile FLAT = new ErrorProfile(23, 23, 23, 0, 0, 0, 0, List.of(23), 0, 0, 0, 0);

    /** As the usual sequencer, without insertions and deletions. */
    public static final ErrorProfile INFORMATIVE = substitutionsOnly(ErrorProfile.illumina());

    /** No errors at all, to the accuracy of a test. */
    public static final ErrorProfile ERROR_FREE = new ErrorProfile(60, 60, 60, 0, 0, 0, 0, List.of(93), -20, 0, 0, 0);

    public static MadeReads of(ErrorProfile profile, double coverage, long seed, Genome... genomes) {
        return of(profile, coverage, 250, 20, seed, genomes);
    }

    public static MadeReads of(
            ErrorProfile profile, double coverage, double insertMean, double deviation, long seed, Genome... genomes) {
        ReadSimulator simulator = new ReadSimulator(
                List.of(genomes),
                new ReadSimulator.Settings(
                        "made", coverage, READ_LENGTH, true, insertMean, deviation, insertMean < 150, profile, seed));
        List<SimulatedFragment> fragments = new ArrayList<>();
        for (SimulatedFragment next = simulator.next(); next != null; next = simulator.next()) {
            fragments.add(next);
        }
        return new MadeReads(fragments);
    }

    public static byte[] bases(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bases = new byte[length];
        for (int i = 0; i < length; i++) {
            bases[i] = Nucleotide.letter(random.nextInt(4));
        }
        return bases;
    }

    /** The same with another base at every place that the distance divides. */
    public static byte[] strain(byte[] bases, int distance) {
        byte[] strain = bases.clone();
        for (int i = distance; i < strain.length; i += distance) {
            strain[i] = Nucleotide.letter((Nucleotide.code(strain[i]) + 1) % 4);
        }
        return strain;
    }

    public static Genome genome(byte[] bases, double share) {
        return new Genome("genome", List.of(new Genome.Sequence("sequence", bases)), share);
    }

    public static List<KmerCounts> counts(List<ReadPair> pairs, List<Integer> lengths, int qualityCut) {
        KmerCounter counter = new KmerCounter(lengths);
        KmerAccumulator accumulator = counter.accumulator();
        Observations observations = new Observations(qualityCut);
        for (ReadPair pair : pairs) {
            observations.of(pair, accumulator::add);
        }
        accumulator.flush();
        return counter.counts();
    }

    public static byte[] codes(byte[] bases) {
        byte[] codes = new byte[bases.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) Nucleotide.code(bases[i]);
        }
        return codes;
    }

    public static byte[] reverseComplement(byte[] bases) {
        byte[] other = new byte[bases.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = Nucleotide.letter(Nucleotide.complement(Nucleotide.code(bases[bases.length - 1 - i])));
        }
        return other;
    }

    public static ErrorProfile substitutionsOnly(ErrorProfile p) {
        return new ErrorProfile(
                p.firstQuality(),
                p.bestQuality(),
                p.lastQuality(),
                p.secondMateLoss(),
                p.readDeviation(),
                p.baseDeviation(),
                p.dipRate(),
                p.levels(),
                p.overstatement(),
                0,
                0,
                0);
    }

    public List<ReadPair> pairs() {
        return fragments.stream().map(SimulatedFragment::reads).toList();
    }

    /** The same reads without their qualities. */
    public static List<ReadPair> withoutQualities(List<ReadPair> pairs) {
        return pairs.stream()
                .map(pair -> new ReadPair(bare(pair.first()), pair.second() == null ? null : bare(pair.second())))
                .toList();
    }

    /** The truth of one mate, 0 or 1. */
    public byte[] truth(int fragment, int mate) {
        SimulatedFragment both = fragments.get(fragment);
        SimulatedRead second = both.second();
        return mate == 0 || second == null ? both.first().truth() : second.truth();
    }

    private static Read bare(Read read) {
        return new Read(read.header(), read.bases(), new byte[0]);
    }
}
