package org.iolaus.lm.device;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets steps in an engine's native code begin until it is closed. Where the process ends, the engine's libraries put their tables away,
 * and a computation that still goes on would read what is gone; so the end of the process closes the gate first.
 */
final class StepGate {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Begins a step. Once the gate is closed, this waits until the process is gone, unless the thread is in a step already. */
    void enter() {
        lock.readLock().lock();
    }

    /** Ends the step that the thread began last. */
    void leave() {
        lock.readLock().unlock();
    }

    /**
     * Lets no step begin any more, and waits for those under way.
     *
     * @param patience how long it waits
     * @return whether all steps have ended; where they have not, the gate is open again
     */
    boolean close(Duration patience) {
        try {
            return lock.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
