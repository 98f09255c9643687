package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two strains of which one is rare: there several correctors know better than the best of them. */
class ConsensusTuningTest {

    @TempDir
    Path folder;

    private Path first = Path.of("");
    private Path second = Path.of("");

    @Test
    void tuneTakesItAndDeliversWhatCorrectAndTheStepsDeliver() throws IOException {
        simulate();
        Path tuned = folder.resolve("tuned");
        assertThat(succeed("tune", first, second, "--out", tuned)).startsWith("Correct with consensus: ");

        Path corrected = folder.resolve("corrected");
        succeed("correct", first, second, "--corrector", "consensus", "--out", corrected);
        for (String name : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(corrected.resolve(name)).as(name).hasSameBinaryContentAs(tuned.resolve(name));
        }

        Steps steps = new Steps(folder, first, second);
        steps.survey();
        Path counts = steps.counts(2);
        Path verdict = steps.verdict(counts, steps.trials(counts, List.of(), List.of(17)), List.of());
        steps.requireSame(tuned, steps.results(counts, verdict, 2));
    }

    private void simulate() throws IOException {
        Random random = new Random(3);
        StringBuilder frequent = new StringBuilder(">frequent\n");
        StringBuilder rare = new StringBuilder(">rare\n");
        for (int i = 0; i < 15_000; i++) {
            char base = "ACGT".charAt(random.nextInt(4));
            frequent.append(base);
            rare.append(random.nextInt(200) == 0 ? "ACGT".charAt(random.nextInt(4)) : base);
        }
        Path strain = Files.writeString(folder.resolve("frequent.fa"), frequent.append('\n'));
        Path other = Files.writeString(folder.resolve("rare.fa"), rare.append('\n'));
        Path out = folder.resolve("simulated");
        succeed("simulate", strain, other, "--shares", "6,1", "--coverage", 40, "--profile", "noisy", "--out", out);
        first = out.resolve("reads_R1.fastq.gz");
        second = out.resolve("reads_R2.fastq.gz");
    }

    private static String succeed(Object... words) {
        Shell shell = Shell.run(words);
        assertThat(shell.exit()).as(shell.err()).isZero();
        return shell.out();
    }
}
