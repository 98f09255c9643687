package org.iolaus.correction.tune;

import java.util.List;

/**
 * What became of the best candidates when another model judged them.
 *
 * @param fragments in how many fragments of the sample they differ and were judged anew
 * @param finalists the candidates, in the order they were tried; none where only one was good enough
 */
public record Reconsideration(int fragments, List<Finalist> finalists) {

    /** There was nothing to ask. */
    static final Reconsideration NONE = new Reconsideration(0, List.of());

    /** Takes the candidates. */
    public Reconsideration {
        finalists = List.copyOf(finalists);
    }

    /**
     * One of the best candidates.
     *
     * @param name its name
     * @param before its expected gain by the counts alone
     * @param after its expected gain where the other model judged what the candidates differ in
     */
    public record Finalist(String name, double before, double after) {}
}
