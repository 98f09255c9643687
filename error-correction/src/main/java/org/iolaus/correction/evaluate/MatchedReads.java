package org.iolaus.correction.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import org.iolaus.genomics.read.Read;

/** Matches corrected reads with the raw ones by name, and counts those that have no partner or not a whole one. */
final class MatchedReads {
    private final ReadNames names;
    private final BitSet seen = new BitSet();
    private int[] lengths = new int[1024];
    private long shortened;
    private long unknown;
    private long repeated;

    /**
     * Starts without reads.
     *
     * @param rawName what messages call the raw reads
     */
    MatchedReads(String rawName) {
        names = new ReadNames(rawName);
    }

    /** Adds a raw read; the mate is 1 or 2 where it is known, else 0. */
    void addRaw(Read read, int mate) {
        int number = names.add(read.name(), mate);
        if (number == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * number);
        }
        lengths[number] = read.length();
    }

    /** Takes a corrected read; false where there is no raw read for it, or none any more. */
    boolean addCorrected(Read read, int mate) {
        Integer number = names.find(read.name(), mate);
        if (number == null) {
            unknown++;
            return false;
        }
        if (seen.get(number)) {
            repeated++;
            return false;
        }
        seen.set(number);
        shortened += read.length() < lengths[number] ? 1 : 0;
        return true;
    }

    /** Refuses corrected reads of which not one has a name of a raw read. */
    void requireRelated(String corrected) {
        names.requireRelated(corrected, seen.cardinality(), unknown);
    }

    /** Whether the raw read of a number has no corrected one. */
    boolean isDropped(int number) {
        return !seen.get(number);
    }

    long dropped() {
        return (long) names.size() - seen.cardinality();
    }

    long shortened() {
        return shortened;
    }

    long unknown() {
        return unknown;
    }

    long repeated() {
        return repeated;
    }
}
