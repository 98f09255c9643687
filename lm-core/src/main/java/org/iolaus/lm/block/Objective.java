package org.iolaus.lm.block;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model learns to do, and with it what its numbers mean: they are never compared across objectives. */
public enum Objective {
    /** Predicts every token from those before it: its bits per base are those of the sequence. */
    @JsonProperty("next-token")
    NEXT_TOKEN("next-token", "bits/base"),

    /** Predicts hidden tokens from those on both sides: its bits are pseudo-bits. */
    @JsonProperty("masked")
    MASKED("masked", "pseudo-bits/base");

    private final String word;
    private final String unit;

    Objective(String word, String unit) {
        this.word = word;
        this.unit = unit;
    }

    /**
     * Whether a position may only learn from those before it.
     *
     * @return true for {@link #NEXT_TOKEN}
     */
    public boolean causal() {
        return this == NEXT_TOKEN;
    }

    /**
     * The name of what such a model measures.
     *
     * @return {@code bits/base} or {@code pseudo-bits/base}
     */
    public String unit() {
        return unit;
    }

    @Override
    public String toString() {
        return word;
    }
}
