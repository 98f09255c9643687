package org.iolaus.genomics.read;

/** How a file's bytes are packed, found from its first bytes. */
enum Compression {
    /** Not at all. */
    NONE,
    /** Gzip, of one member or several (RFC 1952). */
    GZIP,
    /** Gzip in blocks that carry their own size (SAM specification, section 4.1); an empty block marks the end. */
    BGZF
}
