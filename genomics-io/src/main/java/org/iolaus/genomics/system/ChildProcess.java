package org.iolaus.genomics.system;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A process that ends when this one does, with all that it started. */
public final class ChildProcess {

    private @Nullable Process process;
    private boolean ended;

    private ChildProcess() {}

    /**
     * Runs a program to its end, without standard input.
     *
     * @param builder the program
     * @param name of the thread that ends it when this process is ended
     * @return its exit status
     * @throws IOException where it cannot be started
     * @throws InterruptedException where this thread is interrupted; the program is ended then
     */
    public static int run(ProcessBuilder builder, String name) throws IOException, InterruptedException {
        ChildProcess child = new ChildProcess();
        // Before the start, for a signal may come at once.
        Thread hook = new Thread(child::end, name);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Process started = child.start(builder);
            started.getOutputStream().close();
            return started.waitFor();
        } finally {
            child.end();
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running already.
        }
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ended) {
            throw new IOException("the program is being stopped");
        }
        Process started = builder.start();
        process = started;
        return started;
    }

    private synchronized void end() {
        ended = true;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
