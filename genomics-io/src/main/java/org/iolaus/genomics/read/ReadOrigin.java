package org.iolaus.genomics.read;

/**
 * What a source remembers of a record so that the sink of the same format can write it back as it was. Opaque to everything between
 * the two.
 */
public interface ReadOrigin {}
