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

    /** By quality; the last one is that of a base without a quality. */
    private final double[] costs = new double[BaseErrors.QUALITIES + 1];

    private SubstitutionCost(BaseErrors errors, double least) {
        for (int quality = 0; quality < costs.length; quality++) {
            double error = Math.max(least, Math.min(MOST, errors.probability(quality)));
            costs[quality] = StrictMath.log(3 * (1 - error) / error) / StrictMath.log(2);
        }
    }

    /** Costs from what the qualities claim; a base without one is wrong with the probability given. */
    static SubstitutionCost claimed(double withoutQuality) {
        return new SubstitutionCost(
                quality -> quality == BaseErrors.NO_QUALITY ? withoutQuality : StrictMath.pow(10, -quality / 10.0),
                LEAST_CLAIMED);
    }

    /** Costs from measured probabilities. */
    static SubstitutionCost measured(BaseErrors errors) {
        return new SubstitutionCost(errors, LEAST_MEASURED);
    }

    /** The cost of a base with this code. */
    double of(int code, Read read, int position) {
        return code == Nucleotide.NONE ? 0 : costs[BaseErrors.quality(read, position)];
    }
}
