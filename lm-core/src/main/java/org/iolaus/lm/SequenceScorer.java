package org.iolaus.lm;

/**
 * A language model as a judge of sequences: how many bits each base costs. Implemented by the count model and by neural networks. A
 * scorer is one thread's working space.
 */
public interface SequenceScorer {

    /** What one N costs: as much as a base of which nothing is known. */
    double UNKNOWN_BASE_BITS = 2;

    /**
     * The bits of every base of a sequence, each the mean of the pass along the sequence and the pass along its reverse complement.
     *
     * @param codes the bases, 0 to 3 or none
     * @param length how many of them belong to the sequence
     * @param bits receives one value a base, at least 0
     * @return the sum
     */
    double score(byte[] codes, int length, float[] bits);
}
