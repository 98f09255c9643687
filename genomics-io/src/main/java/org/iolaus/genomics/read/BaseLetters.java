package org.iolaus.genomics.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The letters a base may be written with: the IUPAC nucleotide codes, U, X and the dot of old no-calls, in both cases. */
final class BaseLetters {

    /** By byte value: whether it is a base. */
    static final boolean[] LEGAL = legal();

    private BaseLetters() {}

    /** A byte as it can be shown in a one-line message. */
    static String shown(byte letter) {
        int code = letter & 0xff;
        return code > ' ' && code < 127 ? "'" + (char) code + "'" : String.format(Locale.ROOT, "byte 0x%02x", code);
    }

    private static boolean[] legal() {
        boolean[] legal = new boolean[256];
        for (byte letter : "ACGTURYSWKMBDHVNXacgturyswkmbdhvnx.".getBytes(StandardCharsets.US_ASCII)) {
            legal[letter] = true;
        }
        return legal;
    }
}
