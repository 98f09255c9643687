package org.iolaus.correction.correct.external;

/**
 * The names that reads have inside a tool's files: short, unique within a file, and such that no tool cuts or rewrites them. Their
 * number is the read's key, which grows with the order of the input.
 *
 * @param split whether mates lie in two files; then both have the fragment's number and end in {@code /1} or {@code /2}
 */
record SafeNames(boolean split) {

    /** No key. */
    static final long UNKNOWN = -1;

    /**
     * A read's key within its file.
     *
     * @param fragment the fragment's place in the input, from 0
     * @param mate 0 for the only read or mate 1, 1 for mate 2
     */
    long key(long fragment, int mate) {
        return split ? fragment : 2 * fragment + mate;
    }

    /** The name of the same read. */
    String name(long fragment, int mate) {
        return "r" + key(fragment, mate) + (split ? "/" + (mate + 1) : "");
    }

    /**
     * The key in a name that a tool wrote; a mate's suffix may be missing.
     *
     * @param name a read's name
     * @return its key, or {@link #UNKNOWN} where the name is none of ours
     */
    long key(String name) {
        int end = name.length();
        if (split && (name.endsWith("/1") || name.endsWith("/2"))) {
            end -= 2;
        }
        // Eighteen digits fit a long.
        if (end < 2 || end > 19 || name.charAt(0) != 'r') {
            return UNKNOWN;
        }
        long key = 0;
        for (int i = 1; i < end; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            key = 10 * key + digit;
        }
        return key;
    }
}
