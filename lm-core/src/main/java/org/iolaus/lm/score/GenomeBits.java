package org.iolaus.lm.score;

import java.util.function.DoubleUnaryOperator;

/**
 * What a model of reads says of the genome. A read's base is the genome's, or with the sequencer's error rate e one of the three others:
 * P(read b) = (1 - e) P(b) + e / 3 (1 - P(b)). Solved for P(b), the genome's, and turned into bits.
 */
public final class GenomeBits implements DoubleUnaryOperator {

    /** No base is ever taken for less likely: what the genome may hold that no read has shown. */
    private static final double LEAST_PROBABILITY = 1e-5;

    private static final double LOG_2 = Math.log(2);

    private final double errorRate;

    /**
     * Takes the error rate.
     *
     * @param errorRate the share of bases that the sequencer gets wrong, from 0 to less than 0.75
     */
    public GenomeBits(double errorRate) {
        if (!(errorRate >= 0 && errorRate < 0.75)) {
            throw new IllegalArgumentException("the error rate must be from 0 to less than 0.75, was " + errorRate);
        }
        this.errorRate = errorRate;
    }

    /**
     * The bits of a base of the genome.
     *
     * @param nats minus the natural logarithm of the probability that a read has it
     * @return minus the logarithm to base 2 of the probability that the genome has it, from 0 to 16.6
     */
    @Override
    public double applyAsDouble(double nats) {
        double chance = errorRate / 3;
        double genome = (Math.exp(-nats) - chance) / (1 - 4 * chance);
        return -Math.log(Math.min(1, Math.max(LEAST_PROBABILITY, genome))) / LOG_2;
    }
}
