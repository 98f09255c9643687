package org.iolaus.genomics.simulate;

/**
 * Where a fragment, seen from one of its ends, lies.
 *
 * @param genome the genome's name
 * @param sequence the sequence's name
 * @param start its first base on the forward strand, from 0
 * @param length its length in bases
 * @param forward whether this end is read along the forward strand
 */
record Place(String genome, String sequence, int start, int length, boolean forward) {

    Place otherEnd() {
        return new Place(genome, sequence, start, length, !forward);
    }

    /** The first bases seen from this end, as {@code genome:sequence:first-last:strand} with positions from 1. */
    String firstBases(int bases) {
        int first = forward ? start : start + length - bases;
        return genome + ":" + sequence + ":" + (first + 1) + "-" + (first + bases) + ":" + (forward ? '+' : '-');
    }
}
