package org.iolaus.correction.correct;

/**
 * What counts say of the base behind k-1 others. Of n observations of a context, c show a base. Where the base is an error, c follows a
 * geometric distribution (a Poisson with a gamma-distributed rate of shape 1, since errors cluster at some sites) of mean m = n e / 3;
 * where it is genomic, every c up to n/8 is alike, and every c from there to n/2:
 *
 * <pre>
 *   P(c | error)           = 1 / (1 + m) * (m / (1 + m))^c
 *   P(c, genomic), rare    = r / 3 * 8 / n          c at most n/8
 *   P(c, genomic), common  = b / 3 * 8 / (3 n)      c above n/8
 * </pre>
 *
 * with the error rate e and the rates of rare and of common branches r and b. So the number of observations that it takes grows with the
 * depth at the place itself: 3 at 30x, about 40 at 2000x. The most frequent base is genomic by definition.
 */
final class ContextEvidence {

    /** A base seen in at most one of so many observations is rare. */
    static final int RARE = 8;

    private static final int TABLE = 1 << 10;
    private static final double BITS = 1 / StrictMath.log(2);

    private final double errorRate;
    private final double branchRate;
    private final double rareRate;
    private final int[] solid = new int[TABLE];
    private final double[] unseen = new double[TABLE];

    ContextEvidence(double errorRate, double branchRate, double rareRate) {
        this.errorRate = errorRate;
        this.branchRate = branchRate;
        this.rareRate = rareRate;
        for (int depth = 0; depth < TABLE; depth++) {
            solid[depth] = firstSolid(depth);
            unseen[depth] = weightUnseen(depth);
        }
    }

    /** The probability that a base seen c of n times, and not the most frequent one, is genomic. */
    double genomic(int c, int n) {
        if (c == 0) {
            return 0;
        }
        double mean = n * errorRate / 3;
        double error = StrictMath.pow(mean / (1 + mean), c) / (1 + mean);
        double branch = prior(c, n);
        return branch / (branch + error);
    }

    private double prior(int c, int n) {
        double width = RARE * c <= n ? n / (double) RARE : 3.0 * n / RARE;
        return (RARE * c <= n ? rareRate : branchRate) / (3 * width);
    }

    /** The fewest observations among n that are more likely genomic than not; 1 at least. */
    int solid(int n) {
        return n < TABLE ? solid[n] : firstSolid(n);
    }

    private int firstSolid(int n) {
        int c = 1;
        while (c < n && genomic(c, n) < 0.5) {
            c++;
        }
        return c;
    }

    /**
     * What a base weighs that none of n others has shown: that it is genomic at a rate anywhere up to an eighth, or at about a half, and
     * was missed by chance, or that the others are wrong.
     */
    private double unseen(int n) {
        return n < TABLE ? unseen[n] : weightUnseen(n);
    }

    private double weightUnseen(int n) {
        double rare = rareRate * RARE / n * (1 - StrictMath.exp(-n / (double) RARE));
        return (rare + StrictMath.scalb(branchRate, -n) + errorRate / ((double) n * n * n)) / 3;
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
        double unseen = unseen(n);
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
}
