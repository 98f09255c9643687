package org.iolaus.lm.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.time.Duration;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind the neural models, one a process. It is loaded by the first call of {@link #start} and never before, for it takes
 * seconds and half a gigabyte. The number of its threads is fixed from then on: sums are split among them, so that results repeat
 * exactly for a fixed number only. From then on, too, the end of the process waits for the steps under way and lets no other begin.
 */
public final class TensorEngine {

    /** How long the end of the process waits for a step: less than a scheduler gives a process that it tells to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final StepGate STEPS = new StepGate();

    private static @Nullable TensorEngine running;

    private final Engine engine;
    private final int threads;

    private TensorEngine(Engine engine, int threads) {
        this.engine = engine;
        this.threads = threads;
    }

    /**
     * Loads the engine, or gives the one already loaded.
     *
     * @param threads how many threads one computation may use, at least 1
     * @return the engine
     * @throws UserException where the native library is missing or does not fit this machine
     * @throws IllegalStateException where the engine already runs with another number of threads
     */
    public static synchronized TensorEngine start(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the engine needs at least 1 thread, was " + threads);
        }
        if (running == null) {
            closeStepsAtTheEnd();
            running = new TensorEngine(load(threads), threads);
        } else if (running.threads != threads) {
            throw new IllegalStateException(
                    "the engine already runs with " + running.threads + " threads, not with " + threads);
        }
        return running;
    }

    private static void closeStepsAtTheEnd() {
        Thread closing = new Thread(() -> STEPS.close(PATIENCE), "iolaus-last-steps");
        try {
            Runtime.getRuntime().addShutdownHook(closing);
        } catch (IllegalStateException e) {
            // The process is ending already.
            closing.start();
        }
    }

    private static Engine load(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // Batches differ in length: optimizing for one shape costs more than it saves.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        // Everything needed is on the class path: nothing is fetched and nothing is told to anyone.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        STEPS.enter();
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new UserException(
                    "the engine of the neural models cannot be loaded on this machine (" + e.getMessage() + ")", e);
        } finally {
            STEPS.leave();
        }
    }

    /**
     * How many threads one computation uses.
     *
     * @return at least 1
     */
    public int threads() {
        return threads;
    }

    /**
     * The engine's name and version, for the record.
     *
     * @return for example {@code PyTorch 2.7.1}
     */
    public String version() {
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /**
     * The device for a choice.
     *
     * @param choice what the user asked for
     * @return the device
     * @throws UserException where it is not there
     */
    public Device device(DeviceChoice choice) {
        boolean cuda = engine.hasCapability(StandardCapabilities.CUDA);
        return device(choice, cuda, choice.kind() == DeviceChoice.Kind.CPU ? 0 : engine.getGpuCount());
    }

    /**
     * The device for a choice on any machine.
     *
     * @param choice what the user asked for
     * @param cuda whether the engine's library was built for GPUs; without that it can use none of those there are
     * @param gpus how many the machine has
     * @return the device
     */
    static Device device(DeviceChoice choice, boolean cuda, int gpus) {
        if (choice.kind() == DeviceChoice.Kind.GPU && gpus > 0 && !cuda) {
            throw new UserException("--device " + choice + ": this machine has a GPU, but the engine's library is for"
                    + " the CPU alone; set PYTORCH_LIBRARY_PATH to one with CUDA, or use --device cpu or auto");
        }
        int gpu = choice.gpuAmong(cuda ? gpus : 0);
        return gpu < 0 ? Device.cpu() : Device.gpu(gpu);
    }

    /**
     * A manager for arrays on a device; whoever asks for it closes it.
     *
     * @param device where its arrays live
     * @return a manager below no other
     */
    public NDManager newManager(Device device) {
        return engine.newBaseManager(device);
    }

    /**
     * Begins a step, with a manager of its own. Where the process is ending, this waits until it is gone.
     *
     * @param parent the manager above
     * @return the step, to be closed by the thread that asked for it
     */
    public ComputingStep beginStep(NDManager parent) {
        return new ComputingStep(STEPS, parent);
    }

    /**
     * Begins to record what gradients need. One at a time in a process.
     *
     * @return the recorder, to be closed
     */
    public GradientCollector recordGradients() {
        return engine.newGradientCollector();
    }
}
