package org.iolaus.lm.memory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.lm.count.CountModels;

/**
 * The memory of a network: k-mer counts of {@value #LEVELS} lengths, dense around the length where contexts begin to be particular to a
 * place of the genome. Each length is asked twice, with the bases as they were read and with a history that forgives errors, which
 * makes {@value #EXPERTS} experts. At every position each of them gives the natural logarithms of its probabilities of the four bases,
 * and {@value #EXPERT_FEATURES} numbers that tell how sure it is.
 */
public final class CountMemory {

    /** How many k-mer lengths there are. */
    public static final int LEVELS = 9;

    /** Each length, with the history as it was read and with the tolerant one. */
    public static final int EXPERTS = 2 * LEVELS;

    /** What is told of an expert: logarithms of all, the top and the second count, and how many bases were seen. */
    static final int EXPERT_FEATURES = 4;

    /** What is told of a position: its place, the known bases before it, how far away the last replaced base is, and how many are. */
    static final int POSITION_FEATURES = 4;

    /** How many numbers describe a position beside the probabilities. */
    public static final int FEATURES = EXPERT_FEATURES * EXPERTS + POSITION_FEATURES;

    /** How many logarithms of probabilities there are at a position. */
    public static final int LOG_PROBABILITIES = 4 * EXPERTS;

    /** Lengths beside those of the count model: four bases shorter than its first length, two, one, and one longer. */
    private static final int[] MORE = {-4, -2, -1, 1};

    /** The shortest first length: all lengths are then such that files of counts hold them. */
    private static final int SHORTEST_FIRST = 11;

    private final List<KmerCounts> levels;
    private final int qualityCut;

    /**
     * Makes a memory of counts.
     *
     * @param counts one table for each of {@link #LEVELS} different lengths
     * @param qualityCut the quality cut that the counting used, so that a fragment's own k-mers can be left out
     */
    public CountMemory(List<KmerCounts> counts, int qualityCut) {
        this.levels =
                counts.stream().sorted(Comparator.comparingInt(KmerCounts::k)).toList();
        this.qualityCut = qualityCut;
        if (lengths().stream().distinct().count() != LEVELS || levels.size() != LEVELS) {
            throw new IllegalArgumentException(
                    "a memory has counts of " + LEVELS + " different lengths, had " + lengths());
        }
    }

    /**
     * The k-mer lengths that suit a genome: from some before the first of {@link CountModels#lengths} to twelve bases behind it.
     *
     * @param genomeSize in bases, at least roughly
     * @return {@link #LEVELS} lengths from 7 to 31, ascending
     */
    public static List<Integer> lengths(double genomeSize) {
        int first = Math.max(SHORTEST_FIRST, CountModels.lengths(genomeSize).get(0));
        IntStream dense = IntStream.of(MORE).map(more -> first + more);
        return IntStream.concat(dense, IntStream.of(0, 2, 4, 8, 12).map(more -> first + more))
                .sorted()
                .boxed()
                .toList();
    }

    /**
     * The lengths that it has.
     *
     * @return ascending
     */
    public List<Integer> lengths() {
        return levels.stream().map(KmerCounts::k).toList();
    }

    /**
     * Opens it for one thread.
     *
     * @return working space that leaves nothing out yet
     */
    public MemoryReader reader() {
        return new MemoryReader(levels, qualityCut);
    }

    /**
     * The tables.
     *
     * @return by ascending length
     */
    public List<KmerCounts> counts() {
        return levels;
    }
}
