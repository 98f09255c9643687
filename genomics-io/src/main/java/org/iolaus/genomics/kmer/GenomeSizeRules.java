package org.iolaus.genomics.kmer;

/**
 * How k is chosen from the size of the genome alone: the rules that come with correctors, as they are published. They know nothing of
 * the reads, so they are what a choice made from the reads is compared with.
 */
public final class GenomeSizeRules {

    private static final double LOG_2 = Math.log(2);
    private static final double LOG_4 = Math.log(4);

    private GenomeSizeRules() {}

    /**
     * Quake: at k = log4(200 G) a random k-mer is in the genome by chance with probability 0.01 (Kelley et al., Genome Biology 2010).
     *
     * @param genomeSize the size G in bases, at least 1
     * @return log4(200 G), rounded to the nearest whole number
     * @throws IllegalArgumentException for a size below 1
     */
    public static int quake(double genomeSize) {
        return (int) Math.round(Math.log(200 * checked(genomeSize)) / LOG_4);
    }

    /**
     * BFC: the odd number at or above int(log2(G) + 1), as its option for the genome size sets it (release 181).
     *
     * @param genomeSize the size G in bases, at least 1
     * @return an odd number
     * @throws IllegalArgumentException for a size below 1
     */
    public static int bfc(double genomeSize) {
        int k = (int) (Math.log(checked(genomeSize)) / LOG_2 + 1);
        return k | 1;
    }

    /**
     * RECKONER: 0.9 log2(G) + 3, at least 20 (Długosz and Deorowicz, Bioinformatics 2017).
     *
     * @param genomeSize the size G in bases, at least 1
     * @return the rounded number, 20 or more
     * @throws IllegalArgumentException for a size below 1
     */
    public static int reckoner(double genomeSize) {
        return (int) Math.max(20, Math.round(0.9 * Math.log(checked(genomeSize)) / LOG_2 + 3));
    }

    /**
     * Merqury: log4(G (1 - p) / p), where p is the rate at which k-mers of the genome may meet by chance (Rhie et al., Genome Biology
     * 2020, after Fofanov et al. 2004).
     *
     * @param genomeSize the size G in bases, at least 1
     * @param collisionRate p, above 0 and below 1; Merqury's own value is 0.001
     * @return the number rounded up
     * @throws IllegalArgumentException for a size below 1 or a rate outside its range
     */
    public static int merqury(double genomeSize, double collisionRate) {
        if (!(collisionRate > 0 && collisionRate < 1)) {
            throw new IllegalArgumentException("the collision rate must be above 0 and below 1, was " + collisionRate);
        }
        return (int) Math.ceil(Math.log(checked(genomeSize) * (1 - collisionRate) / collisionRate) / LOG_4);
    }

    private static double checked(double genomeSize) {
        if (!(genomeSize >= 1 && genomeSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the genome size must be a number of at least 1, was " + genomeSize);
        }
        return genomeSize;
    }
}
