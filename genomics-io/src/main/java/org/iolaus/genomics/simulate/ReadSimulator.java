package org.iolaus.genomics.simulate;

import java.util.List;
import java.util.Random;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.jspecify.annotations.Nullable;

/**
 * Makes reads from one genome or from several mixed in given shares, with the exact truth of every read. Fragments start anywhere, on
 * both strands alike, and never span an unknown letter; their lengths are normal. Mate 1 reads a fragment from its start, mate 2 the
 * other strand from the other end. The same genomes and settings give the same reads.
 */
public final class ReadSimulator {
    /** The shortest fragment that is made where adapters are read through. */
    private static final int SHORTEST_FRAGMENT = 20;

    private static final int ATTEMPTS = 10_000;

    private final List<Genome> genomes;
    private final Settings settings;
    private final Random random;
    private final Sequencer sequencer;
    private final long[] left;
    private final long total;
    private long made;

    /**
     * What is simulated.
     *
     * @param name the first part of each read's name; no blanks
     * @param coverage how often each known base of the sample is read on average; above 0. Each genome gets its share of it
     * @param readLength bases a read, 1 to 100,000
     * @param paired whether both ends of each fragment are read
     * @param insertMean mean length of the fragments in bases; at least the read length unless adapters are read through
     * @param insertDeviation standard deviation of the fragments' lengths, 0 or more
     * @param adapterReadThrough whether fragments may be shorter than the read, which then runs into the adapter
     * @param profile how the sequencer errs
     * @param seed any number; another seed gives another sample
     */
    public record Settings(
            String name,
            double coverage,
            int readLength,
            boolean paired,
            double insertMean,
            double insertDeviation,
            boolean adapterReadThrough,
            ErrorProfile profile,
            long seed) {

        /** Checks every value. */
        public Settings {
            if (name.isEmpty() || name.chars().anyMatch(letter -> letter <= ' ')) {
                throw new IllegalArgumentException(
                        "the reads' name must be one word without blanks, was \"" + name + "\"");
            }
            if (!(coverage > 0 && coverage <= 1e6)) {
                throw new IllegalArgumentException("coverage must be above 0 and at most 1000000, was " + coverage);
            }
            if (readLength < 1 || readLength > 100_000) {
                throw new IllegalArgumentException("read length must be from 1 to 100000, was " + readLength);
            }
            int shortest = adapterReadThrough ? SHORTEST_FRAGMENT : readLength;
            if (!(insertMean >= shortest && insertMean <= 1e6)) {
                throw new IllegalArgumentException("insert mean must be from " + shortest
                        + (adapterReadThrough ? "" : " (the read length, as adapters are not read through)")
                        + " to 1000000, was " + insertMean);
            }
            if (!(insertDeviation >= 0 && insertDeviation <= 1e6)) {
                throw new IllegalArgumentException(
                        "insert deviation must be from 0 to 1000000, was " + insertDeviation);
            }
        }

        int shortestFragment() {
            return adapterReadThrough ? SHORTEST_FRAGMENT : readLength;
        }
    }

    /**
     * Prepares a simulation.
     *
     * @param genomes what is sequenced, at least one
     * @param settings how
     * @throws UserException where a genome has no piece of known bases as long as the shortest fragment
     */
    public ReadSimulator(List<Genome> genomes, Settings settings) {
        if (genomes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one genome");
        }
        for (Genome genome : genomes) {
            if (genome.longestKnownPiece() < settings.shortestFragment()) {
                throw new UserException("genome " + genome.name() + " has no piece of " + settings.shortestFragment()
                        + " known bases; its longest has " + genome.longestKnownPiece());
            }
        }
        this.genomes = List.copyOf(genomes);
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.sequencer = new Sequencer(settings.profile(), settings.readLength(), random);
        this.left = fragmentsOfEach(genomes, settings);
        this.total = sum(left);
    }

    /**
     * How many fragments {@link #next()} gives in all.
     *
     * @return the number of reads or pairs of reads
     */
    public long fragments() {
        return total;
    }

    /**
     * The next fragment.
     *
     * @return a read or both mates, or null when the coverage is reached
     * @throws UserException where no piece of known bases is found for a fragment of the drawn length
     */
    public @Nullable SimulatedFragment next() {
        if (made == total) {
            return null;
        }
        Genome genome = drawGenome();
        made++;
        String name = settings.name() + "." + made;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Genome.Sequence sequence = drawSequence(genome);
            int length = drawLength();
            if (length > sequence.length()) {
                continue;
            }
            int start = (int) (random.nextDouble() * (sequence.length() - length + 1));
            boolean forward = random.nextBoolean();
            byte[] fragment = sequence.piece(start, length, forward);
            if (fragment.length > 0) {
                return sequence(name, fragment, new Place(genome.name(), sequence.name(), start, length, forward));
            }
        }
        throw new UserException("genome " + genome.name() + " has no room for fragments of about "
                + settings.insertMean() + " bases without unknown letters");
    }

    private SimulatedFragment sequence(String name, byte[] fragment, Place place) {
        if (!settings.paired()) {
            return new SimulatedFragment(sequencer.sequence(name, fragment, 1, place), null);
        }
        SimulatedRead first = sequencer.sequence(name + "/1", fragment, 1, place);
        SimulatedRead second = sequencer.sequence(name + "/2", otherStrand(fragment), 2, place.otherEnd());
        return new SimulatedFragment(first, second);
    }

    /** Genomes come in random order, but each as often as its share says: drawn like coloured balls from an urn. */
    private Genome drawGenome() {
        long ball = (long) (random.nextDouble() * (total - made));
        int drawn = 0;
        while (ball >= left[drawn]) {
            ball -= left[drawn];
            drawn++;
        }
        left[drawn]--;
        return genomes.get(drawn);
    }

    private Genome.Sequence drawSequence(Genome genome) {
        long base = (long) (random.nextDouble() * genome.knownBases());
        for (Genome.Sequence sequence : genome.sequences()) {
            base -= sequence.knownBases();
            if (base < 0) {
                return sequence;
            }
        }
        throw new AssertionError("a base was drawn past the end of genome " + genome.name());
    }

    private int drawLength() {
        while (true) {
            long length = Math.round(settings.insertMean() + settings.insertDeviation() * random.nextGaussian());
            if (length >= settings.shortestFragment()) {
                return (int) Math.min(length, Integer.MAX_VALUE);
            }
        }
    }

    private static long[] fragmentsOfEach(List<Genome> genomes, Settings settings) {
        double shares = genomes.stream().mapToDouble(Genome::share).sum();
        double basesOfEach = (double) settings.readLength() * (settings.paired() ? 2 : 1);
        return genomes.stream()
                .mapToLong(genome ->
                        Math.round(settings.coverage() * genome.share() / shares * genome.knownBases() / basesOfEach))
                .toArray();
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static byte[] otherStrand(byte[] fragment) {
        byte[] other = new byte[fragment.length];
        for (int i = 0; i < other.length; i++) {
            int code = Nucleotide.code(fragment[fragment.length - 1 - i]);
            other[i] = Nucleotide.letter(Nucleotide.complement(code));
        }
        return other;
    }
}
