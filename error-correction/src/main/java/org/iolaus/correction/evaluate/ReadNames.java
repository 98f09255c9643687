package org.iolaus.correction.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * The names of raw reads, numbered from 0 in the order they came. Names are first words; a mate can be named with or without its
 * {@code /1} or {@code /2}.
 */
final class ReadNames {
    private final String file;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Byte> mates = new ArrayList<>();

    /**
     * Starts without names.
     *
     * @param file what messages call the raw reads
     */
    ReadNames(String file) {
        this.file = file;
    }

    /** Gives the next number to a raw read; the mate is 1 or 2 where it is known, else 0. */
    int add(String name, int mate) {
        int number = mates.size();
        Integer known = numbers.putIfAbsent(name, number);
        if (known != null) {
            boolean mateOfKnown = mate == 2 && mates.get(known) == 1;
            if (!mateOfKnown || numbers.putIfAbsent(name + "/2", number) != null) {
                throw new UserException(file + ": two reads are called " + name + "; reads are matched by name");
            }
            numbers.put(name + "/1", known);
        }
        mates.add((byte) mate);
        return number;
    }

    int size() {
        return mates.size();
    }

    /** The number of the raw read of exactly this name, or null. */
    @Nullable
    Integer find(String name) {
        return numbers.get(name);
    }

    /** The number of the raw read that a corrected read comes from, or null where the name is unknown. */
    @Nullable
    Integer find(String name, int mate) {
        Integer number = mate == 0 ? null : numbers.get(name + "/" + mate);
        if (number == null) {
            number = numbers.get(name);
        }
        if (number == null && name.length() > 2 && name.charAt(name.length() - 2) == '/') {
            number = numbers.get(name.substring(0, name.length() - 2));
        }
        return number;
    }

    /** A name of the read of a number. */
    String nameOf(int number) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .min(String::compareTo)
                .orElse("");
    }

    /**
     * Refuses corrected reads of which not one has a name of a raw read: they are others.
     *
     * @param corrected what messages call the corrected reads
     * @param known how many of them have the name of a raw read
     * @param unknown how many have not
     */
    void requireRelated(String corrected, long known, long unknown) {
        if (known == 0 && unknown > 0) {
            throw new UserException(corrected + ": not one of its " + unknown + " reads has the name of a read of "
                    + file + "; reads are matched by name");
        }
    }
}
