package org.iolaus.lm.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.iolaus.lm.config.TrainingConfig;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.TinyModels;

/** A training run in a process of its own, for tests that kill it or weigh it. */
public final class TrainingProcess {

    private TrainingProcess() {}

    /**
     * Trains, tells every look at the held-out reads with the memory in use, and at the end a checksum of the weights.
     *
     * @param args the tiny model, the budget, and a checkpoint or -
     */
    public static void main(String[] args) {
        PrintStream out = System.out;
        Optional<Path> checkpoint = args[2].equals("-") ? Optional.empty() : Optional.of(Path.of(args[2]));
        TrainingConfig patient = new TrainingConfig(16, 1, 0.003, 10, 0.01, 1, 20, 1_000_000);
        try (LanguageModel model = TrainerTest.create(TrainerTest.with(TinyModels.config(args[0]), 16, patient))) {
            Trainer.train(
                    model,
                    TrainerTest.reads(40, 60),
                    new Trainer.Settings(Long.parseLong(args[1]), 1000, 7, checkpoint),
                    new TrainingListener() {
                        @Override
                        public void trained(long tokens, double bitsPerBase, double tokensPerSecond) {}

                        @Override
                        public void judged(long step, double bitsPerBase, boolean best) {
                            out.println("step " + step + " resident " + residentKilobytes());
                        }
                    });
            out.println("weights " + Arrays.hashCode(model.values().toFloatArray()));
        }
    }

    private static long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
