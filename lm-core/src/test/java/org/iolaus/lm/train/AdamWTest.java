package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import org.iolaus.lm.block.Initial;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.device.TestEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The optimizer against its definition, one value after another. */
@Tag("engine")
class AdamWTest {

    private static final int MATRIX = 6;
    private static final int VECTOR = 3;
    private static final double CLIP = 1;
    private static final double DECAY = 0.1;
    private static final double RATE = 0.01;

    @Test
    void doesWhatTheDefinitionSays() {
        Parameters parameters = new Parameters();
        parameters.matrix("w", Initial.normal(1), 2, 3);
        parameters.vector("v", Initial.normal(1), VECTOR);
        float[] expected = parameters.initialValues(1);
        double[] first = new double[expected.length];
        double[] second = new double[expected.length];
        SplittableRandom random = new SplittableRandom(2);
        try (NDManager manager = TestEngine.engine().newManager(TestEngine.device())) {
            NDArray values = manager.create(expected);
            AdamW optimizer = new AdamW(manager, parameters, CLIP, DECAY);
            int arrays = manager.getManagedArrays().size();
            for (int step = 0; step < 20; step++) {
                // Now longer than the clip, now shorter.
                double scale = step % 2 == 0 ? 3 : 0.1;
                float[] gradient = new float[expected.length];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = (float) (scale * random.nextGaussian());
                }
                plainStep(expected, gradient, first, second, step);
                try (NDManager own = manager.newSubManager()) {
                    optimizer.update(own, values, own.create(gradient), step, RATE);
                }
                assertThat(manager.getManagedArrays()).hasSize(arrays);
            }
            assertThat(values.toFloatArray()).containsExactly(expected, within(1e-5f));
        }
    }

    private static void plainStep(float[] values, float[] gradient, double[] first, double[] second, int step) {
        double square = 0;
        for (float slope : gradient) {
            square += (double) slope * slope;
        }
        double clip = Math.min(1, CLIP / Math.sqrt(square));
        for (int i = 0; i < values.length; i++) {
            double slope = gradient[i] * clip;
            first[i] = 0.9 * first[i] + 0.1 * slope;
            second[i] = 0.99 * second[i] + 0.01 * slope * slope;
            double mean = first[i] / (1 - Math.pow(0.9, step + 1));
            double meanSquare = second[i] / (1 - Math.pow(0.99, step + 1));
            double decay = i < MATRIX ? DECAY * values[i] : 0;
            values[i] -= (float) (RATE * (mean / (Math.sqrt(meanSquare) + 1e-8) + decay));
        }
    }

    @Test
    void aGradientOfZeroChangesNothingButDecay() {
        Parameters parameters = new Parameters();
        parameters.vector("v", Initial.constant(1), VECTOR);
        try (NDManager manager = TestEngine.engine().newManager(TestEngine.device())) {
            NDArray values = manager.create(new float[] {1, 2, 3});
            new AdamW(manager, parameters, CLIP, DECAY).update(manager, values, manager.create(new float[3]), 0, RATE);
            assertThat(values.toFloatArray()).containsExactly(1, 2, 3);
        }
    }
}
