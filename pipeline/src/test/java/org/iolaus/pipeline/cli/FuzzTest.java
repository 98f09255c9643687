package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** A run takes well under a second; ten are a hang, and a busy machine may be six times slower. */
    private static final int HANG_SECONDS = 60;

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
            assertThat(started.process().waitFor(HANG_SECONDS, TimeUnit.SECONDS))
                    .as(run.told(kind, seed))
                    .isTrue();
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
            return thread.submit(() -> Shell.run(words.toArray())).get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("hangs", e);
        } finally {
            thread.shutdownNow();
        }
    }
}
