package org.iolaus.genomics.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.PrivateFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds pairs whose bases are those of an earlier pair, in both mates: copies of one fragment, which are one observation. Fragments are
 * remembered by a 64-bit hash of their bases.
 *
 * <p>Where many pairs are alike the library is not random (amplicons): there equal ends do not tell copies from other molecules, and
 * dropping only the error-free copies, which alone are alike, would make errors outvote the truth. Then none counts as a duplicate. A
 * single read is never one: at some depth reads start at the same place by chance.
 */
public final class DuplicateFinder {

    /** The share of alike pairs from which on the library is taken for one with fixed ends. */
    private static final double FIXED_ENDS = 0.2;

    private static final long SINGLE = 0;

    private final BitSet alike = new BitSet();
    private final FragmentTable table = new FragmentTable();
    private final long maxBytes;
    private final Path folder;
    private @Nullable FragmentRuns runs;
    private long pairs;

    /** Looks for duplicates in memory, however much it takes (16 to 48 bytes a pair). */
    public DuplicateFinder() {
        this(Long.MAX_VALUE, PrivateFile.folder());
    }

    /**
     * Looks for duplicates in bounded memory; what does not fit is kept on disk. The duplicates are the same.
     *
     * @param maxBytes how large the table of fragments may become; less than 150 kB counts as that
     * @param folder where a temporary file may be written; it is removed by itself
     */
    public DuplicateFinder(long maxBytes, Path folder) {
        this.maxBytes = Math.max(maxBytes, FragmentTable.leastBytes());
        this.folder = folder;
    }

    /**
     * Takes the next fragment. None may be offered once the duplicates were asked for.
     *
     * @param ordinal its place in the input, from 0, larger than those before; behind the {@link Integer#MAX_VALUE}th none is looked at
     * @param pair its reads
     * @throws UserException where the disk does not take what does not fit into memory
     */
    public void offer(long ordinal, ReadPair pair) {
        offer(ordinal, hash(pair));
    }

    /**
     * Takes the next fragment by its hash, which any thread may have made.
     *
     * @param ordinal its place in the input, as for a fragment itself
     * @param hash what {@link #hash(ReadPair)} says
     * @throws UserException where the disk does not take what does not fit into memory
     */
    public void offer(long ordinal, long hash) {
        if (hash == SINGLE || ordinal > Integer.MAX_VALUE) {
            return;
        }
        pairs++;
        if (!table.hasRoom(maxBytes)) {
            writeRun();
        }
        if (!table.add(hash, (int) ordinal)) {
            alike.set((int) ordinal);
        }
    }

    /**
     * The hash of a fragment's bases.
     *
     * @param pair its reads
     * @return 0 for a single read, which is no duplicate; another number for a pair
     */
    public static long hash(ReadPair pair) {
        Read second = pair.second();
        if (second == null) {
            return SINGLE;
        }
        long hash = hash(hash(1, pair.first().bases()), second.bases());
        return hash == SINGLE ? 1 : hash;
    }

    /**
     * The share of pairs that are like an earlier one.
     *
     * @return from 0 to 1
     */
    public double share() {
        mergeRuns();
        return pairs == 0 ? 0 : (double) alike.cardinality() / pairs;
    }

    /**
     * The duplicates among the fragments offered.
     *
     * @return their places in the input; none where too many pairs are alike
     */
    public BitSet duplicates() {
        return share() > FIXED_ENDS ? new BitSet() : (BitSet) alike.clone();
    }

    private void writeRun() {
        try {
            if (runs == null) {
                runs = new FragmentRuns(folder);
            }
            runs.add(table);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void mergeRuns() {
        if (runs == null) {
            return;
        }
        try (FragmentRuns all = runs) {
            all.add(table);
            all.forEachRepeated(alike::set);
            runs = null;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UserException failure(IOException e) {
        return new UserException(
                "cannot keep the fragments met in " + folder + ": " + e.getMessage()
                        + "; free space there, or allow more memory (--max-memory)",
                e);
    }

    /** Polynomial over the bases and the length, with a finaliser of SplitMix64's kind. */
    private static long hash(long seed, byte[] bases) {
        long h = seed + bases.length;
        for (byte base : bases) {
            h = h * 0x9E3779B97F4A7C15L + Nucleotide.code(base) + 1;
            h ^= h >>> 29;
        }
        return (h ^ (h >>> 32)) * 0xBF58476D1CE4E5B9L;
    }
}
