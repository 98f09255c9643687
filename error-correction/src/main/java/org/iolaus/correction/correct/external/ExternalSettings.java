package org.iolaus.correction.correct.external;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an external corrector is asked to do.
 *
 * @param k the k-mer length; empty for the program's own choice
 * @param threads how many threads it may use, at least 1
 * @param genomeSize the estimated size of the genome in bases; empty where the reads do not tell it
 * @param memoryMebibytes how much memory it may use, where it can be told; at least 64
 * @param allowTrim whether ends that it cut off stay off; otherwise they are put back from the raw read
 */
public record ExternalSettings(
        OptionalInt k, int threads, OptionalLong genomeSize, int memoryMebibytes, boolean allowTrim) {

    /** The least memory that a tool can be given, in mebibytes. */
    public static final int LEAST_MEMORY = 64;

    /** Checks the ranges. */
    public ExternalSettings {
        if (k.isPresent() && k.getAsInt() < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k.getAsInt());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        if (genomeSize.isPresent() && genomeSize.getAsLong() < 1) {
            throw new IllegalArgumentException("the genome size must be at least 1, was " + genomeSize.getAsLong());
        }
        if (memoryMebibytes < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "memory must be at least " + LEAST_MEMORY + " MiB, was " + memoryMebibytes);
        }
    }
}
