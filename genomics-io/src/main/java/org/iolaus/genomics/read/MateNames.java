package org.iolaus.genomics.read;

/** Whether two names are those of mates: the same, or the same up to a last 1 and 2. */
final class MateNames {

    private MateNames() {}

    /**
     * Whether two reads can be the mates of one fragment: {@code x} and {@code x}, {@code x/1} and {@code x/2}, or the archive's
     * {@code run.7.1} and {@code run.7.2}.
     *
     * @param first the header of mate 1
     * @param second the header of mate 2
     * @return whether they agree
     */
    static boolean agree(String first, String second) {
        int end = nameEnd(first);
        if (end != nameEnd(second)) {
            return false;
        }
        if (first.regionMatches(0, second, 0, end)) {
            return true;
        }
        return end > 2
                && first.regionMatches(0, second, 0, end - 1)
                && first.charAt(end - 1) == '1'
                && second.charAt(end - 1) == '2'
                && (first.charAt(end - 2) == '/' || (first.charAt(end - 2) == '.' && endsInNumber(first, end - 2)));
    }

    /** Without this, run.1 and run.2, two reads of a file, would pass for mates. */
    private static boolean endsInNumber(String name, int end) {
        int at = end;
        while (at > 0 && name.charAt(at - 1) >= '0' && name.charAt(at - 1) <= '9') {
            at--;
        }
        return at < end && at > 0 && name.charAt(at - 1) == '.';
    }

    private static int nameEnd(String header) {
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) == ' ' || header.charAt(i) == '\t') {
                return i;
            }
        }
        return header.length();
    }
}
