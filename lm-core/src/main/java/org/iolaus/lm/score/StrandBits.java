package org.iolaus.lm.score;

/**
 * The bits of every base of a sequence, by what stands before it and by what stands behind it.
 *
 * @param forwards given the bases before each
 * @param backwards given the bases behind each, as the other strand reads them
 */
public record StrandBits(float[] forwards, float[] backwards) {

    /**
     * The mean of both.
     *
     * @return one value a base
     */
    public float[] mean() {
        float[] mean = new float[forwards.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (forwards[i] + backwards[i]) / 2;
        }
        return mean;
    }
}
