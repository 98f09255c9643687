package org.iolaus.genomics.read;

import java.util.Arrays;

/** The four bases as codes: A 0, C 1, G 2, T 3, so that the complement of a code is 3 minus it; anything else is {@link #NONE}. */
public final class Nucleotide {

    /** The code of every letter that is not A, C, G or T in either case. */
    public static final int NONE = 4;

    private static final byte[] CODES = table();
    private static final byte[] LETTERS = {'A', 'C', 'G', 'T', 'N'};

    private Nucleotide() {}

    /**
     * The code of a letter.
     *
     * @param letter an ASCII letter
     * @return 0 to 3 for A, C, G, T in either case, {@link #NONE} for anything else
     */
    public static int code(byte letter) {
        return CODES[letter & 0xff];
    }

    /**
     * The codes of letters.
     *
     * @param letters ASCII letters
     * @return for each its {@link #code(byte)}
     */
    public static byte[] codes(byte[] letters) {
        byte[] codes = new byte[letters.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = CODES[letters[i] & 0xff];
        }
        return codes;
    }

    /**
     * The letter of a code.
     *
     * @param code 0 to 4
     * @return A, C, G, T or N
     */
    public static byte letter(int code) {
        return LETTERS[code];
    }

    /**
     * The code of the base on the other strand.
     *
     * @param code 0 to 4
     * @return the complement; {@link #NONE} stays
     */
    public static int complement(int code) {
        return code == NONE ? NONE : 3 - code;
    }

    private static byte[] table() {
        byte[] codes = new byte[256];
        Arrays.fill(codes, (byte) NONE);
        codes['A'] = codes['a'] = 0;
        codes['C'] = codes['c'] = 1;
        codes['G'] = codes['g'] = 2;
        codes['T'] = codes['t'] = 3;
        return codes;
    }
}
