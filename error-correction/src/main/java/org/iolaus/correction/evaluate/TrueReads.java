package org.iolaus.correction.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.jspecify.annotations.Nullable;

/**
 * Raw reads and their truth, found by name. Names are first words; a mate can be named with or without its {@code /1} or
 * {@code /2}. Letters are compared in upper case.
 */
final class TrueReads {
    private static final Pattern INSERTED = Pattern.compile(" I=(-?\\d+)");
    private static final Pattern DELETED = Pattern.compile(" D=(-?\\d+)");

    private final String rawName;
    private final String truthName;
    private final ReadNames names;
    private final List<byte[]> raw = new ArrayList<>();
    private final List<byte[]> truth = new ArrayList<>();
    private final BitSet hasTruth = new BitSet();
    private final BitSet hasIndels = new BitSet();

    /**
     * Starts without reads.
     *
     * @param rawName what messages call the raw reads
     * @param truthName what messages call the truth
     */
    TrueReads(String rawName, String truthName) {
        this.rawName = rawName;
        this.truthName = truthName;
        this.names = new ReadNames(rawName);
    }

    /** Adds a raw read; the mate is 1 or 2 where it is known, else 0. */
    void addRaw(Read read, int mate) {
        int number = names.add(read.name(), mate);
        raw.add(upperCase(read.bases()));
        truth.add(raw.get(number));
    }

    /** Adds a true sequence with the counts of its header; one without a raw read is left out. */
    void addTruth(Read read) {
        Integer number = names.find(read.name());
        if (number == null) {
            return;
        }
        byte[] bases = upperCase(read.bases());
        byte[] rawBases = raw.get(number);
        truth.set(number, Arrays.equals(bases, rawBases) ? rawBases : bases);
        hasTruth.set(number);
        boolean indels = isCounted(INSERTED, read.header()) || isCounted(DELETED, read.header());
        hasIndels.set(number, indels || bases.length != rawBases.length);
    }

    /** Checks that each raw read has its truth. */
    void checkComplete() {
        int missing = hasTruth.nextClearBit(0);
        if (missing < raw.size()) {
            throw new UserException(truthName + ": has no sequence called " + names.nameOf(missing) + ", which is read "
                    + (missing + 1) + " of " + rawName);
        }
    }

    int size() {
        return raw.size();
    }

    byte[] raw(int number) {
        return raw.get(number);
    }

    byte[] truth(int number) {
        return truth.get(number);
    }

    boolean hasIndels(int number) {
        return hasIndels.get(number);
    }

    /** The number of the raw read that a corrected read comes from, or null where the name is unknown. */
    @Nullable
    Integer find(String name, int mate) {
        return names.find(name, mate);
    }

    /** Refuses corrected reads of which not one has a name of a raw read. */
    void requireRelated(String corrected, long known, long unknown) {
        names.requireRelated(corrected, known, unknown);
    }

    static byte[] upperCase(byte[] letters) {
        byte[] upper = letters.clone();
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] >= 'a' && upper[i] <= 'z') {
                upper[i] = (byte) (upper[i] - 'a' + 'A');
            }
        }
        return upper;
    }

    private static boolean isCounted(Pattern count, String header) {
        Matcher matcher = count.matcher(header);
        return matcher.find() && Long.parseLong(matcher.group(1)) != 0;
    }
}
