package org.iolaus.correction.tune;

/**
 * How the tuner works.
 *
 * @param objective what the best candidate is best in
 * @param threads how many threads correct and score, at least 1; the result does not depend on it
 * @param seed of the bootstrap
 * @param replicates of the bootstrap, from 100 to 100,000
 * @param racing whether candidates that are clearly worse after the first part of the sample are dropped
 */
public record TunerSettings(Objective objective, int threads, long seed, int replicates, boolean racing) {

    /** How many replicates the bootstrap has, unless another number is asked for. */
    public static final int REPLICATES = 1000;

    /** Checks the numbers. */
    public TunerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        if (replicates < 100 || replicates > 100_000) {
            throw new IllegalArgumentException("bootstrap replicates must be from 100 to 100000, was " + replicates);
        }
    }

    /**
     * The usual settings.
     *
     * @param threads how many threads work
     * @param seed of the bootstrap
     * @return posterior, 1000 replicates, racing
     */
    public static TunerSettings of(int threads, long seed) {
        return new TunerSettings(Objective.POSTERIOR, threads, seed, REPLICATES, true);
    }
}
