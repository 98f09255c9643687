package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.iolaus.pipeline.cli.FuzzedRun.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files of every kind: reads in are reads out, or there is one line that says why not, and no file. */
@Tag("engine")
class FuzzTest {

    private static final int FEW_SEEDS = Integer.getInteger("fuzz.few", 4);
    private static final int SEEDS = 60;

    /** A run takes well under a second. It hangs if it works for ten, or, as a machine may be busy with others, has not ended after sixty. */
    private static final Duration WORK_LIMIT = Duration.ofSeconds(10);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aFewSeeds(Kind kind) throws Exception {
        runAll(kind, 0, FEW_SEEDS);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void manySeeds(Kind kind) throws Exception {
        runAll(kind, FEW_SEEDS, SEEDS);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    @EnabledOnOs(OS.LINUX)
    void throughTheShell(Kind kind) throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        FuzzedRun.prepare(kind, made);
        RealLauncher launcher = RealLauncher.in(folder);
        for (int seed = SEEDS; seed < SEEDS + 2; seed++) {
            Path place = Files.createDirectory(folder.resolve("seed" + seed));
            FuzzedRun run = FuzzedRun.make(kind, seed, place, made);
            Set<String> before = FuzzedRun.content(place);
            RealLauncher.Started started = launcher.start(run.words().toArray());
            try {
                await(
                        () -> !started.process().isAlive(),
                        () -> started.process().info().totalCpuDuration().orElse(Duration.ZERO),
                        run.told(kind, seed));
            } finally {
                started.process().destroyForcibly();
            }
            run.check(new Shell(started.exit(), started.output(), started.messages()), before);
            assertThat(launcher.temporary()).isEmptyDirectory();
        }
    }

    private void runAll(Kind kind, int from, int to) throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        FuzzedRun.prepare(kind, made);
        List<String> wrong = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            Path place = Files.createDirectory(folder.resolve("seed" + seed));
            FuzzedRun run = FuzzedRun.make(kind, seed, place, made);
            Set<String> before = FuzzedRun.content(place);
            try {
                run.check(inTime(run.words()), before);
            } catch (AssertionError | RuntimeException e) {
                wrong.add(run.told(kind, seed) + "\n" + e);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Shell inTime(List<Object> words) throws InterruptedException, ExecutionException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Shell> run = thread.submit(() -> Shell.run(words.toArray()));
            await(run::isDone, FuzzTest::ownWork, "the run");
            return run.get();
        } finally {
            thread.shutdownNow();
        }
    }

    /** The processor time of this process. */
    private static Duration ownWork() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void await(BooleanSupplier ended, Supplier<Duration> work, String told) throws InterruptedException {
        Duration before = work.get();
        long start = System.nanoTime();
        while (!ended.getAsBoolean()) {
            if (System.nanoTime() - start > TIME_LIMIT.toNanos()
                    || work.get().minus(before).compareTo(WORK_LIMIT) > 0) {
                throw new AssertionError(told + " hangs");
            }
            Thread.sleep(5);
        }
    }
}
