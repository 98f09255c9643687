package org.iolaus.lm.mixer;

/** Attention by its definition, one score after another: what every fast form is compared with. */
final class PlainAttention {

    private PlainAttention() {}

    /** Whether a head lets a position see another. */
    @FunctionalInterface
    interface Sight {
        boolean sees(int head, int query, int key);
    }

    /** One row through a mixer with the parameters query-key-value and output, and rotated positions. */
    static double[][] mix(MixerProbe probe, float[][] x, int length, int heads, Sight sight) {
        int width = x[0].length;
        int headWidth = width / heads;
        double[][] joint = linear(probe, "query-key-value", x, length, 3 * width);
        float[][] merged = new float[length][width];
        for (int head = 0; head < heads; head++) {
            for (int query = 0; query < length; query++) {
                double[] weights = new double[length];
                double sum = 0;
                for (int key = 0; key < length; key++) {
                    if (sight.sees(head, query, key)) {
                        double score =
                                product(joint, query, head * headWidth, key, width + head * headWidth, headWidth);
                        weights[key] = Math.exp(score / Math.sqrt(headWidth));
                        sum += weights[key];
                    }
                }
                for (int i = 0; i < headWidth; i++) {
                    double value = 0;
                    for (int key = 0; key < length; key++) {
                        value += weights[key] / sum * joint[key][2 * width + head * headWidth + i];
                    }
                    merged[query][head * headWidth + i] = (float) value;
                }
            }
        }
        return linear(probe, "output", merged, length, width);
    }

    private static double[][] linear(MixerProbe probe, String name, float[][] x, int length, int outputs) {
        float[] weight = probe.valuesOf(name + ".weight");
        float[] bias = probe.valuesOf(name + ".bias");
        double[][] y = new double[length][outputs];
        for (int t = 0; t < length; t++) {
            for (int o = 0; o < outputs; o++) {
                double sum = bias[o];
                for (int i = 0; i < x[t].length; i++) {
                    sum += (double) x[t][i] * weight[i * outputs + o];
                }
                y[t][o] = sum;
            }
        }
        return y;
    }

    /** The product of a query and a key whose pairs of values are turned by their positions: it depends on their distance. */
    private static double product(double[][] joint, int query, int queryFrom, int key, int keyFrom, int headWidth) {
        int half = headWidth / 2;
        double sum = 0;
        for (int i = 0; i < half; i++) {
            double angle = (query - key) * Math.pow(10_000, -(double) i / half);
            double q1 = joint[query][queryFrom + i];
            double q2 = joint[query][queryFrom + half + i];
            double k1 = joint[key][keyFrom + i];
            double k2 = joint[key][keyFrom + half + i];
            sum += Math.cos(angle) * (q1 * k1 + q2 * k2) + Math.sin(angle) * (q1 * k2 - q2 * k1);
        }
        return sum;
    }

    /** The largest difference at the real positions. */
    static double difference(float[][] fast, double[][] plain) {
        double largest = 0;
        for (int t = 0; t < plain.length; t++) {
            for (int i = 0; i < plain[t].length; i++) {
                largest = Math.max(largest, Math.abs(fast[t][i] - plain[t][i]));
            }
        }
        return largest;
    }
}
