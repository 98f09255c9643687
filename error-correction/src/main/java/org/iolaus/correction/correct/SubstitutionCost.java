package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * What it costs, in bits, to take a base for another one: log2(3 (1 - e) / e), where e is the error probability that its quality claims.
 * Claims are trusted within bounds only, since real qualities overstate. A letter that is no base costs nothing to replace.
 */
final class SubstitutionCost {

    private static final double LEAST_ERROR = 1e-3;
    private static final double MOST_ERROR = 0.5;

    private final double[] costs = new double[94];
    private final double withoutQuality;

    SubstitutionCost(double errorRate) {
        for (int quality = 0; quality < costs.length; quality++) {
            costs[quality] = bits(StrictMath.pow(10, -quality / 10.0));
        }
        withoutQuality = bits(errorRate);
    }

    double of(int code, Read read, int position) {
        if (code == Nucleotide.NONE) {
            return 0;
        }
        return read.hasQualities() ? costs[read.qualities()[position]] : withoutQuality;
    }

    private static double bits(double claimed) {
        double error = Math.max(LEAST_ERROR, Math.min(MOST_ERROR, claimed));
        return StrictMath.log(3 * (1 - error) / error) / StrictMath.log(2);
    }
}
