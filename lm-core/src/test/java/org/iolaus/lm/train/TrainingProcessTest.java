package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training in a process of its own: killed, and weighed. */
@Tag("engine")
@Tag("slow")
class TrainingProcessTest {

    @TempDir
    private Path directory;

    /** Runs until a line begins with a word, then kills the process with no chance to tidy up; to the end where none does. */
    private static List<String> run(String killAt, Object... args) throws IOException, InterruptedException {
        // A heap of a fixed size that is in use from the start, no compiler that takes memory late, one arena that
        // gives back what
        // is free: what grows is what the engine holds. (With the optimizing compiler the process grew by up to 6 % at
        // a step of
        // its choice; so it is flat to 0.1 %.)
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m",
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_TRIM_THRESHOLD_", "65536"));
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.startsWith(killAt)) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return lines;
    }

    @Test
    void aKilledRunEndsWithTheSameWeights() throws IOException, InterruptedException {
        Path checkpoint = directory.resolve("checkpoint");
        List<String> unbroken = run("never", "local-attention", 150_000, "-");
        assertThat(unbroken.get(unbroken.size() - 1)).startsWith("weights ");
        run("step 40 ", "local-attention", 150_000, checkpoint);
        assertThat(checkpoint).exists();
        run("step 80 ", "local-attention", 150_000, checkpoint);
        List<String> resumed = run("never", "local-attention", 150_000, checkpoint);
        assertThat(resumed.size()).isLessThan(unbroken.size());
        assertThat(resumed.get(resumed.size() - 1)).isEqualTo(unbroken.get(unbroken.size() - 1));
    }

    /** 1,000 steps after the first 500, in which the engine fills its caches and Java compiles, take no more memory. */
    @Test
    void residentMemoryStaysFlat() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "this system does not tell how much memory is in use");
        List<Long> resident = new ArrayList<>();
        for (String line : run("step 1500 ", "full-attention", 100_000_000, "-")) {
            resident.add(Long.parseLong(line.replaceAll(".* ", "")));
        }
        assertThat(resident).hasSizeGreaterThanOrEqualTo(75);
        long early = resident.get(24);
        long late = resident.get(74);
        assertThat(early).isPositive();
        assertThat((double) late / early)
                .as("resident kB every 20 steps: %s", resident)
                .isLessThan(1.05);
    }
}
