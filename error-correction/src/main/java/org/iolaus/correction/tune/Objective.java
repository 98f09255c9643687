package org.iolaus.correction.tune;

/** What the best candidate is best in. */
public enum Objective {
    /** The expected gain under the posterior of model and base qualities. */
    POSTERIOR,
    /** The lowest perplexity of the corrected reads under the model of the raw reads (Lerna's; it rewards over-correction). */
    PERPLEXITY
}
