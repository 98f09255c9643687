package org.iolaus.genomics.read;

import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.cram.ref.CRAMReferenceSource;

/** Stands where a CRAM file asks for the sequence it was compressed against: there is none, and nothing is fetched from elsewhere. */
final class MissingReference implements CRAMReferenceSource {

    /** Says which sequence was asked for; on its way through the library, which may wrap it. */
    static final class Wanted extends RuntimeException {
        private final String reason;

        Wanted(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    @Override
    public byte[] getReferenceBases(SAMSequenceRecord sequence, boolean tryNameVariants) {
        throw new Wanted("needs its reference sequence " + sequence.getSequenceName()
                + ", which a CRAM file does not hold: convert it with samtools view -b -T REFERENCE");
    }

    @Override
    public byte[] getReferenceBasesByRegion(SAMSequenceRecord sequence, int start, int length) {
        return getReferenceBases(sequence, false);
    }
}
