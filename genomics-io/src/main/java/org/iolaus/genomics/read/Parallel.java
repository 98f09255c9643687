package org.iolaus.genomics.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work on portions of an input by several threads. Both forms hold a bounded number of portions, end at the first exception, and throw
 * it in the calling thread as it was.
 */
public final class Parallel {

    /** Portions read ahead for each thread, so that none waits while the results are taken. */
    private static final int AHEAD = 2;

    private final int threads;

    /**
     * Chooses the number of threads.
     *
     * @param threads how many work at the same time, at least 1; with 1 everything happens in the calling thread
     */
    public Parallel(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.threads = threads;
    }

    /**
     * Reads, works and hands on in input order. Reading and taking happen in the calling thread.
     *
     * @param <I> a portion
     * @param <O> its result
     * @param source gives portions, then null
     * @param work makes the result of a portion, in any thread
     * @param taker takes the results in the order of their portions
     */
    public <I, O> void inOrder(Supplier<@Nullable I> source, Function<I, O> work, Consumer<O> taker) {
        if (threads == 1) {
            for (I portion = source.get(); portion != null; portion = source.get()) {
                taker.accept(work.apply(portion));
            }
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads, Parallel::daemon);
        try {
            Deque<Future<O>> underWay = new ArrayDeque<>();
            for (I portion = source.get(); portion != null; portion = source.get()) {
                I given = portion;
                underWay.add(workers.submit(() -> work.apply(given)));
                if (underWay.size() >= AHEAD * threads) {
                    taker.accept(result(underWay.remove()));
                }
            }
            while (!underWay.isEmpty()) {
                taker.accept(result(underWay.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * Works on portions in no order. The threads take turns at the source.
     *
     * @param <I> a portion
     * @param source gives portions, then null; called by one thread at a time
     * @param workers makes what works on portions, once for each thread
     */
    public <I> void inAnyOrder(Supplier<@Nullable I> source, Supplier<Consumer<I>> workers) {
        if (threads == 1) {
            Consumer<I> worker = workers.get();
            for (I portion = source.get(); portion != null; portion = source.get()) {
                worker.accept(portion);
            }
            return;
        }
        Turns<I> turns = new Turns<>(source);
        ExecutorService pool = Executors.newFixedThreadPool(threads, Parallel::daemon);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Consumer<I> worker = workers.get();
                loops.add(pool.submit(() -> turns.work(worker)));
            }
            for (Future<?> loop : loops) {
                result(loop);
            }
        } finally {
            turns.stop();
            pool.shutdownNow();
        }
    }

    /**
     * What two pieces of work came to.
     *
     * @param <A> what the one came to
     * @param <B> what the other came to
     * @param one the result of the one
     * @param other that of the other
     */
    public record Both<A, B>(A one, B other) {}

    /**
     * Works on two things at the same time, unless there is one thread only. The second happens in the calling thread.
     *
     * @param <A> what the one comes to
     * @param <B> what the other comes to
     * @param one the one
     * @param other the other, which must not depend on it
     * @return both results
     */
    public <A, B> Both<A, B> both(Supplier<A> one, Supplier<B> other) {
        if (threads == 1) {
            return new Both<>(one.get(), other.get());
        }
        ExecutorService worker = Executors.newSingleThreadExecutor(Parallel::daemon);
        try {
            Future<A> first = worker.submit(one::get);
            B second = other.get();
            return new Both<>(result(first), second);
        } finally {
            worker.shutdownNow();
        }
    }

    /** The source, for one thread at a time. */
    private static final class Turns<I> {
        private final Supplier<@Nullable I> source;
        private boolean ended;

        Turns(Supplier<@Nullable I> source) {
            this.source = source;
        }

        void work(Consumer<I> worker) {
            try {
                for (I portion = next(); portion != null; portion = next()) {
                    worker.accept(portion);
                }
            } finally {
                stop();
            }
        }

        synchronized @Nullable I next() {
            if (ended) {
                return null;
            }
            I portion = source.get();
            ended = portion == null;
            return portion;
        }

        synchronized void stop() {
            ended = true;
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reads were worked on", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "iolaus-reads");
        thread.setDaemon(true);
        return thread;
    }
}
