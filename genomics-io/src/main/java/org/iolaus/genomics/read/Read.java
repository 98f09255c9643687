package org.iolaus.genomics.read;

import org.jspecify.annotations.Nullable;

/**
 * One sequencing read as it came out of the sequencer, in sequencing orientation. The arrays are not copied: whoever holds a read
 * must not write to them.
 *
 * @param header the name and, after its first blank or tab, the comment, without the leading {@code @} or {@code >}
 * @param bases one ASCII letter a base, in the case of the input; letters other than A, C, G and T (in either case) count as N
 * @param qualities Phred scores (0 to 93, not ASCII), as many as bases; empty where the input has none
 * @param origin what the sink of the same format needs to write the record back unchanged, or null
 */
public record Read(
        String header,
        byte[] bases,
        byte[] qualities,
        @Nullable ReadOrigin origin) {

    /** Checks that the qualities are absent or one a base. */
    public Read {
        if (qualities.length != 0 && qualities.length != bases.length) {
            throw new IllegalArgumentException("read " + header + " has " + bases.length + " bases and "
                    + qualities.length + " qualities; there must be one a base or none");
        }
    }

    /**
     * Makes a read without an origin.
     *
     * @param header the name and comment
     * @param bases ASCII letters
     * @param qualities Phred scores, or empty
     */
    public Read(String header, byte[] bases, byte[] qualities) {
        this(header, bases, qualities, null);
    }

    /**
     * The name: the header up to its first blank or tab.
     *
     * @return the name, which may be empty
     */
    public String name() {
        int end = nameEnd();
        return end == header.length() ? header : header.substring(0, end);
    }

    /**
     * What follows the name in the header.
     *
     * @return the comment without the blank before it, or an empty string
     */
    public String comment() {
        int end = nameEnd();
        return end == header.length() ? "" : header.substring(end + 1);
    }

    /**
     * The number of bases.
     *
     * @return 0 or more
     */
    public int length() {
        return bases.length;
    }

    /**
     * Whether the read came with qualities.
     *
     * @return false for FASTA input and for an empty read
     */
    public boolean hasQualities() {
        return qualities.length > 0;
    }

    /**
     * The same read with other bases (and qualities), for a corrector to hand on.
     *
     * @param newBases ASCII letters
     * @param newQualities Phred scores, or empty
     * @return a read with this one's header and origin
     */
    public Read with(byte[] newBases, byte[] newQualities) {
        return new Read(header, newBases, newQualities, origin);
    }

    private int nameEnd() {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == ' ' || c == '\t') {
                return i;
            }
        }
        return header.length();
    }
}
