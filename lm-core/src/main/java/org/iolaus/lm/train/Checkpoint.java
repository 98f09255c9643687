package org.iolaus.lm.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.model.SafeTensors;
import org.iolaus.lm.model.Tensor;

/**
 * Everything that training needs to go on as if it had not been broken off: one file, written whole or not at all.
 *
 * @param run what run it belongs to: configuration, reads, seed, budget, engine, device; only the same run may go on from it
 * @param progress where training stood
 * @param values the weights
 * @param first the optimizer's mean of gradients
 * @param second its mean of their squares
 * @param best the weights of the best look at the held-out reads
 */
record Checkpoint(String run, TrainingProgress progress, float[] values, float[] first, float[] second, float[] best) {

    /** Writes it over an older one. */
    void write(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("best", tensor(best));
        tensors.put("first-moment", tensor(first));
        tensors.put("second-moment", tensor(second));
        tensors.put("values", tensor(values));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("run", run);
        metadata.put("step", Long.toString(progress.step()));
        metadata.put("tokens", Long.toString(progress.tokens()));
        metadata.put("best-step", Long.toString(progress.bestStep()));
        // Hexadecimal: every bit comes back.
        metadata.put("best", Double.toHexString(progress.best()));
        metadata.put("looks-since", Integer.toString(progress.looksSince()));
        try {
            SafeTensors.write(file, new SafeTensors.Content(tensors, metadata));
        } catch (IOException e) {
            throw new UserException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static Tensor tensor(float[] values) {
        return new Tensor(new long[] {values.length}, values);
    }

    /**
     * Reads one, where there is one.
     *
     * @param file the file
     * @param run the run that wants to go on
     * @return the checkpoint, or nothing where there is no file
     * @throws UserException where it belongs to another run or is broken
     */
    static Optional<Checkpoint> read(Path file, String run) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SafeTensors.Content content = SafeTensors.read(file);
        Map<String, String> metadata = content.metadata();
        if (!run.equals(metadata.get("run"))) {
            throw new UserException(file + ": belongs to a training run with another model, reads, seed, budget, device"
                    + " or number of threads; remove it to begin anew");
        }
        try {
            TrainingProgress progress = new TrainingProgress(
                    Long.parseLong(metadata.getOrDefault("step", "")),
                    Long.parseLong(metadata.getOrDefault("tokens", "")),
                    Long.parseLong(metadata.getOrDefault("best-step", "")),
                    Double.parseDouble(metadata.getOrDefault("best", "")),
                    Integer.parseInt(metadata.getOrDefault("looks-since", "")));
            return Optional.of(new Checkpoint(
                    run,
                    progress,
                    values(file, content, "values"),
                    values(file, content, "first-moment"),
                    values(file, content, "second-moment"),
                    values(file, content, "best")));
        } catch (NumberFormatException e) {
            throw new UserException(file + ": is not a checkpoint; remove it to begin anew", e);
        }
    }

    private static float[] values(Path file, SafeTensors.Content content, String name) {
        Tensor tensor = content.tensors().get(name);
        if (tensor == null) {
            throw new UserException(file + ": lacks the tensor " + name + "; remove it to begin anew");
        }
        return tensor.values();
    }
}
