package org.iolaus.lm.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.Vocabulary;

/** Sequences of which it is known what the best possible model pays. */
final class Tasks {

    /** Stands for a base that is not known: a sign of its own that need not be predicted. */
    private static final int SIGN = 4;

    private static final int BARCODE = 8;

    private Tasks() {}

    /** Makes one row of tokens. */
    @FunctionalInterface
    interface RowMaker {
        int[] row(int length, SplittableRandom random);
    }

    /** Rows of bases, each to be predicted from those before it, from a place on. */
    static TaskTraining.Maker rows(int rows, int length, int firstTarget, RowMaker maker) {
        return rows(new Vocabulary(4), rows, length, firstTarget, length, maker);
    }

    /** Rows of tokens, each to be predicted from those before it where it lies between two places. */
    static TaskTraining.Maker rows(
            Vocabulary vocabulary, int rows, int length, int firstTarget, int endOfTargets, RowMaker maker) {
        return (batch, random) -> {
            batch.reset(rows, length, vocabulary.padding());
            for (int row = 0; row < rows; row++) {
                int before = vocabulary.begin();
                int[] tokens = maker.row(length, random);
                for (int i = 0; i < length; i++) {
                    boolean wanted = i >= firstTarget && i < endOfTargets && tokens[i] < vocabulary.predicted();
                    batch.set(row, i, before, wanted ? tokens[i] : TokenBatch.NO_TARGET);
                    before = tokens[i];
                }
            }
        };
    }

    /** From the sixth base on each is the sum of the second and the fifth before it, modulo four, nine times in ten, else another. */
    static int[] lagged(int length, SplittableRandom random) {
        int[] row = new int[length];
        for (int i = 0; i < length; i++) {
            int rule = i < 5 ? random.nextInt(4) : (row[i - 2] + row[i - 5]) % 4;
            boolean kept = i < 5 || random.nextInt(10) > 0;
            row[i] = kept ? rule : (rule + 1 + random.nextInt(3)) % 4;
        }
        return row;
    }

    /** A sign and a barcode, random bases, and at the end the sign and the barcode again. */
    static int[] needle(int length, SplittableRandom random) {
        int[] row = random.ints(length, 0, 4).toArray();
        row[0] = SIGN;
        row[length - BARCODE - 1] = SIGN;
        System.arraycopy(row, 1, row, length - BARCODE, BARCODE);
        return row;
    }

    /** The places of the barcode when it comes again, to be predicted. */
    static TaskTraining.Maker needles(int rows, int length) {
        return rows(new Vocabulary(4), rows, length, length - BARCODE, length, Tasks::needle);
    }

    /**
     * A chain of order 5 of bases: the logarithm of a probability is the sum of a score for each of the five bases before and of one for
     * each pair of neighbours among them.
     */
    static final class Chain implements RowMaker {

        private final double[][] probabilities = new double[1 << 10][4];
        private double bits;
        private long bases;

        Chain(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] single = random.doubles(5 * 16, -1, 1).toArray();
            double[] pairs = random.doubles(4 * 64, -1, 1).toArray();
            for (int context = 0; context < probabilities.length; context++) {
                double sum = 0;
                for (int base = 0; base < 4; base++) {
                    double score = 0;
                    for (int lag = 0; lag < 5; lag++) {
                        score += single[lag * 16 + (context >> (2 * lag) & 3) * 4 + base];
                        score += lag == 4 ? 0 : pairs[lag * 64 + (context >> (2 * lag) & 15) * 4 + base];
                    }
                    probabilities[context][base] = Math.exp(score);
                    sum += probabilities[context][base];
                }
                for (int base = 0; base < 4; base++) {
                    probabilities[context][base] /= sum;
                }
            }
        }

        @Override
        public int[] row(int length, SplittableRandom random) {
            int[] row = new int[length];
            int context = random.nextInt(1 << 10);
            for (int i = 0; i < length; i++) {
                double[] own = probabilities[context];
                double rest = random.nextDouble();
                int base = 0;
                while (base < 3 && rest >= own[base]) {
                    rest -= own[base++];
                }
                row[i] = base;
                context = (context << 2 | base) & 0x3ff;
                if (i >= 5) {
                    bits -= Math.log(own[base]) / Math.log(2);
                    bases++;
                }
            }
            return row;
        }

        /** What the bases made so far cost, from the sixth of each row on, who knows the chain: its entropy. */
        double bitsPerBase() {
            return bits / bases;
        }
    }

    /**
     * The distant switch, for masked models: one of four signs somewhere in the second quarter; every other place of the last quarter is
     * hidden, and the base that belongs to the sign is to be told there. Without the sign every base is as likely. Tokens are pairs of
     * bases, so that a sign is one token: 0 to 3 are the bases, 4 to 7 the signs.
     */
    static TaskTraining.Maker distantSwitch(int rows, int length) {
        Vocabulary vocabulary = new Vocabulary(16);
        return (batch, random) -> {
            batch.reset(rows, length, vocabulary.padding());
            for (int row = 0; row < rows; row++) {
                int[] tokens = random.ints(length, 0, 4).toArray();
                int sign = random.nextInt(4);
                tokens[random.nextInt(length / 4, length / 2)] = 4 + sign;
                for (int i = 0; i < length; i++) {
                    batch.set(row, i, tokens[i], TokenBatch.NO_TARGET);
                }
                for (int i = 3 * length / 4; i < length - 1; i += 2) {
                    batch.set(row, i, vocabulary.mask(), sign);
                }
            }
        };
    }

    /** Words at random: others, a trigger, some words, others, the trigger and the same words again. */
    static final class Copied implements RowMaker {

        static final int LENGTH = 8;
        private final int vocabulary;

        Copied(int vocabulary) {
            this.vocabulary = vocabulary;
        }

        @Override
        public int[] row(int length, SplittableRandom random) {
            int[] row = different(length, random);
            int first = random.nextInt(1, length - 2 * LENGTH - 3);
            row[first] = 0;
            row[length - LENGTH - 1] = 0;
            System.arraycopy(row, first + 1, row, length - LENGTH, LENGTH);
            return row;
        }

        /** Words of which none comes twice, nor the trigger: what repeats is what is copied. */
        private int[] different(int count, SplittableRandom random) {
            int[] words = IntStream.range(1, vocabulary).toArray();
            for (int i = 0; i < count; i++) {
                int other = random.nextInt(i, words.length);
                int word = words[other];
                words[other] = words[i];
                words[i] = word;
            }
            return Arrays.copyOf(words, count);
        }
    }
}
