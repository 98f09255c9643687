package org.iolaus.lm.mixer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.block.Pass;
import org.iolaus.lm.device.DeviceChoice;
import org.iolaus.lm.device.TensorEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a sequence mixer alone costs, forward and backward, over one sequence: from 1,024 to 8,192 positions the time of full attention
 * grows with a power of the length near 2, that of the others near 1. Width 32, 2 heads, the window 64 positions as in the shipped models.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class MixerBenchmark {

    private static final int WIDTH = 32;
    private static final int HEADS = 2;

    /** The architecture, and whether the future is hidden. */
    @Param({"full", "sliding", "blocks", "bigbird", "masked-bigbird", "convolution"})
    private String mixerName = "";

    /** Positions. */
    @Param({"1024", "2048", "4096", "8192"})
    private int length;

    private final Parameters parameters = new Parameters();
    private SequenceMixer mixer;
    private NDManager manager;
    private NDArray values;
    private NDArray input;
    private TensorEngine engine;

    /** Makes the mixer and a random sequence of states. */
    @Setup(Level.Trial)
    public void make() {
        MixerConfig config = switch (mixerName) {
            case "full" -> new FullAttention.Config(HEADS);
            case "sliding" -> new LocalAttention.Config(HEADS, 64, LocalAttention.Pattern.SLIDING);
            case "blocks" -> new LocalAttention.Config(HEADS, 64, LocalAttention.Pattern.BLOCKS);
            case "convolution" -> new GatedConvolution.Config(6, 1, GatedConvolution.Gate.LINEAR);
            default -> new BigBirdAttention.Config(HEADS, 16, 2, true, BigBirdAttention.Placement.UNIFORM, 1);
        };
        Objective objective = mixerName.startsWith("masked") ? Objective.MASKED : Objective.NEXT_TOKEN;
        mixer = config.build(parameters, new Dimensions(WIDTH, 1, objective));
        engine = TensorEngine.start(1);
        manager = engine.newManager(engine.device(DeviceChoice.CPU));
        values = Copies.of(manager, parameters.initialValues(1), parameters.size());
        float[] states = new float[length * WIDTH];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < states.length; i++) {
            states[i] = (float) random.nextGaussian();
        }
        input = Copies.of(manager, states, 1, length, WIDTH);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
        manager.close();
    }

    /** The gradient of the sum of all outputs. */
    @Benchmark
    public NDArray forwardAndBackward() {
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = engine.recordGradients()) {
            NDArray own = values.duplicate();
            own.attach(step);
            own.setRequiresGradient(true);
            NDArray x = input.duplicate();
            x.attach(step);
            Pass pass = new Pass(step, parameters, own, new int[] {length}, length, Optional.empty());
            collector.backward(mixer.mix(pass, x).sum());
            return own.getGradient();
        }
    }
}
