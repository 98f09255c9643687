package org.iolaus.genomics.read;

import htsjdk.samtools.SAMRecord;

/**
 * The record a read came from, without its alignment.
 *
 * @param record everything but the bases and qualities
 * @param bases the bases as they were read
 * @param qualities the Phred scores as they were read
 */
record SamOrigin(SAMRecord record, byte[] bases, byte[] qualities) implements ReadOrigin {}
