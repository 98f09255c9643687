package org.iolaus.genomics.simulate;

import java.util.List;
import org.iolaus.genomics.read.Read;

/**
 * A read with its exact truth.
 *
 * @param read what the sequencer wrote
 * @param truth the letters that it sequenced, in the read's orientation: a piece of genome and, where the fragment ended before the
 *     read, the adapter
 * @param errors every difference between the two, in the read's order
 * @param place where the read comes from, as {@code genome:sequence:first-last:strand}, positions from 1, both ends included
 * @param adapterBases how many letters at the end of the truth are not genome
 */
public record SimulatedRead(Read read, byte[] truth, List<SequencingError> errors, String place, int adapterBases) {

    /** Takes a copy of the errors. */
    public SimulatedRead {
        errors = List.copyOf(errors);
    }

    /**
     * How often one kind of error happened.
     *
     * @param kind the kind
     * @return the number of errors of this kind
     */
    public long count(SequencingError.Kind kind) {
        return errors.stream().filter(error -> error.kind() == kind).count();
    }

    /**
     * The truth as a FASTA record: the read's name, then {@code S=} substituted (N included), {@code I=} inserted and {@code D=} deleted
     * bases, {@code A=} adapter bases and {@code at=} the place.
     *
     * @return a read without qualities
     */
    public Read truthRecord() {
        long substituted = count(SequencingError.Kind.SUBSTITUTION) + count(SequencingError.Kind.NO_CALL);
        String header = read.name() + " S=" + substituted + " I=" + count(SequencingError.Kind.INSERTION) + " D="
                + count(SequencingError.Kind.DELETION) + " A=" + adapterBases + " at=" + place;
        return new Read(header, truth, new byte[0]);
    }
}
