package org.iolaus.correction.correct;

/**
 * What counts say of the base behind k-1 others. Of n observations of a context, c show a base. Where the base is an error, c follows a
 * geometric distribution (a Poisson with a gamma-distributed rate of shape 1, since errors cluster at some sites) of mean m = n e / 3;
 * where it is genomic every c is alike:
 *
 * <pre>
 *   P(c | error)   = 1 / (1 + m) * (m / (1 + m))^c
 *   P(c | genomic) = 1 / n,  with prior b / 3
 * </pre>
 *
 * with the error rate e and the branch rate b. So the number of observations that it takes grows with the depth at the place itself: 3
 * at 30x, about 40 at 2000x. The most frequent base is genomic by definition.
 */
final class ContextEvidence {

    private static final int TABLE = 1 << 10;

    private final double errorRate;
    private final double branchRate;
    private final int[] solid = new int[TABLE];

    ContextEvidence(double errorRate, double branchRate) {
        this.errorRate = errorRate;
        this.branchRate = branchRate;
        for (int depth = 0; depth < TABLE; depth++) {
            solid[depth] = solidFormula(depth);
        }
    }

    /** The probability that a base seen c of n times, and not the most frequent one, is genomic. */
    double genomic(int c, int n) {
        if (c == 0) {
            return 0;
        }
        double mean = n * errorRate / 3;
        double error = StrictMath.pow(mean / (1 + mean), c) / (1 + mean);
        double branch = branchRate / (3.0 * n);
        return branch / (branch + error);
    }

    /** The fewest observations among n that are more likely genomic than not; 1 at least. */
    int solid(int n) {
        return n < TABLE ? solid[n] : solidFormula(n);
    }

    private int solidFormula(int n) {
        if (n <= 1) {
            return 1;
        }
        double mean = n * errorRate / 3;
        double needed = StrictMath.log(3.0 * n / ((1 + mean) * branchRate)) / StrictMath.log1p(1 / mean);
        return Math.max(1, (int) Math.ceil(needed));
    }

    /**
     * The cost of each base of a context in bits: minus the logarithm of its probability. A base that nobody has seen gets a share that
     * shrinks with the number of those who could have seen it.
     *
     * @param counts how often each base was seen
     * @param cost receives the four costs
     * @return the number of observations; where it is 0 the costs are not set
     */
    int costs(int[] counts, double[] cost) {
        int n = counts[0] + counts[1] + counts[2] + counts[3];
        if (n == 0) {
            return 0;
        }
        int most = Math.max(Math.max(counts[0], counts[1]), Math.max(counts[2], counts[3]));
        double unseen = branchRate / n + errorRate / ((double) n * n * n);
        double sum = 0;
        for (int base = 0; base < 4; base++) {
            int c = counts[base];
            cost[base] = unseen + (c == most ? c : c == 0 ? 0 : c * genomic(c, n));
            sum += cost[base];
        }
        for (int base = 0; base < 4; base++) {
            cost[base] = StrictMath.log(sum / cost[base]) * BITS;
        }
        return n;
    }

    private static final double BITS = 1 / StrictMath.log(2);
}
