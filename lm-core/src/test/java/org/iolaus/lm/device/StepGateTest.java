package org.iolaus.lm.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether the end of a process and its computations keep out of each other's way. */
@Timeout(60)
class StepGateTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final StepGate gate = new StepGate();

    @Test
    void closesAtOnceWhereNothingComputes() {
        gate.enter();
        gate.leave();
        assertThat(gate.close(Duration.ZERO)).isTrue();
    }

    @Test
    void closesWhenTheLastStepHasEnded() throws InterruptedException {
        gate.enter();
        gate.enter();
        Closing closing = new Closing(gate, LONG);
        closing.awaitWaiting();
        gate.leave();
        assertThat(closing.thread.isAlive()).isTrue();
        gate.leave();
        assertThat(closing.closed()).isTrue();
    }

    @Test
    void letsNoStepBeginOnceItIsClosed() throws InterruptedException {
        assertThat(gate.close(Duration.ZERO)).isTrue();
        CountDownLatch inside = new CountDownLatch(1);
        Thread late = begun(() -> {
            gate.enter();
            inside.countDown();
        });
        await(() -> late.getState() == Thread.State.WAITING);
        assertThat(inside.await(SHORT.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void letsNoNewStepBeginWhileItWaitsButAStepWithinOne() throws InterruptedException {
        gate.enter();
        Closing closing = new Closing(gate, LONG);
        closing.awaitWaiting();
        Thread late = begun(gate::enter);
        await(() -> late.getState() == Thread.State.WAITING);
        gate.enter();
        gate.leave();
        gate.leave();
        assertThat(closing.closed()).isTrue();
        assertThat(late.getState()).isEqualTo(Thread.State.WAITING);
    }

    @Test
    void doesNotWaitForEver() throws InterruptedException {
        gate.enter();
        assertThat(new Closing(gate, SHORT).closed()).isFalse();
        gate.leave();
    }

    @Test
    void isNotClosedByAThreadThatIsToStop() throws InterruptedException {
        gate.enter();
        Closing closing = new Closing(gate, LONG);
        closing.awaitWaiting();
        closing.thread.interrupt();
        assertThat(closing.closed()).isFalse();
        gate.leave();
    }

    private static Thread begun(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    /** What another thread does with the gate at the end of a process. */
    private static final class Closing {

        private final Thread thread;
        private volatile boolean closed;

        Closing(StepGate gate, Duration patience) {
            thread = begun(() -> closed = gate.close(patience));
        }

        void awaitWaiting() throws InterruptedException {
            await(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        boolean closed() throws InterruptedException {
            thread.join();
            return closed;
        }
    }
}
