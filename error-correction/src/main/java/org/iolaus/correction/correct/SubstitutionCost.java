package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * What it costs, in bits, to take a base for another one: log2(3 (1 - e) / e), where e is the probability that it is wrong. What qualities
 * claim is trusted within bounds only, since real qualities overstate; what was measured is trusted further. A letter that is no base
 * costs nothing to replace.
 */
final class SubstitutionCost {

    private static final double LEAST_CLAIMED = 1e-3;
    private static final double LEAST_MEASURED = 1e-7;
    private static final double MOST = 0.5;
    private static final int QUALITIES = 94;

    private final BaseErrors errors;
    private final double least;

    private SubstitutionCost(BaseErrors errors, double least) {
        this.errors = errors;
        this.least = least;
    }

    /** Costs from what the qualities claim; a base without one is wrong with the probability given. */
    static SubstitutionCost claimed(double withoutQuality) {
        double[] claims = new double[QUALITIES];
        for (int quality = 0; quality < QUALITIES; quality++) {
            claims[quality] = StrictMath.pow(10, -quality / 10.0);
        }
        return new SubstitutionCost(
                (read, position) -> read.hasQualities() ? claims[read.qualities()[position]] : withoutQuality,
                LEAST_CLAIMED);
    }

    /** Costs from measured probabilities. */
    static SubstitutionCost measured(BaseErrors errors) {
        return new SubstitutionCost(errors, LEAST_MEASURED);
    }

    /** The cost of a base with this code. */
    double of(int code, Read read, int position) {
        if (code == Nucleotide.NONE) {
            return 0;
        }
        double error = Math.max(least, Math.min(MOST, errors.probability(read, position)));
        return StrictMath.log(3 * (1 - error) / error) / StrictMath.log(2);
    }
}
