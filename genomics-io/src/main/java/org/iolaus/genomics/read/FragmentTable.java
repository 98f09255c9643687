package org.iolaus.genomics.read;

import java.io.IOException;
import org.iolaus.genomics.system.LongFileWriter;

/**
 * Hashes of fragments, each with the place where it was met first. A hash's top bits are its home in an open-addressing table, so that
 * the table is nearly in the (unsigned) order of the hashes and cheap to sort.
 */
final class FragmentTable {

    private static final int SLOT_BYTES = Long.BYTES + Integer.BYTES;
    private static final int FIRST_BITS = 12;

    private int bits = FIRST_BITS;
    private long[] hashes = new long[1 << FIRST_BITS];
    private int[] ordinals = new int[1 << FIRST_BITS];
    private int used;

    /** The bytes that a table and the twice as large one need while it grows from its first size. */
    static long leastBytes() {
        return (3L * SLOT_BYTES) << FIRST_BITS;
    }

    /**
     * Whether one more hash has room.
     *
     * @param maxBytes how large the table may become, while it grows included
     */
    boolean hasRoom(long maxBytes) {
        return !isFull() || (3L * SLOT_BYTES * hashes.length <= maxBytes && bits < 30);
    }

    /**
     * Takes a hash.
     *
     * @param hash not 0, which marks a free slot
     * @param ordinal where it was met
     * @return false where it is known already
     */
    boolean add(long hash, int ordinal) {
        if (isFull()) {
            grow();
        }
        int at = slot(hash);
        if (hashes[at] == hash) {
            return false;
        }
        hashes[at] = hash;
        ordinals[at] = ordinal;
        used++;
        return true;
    }

    /** Writes hashes and places in the order of the hashes, and forgets them. */
    void drainTo(LongFileWriter writer) throws IOException {
        sort();
        for (int i = 0; i < used; i++) {
            writer.write(hashes[i]);
            writer.write(ordinals[i]);
        }
        bits = FIRST_BITS;
        hashes = new long[1 << FIRST_BITS];
        ordinals = new int[1 << FIRST_BITS];
        used = 0;
    }

    private boolean isFull() {
        return used >= hashes.length - (hashes.length >>> 2);
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int at = (int) (hash >>> (Long.SIZE - bits));
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldOrdinals = ordinals;
        bits++;
        hashes = new long[2 * oldHashes.length];
        ordinals = new int[2 * oldHashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int at = slot(oldHashes[i]);
                hashes[at] = oldHashes[i];
                ordinals[at] = oldOrdinals[i];
            }
        }
    }

    /** Moves the slots in use to the front and sorts them by insertion: each is but a few places from its own. */
    private void sort() {
        int end = 0;
        for (int i = 0; i < hashes.length; i++) {
            long hash = hashes[i];
            if (hash == 0) {
                continue;
            }
            int ordinal = ordinals[i];
            hashes[i] = 0;
            int at = end++;
            while (at > 0 && Long.compareUnsigned(hashes[at - 1], hash) > 0) {
                hashes[at] = hashes[at - 1];
                ordinals[at] = ordinals[at - 1];
                at--;
            }
            hashes[at] = hash;
            ordinals[at] = ordinal;
        }
    }
}
