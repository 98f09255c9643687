package org.iolaus.pipeline.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.system.PartialFile;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.memory.ExpertBits;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.score.NeuralScorer;
import org.iolaus.pipeline.report.Table;
import org.jspecify.annotations.Nullable;

/** What every held-out read costs a trained model, as a table: models of the same sample and seed hold out the same reads, so that they can be compared read by read. */
final class HeldOutScores {

    private static final int READS_AT_ONCE = 4096;

    private HeldOutScores() {}

    /**
     * One held-out read.
     *
     * @param read its name
     * @param bases its known bases
     * @param bits what they cost the model, the mean of both strands
     * @param countsBits what they cost the counts alone, for a model with a memory
     */
    public record Row(
            String read, int bases, double bits, @Nullable Double countsBits) {}

    /**
     * Scores all held-out reads.
     *
     * @param model the trained model, which predicts the next token
     * @param sample what it was trained on and judged by
     * @param file where the table goes
     * @param progress is told
     */
    static void write(LanguageModel model, TrainingSample sample, Path file, Progress progress) {
        List<CountedSequence> reads = sample.reads().heldOut();
        Optional<CountMemory> memory = sample.reads().memory();
        NeuralScorer scorer = new NeuralScorer(model, NeuralScorer.fittingRows(model), memory, NeuralScorer::bits);
        Optional<ExpertBits> experts = memory.map(counts -> ExpertBits.of(counts, reads));
        List<Row> rows = new ArrayList<>();
        try (Progress.Step step = progress.step("scoring the held-out reads", "reads", reads.size())) {
            for (int from = 0; from < reads.size(); from += READS_AT_ONCE) {
                List<CountedSequence> some = reads.subList(from, Math.min(reads.size(), from + READS_AT_ONCE));
                List<float[]> bits = scorer.scoreCounted(some);
                for (int i = 0; i < some.size(); i++) {
                    int number = from + i;
                    rows.add(row(
                            sample.heldOutNames().get(number),
                            some.get(i).codes(),
                            bits.get(i),
                            experts.map(alone -> alone.ofBest(number)).orElse(null)));
                }
                step.advance(some.size());
            }
        }
        try (PartialFile part = PartialFile.of(file)) {
            try (OutputStream out = part.stream()) {
                new Table<>(Row.class).write(rows, out);
            }
            PartialFile.deliver(List.of(part));
        } catch (IOException e) {
            throw new UserException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static Row row(String name, byte[] codes, float[] bits, @Nullable Double countsBits) {
        int bases = 0;
        double sum = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != Nucleotide.NONE) {
                bases++;
                sum += bits[i];
            }
        }
        return new Row(name, bases, sum, countsBits);
    }
}
