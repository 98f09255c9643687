package org.iolaus.genomics.read;

import org.jspecify.annotations.Nullable;

/**
 * What FASTQ records hold beside a {@link Read}.
 *
 * @param plusText what follows the plus, empty in most files
 * @param letters the quality letters where scores do not tell them (Solexa), else null
 */
record FastqOrigin(String plusText, byte @Nullable [] letters) implements ReadOrigin {

    private static final FastqOrigin PLAIN = new FastqOrigin("", null);

    /** The origin with these values; the frequent one is made once. */
    static FastqOrigin of(String plusText, byte @Nullable [] letters) {
        return plusText.isEmpty() && letters == null ? PLAIN : new FastqOrigin(plusText, letters);
    }
}
