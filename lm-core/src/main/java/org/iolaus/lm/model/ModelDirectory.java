package org.iolaus.lm.model;

import ai.djl.Device;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.TensorEngine;

/**
 * A trained model as files: {@code config.yaml} states what it is made of, {@code model.safetensors} holds its weights by name,
 * {@code training.json} tells how it came to be.
 */
public final class ModelDirectory {

    private static final String CONFIG = "config.yaml";
    private static final String WEIGHTS = "model.safetensors";
    private static final String TRAINING = "training.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelDirectory() {}

    /**
     * Keeps a model.
     *
     * @param directory where; it is made if need be
     * @param model the model
     * @param training how it came to be
     * @throws UserException where the disk refuses
     */
    public static void save(Path directory, LanguageModel model, TrainingRecord training) {
        try {
            Files.createDirectories(directory);
            writeWhole(directory.resolve(CONFIG), ModelFiles.write(model.config()));
            SafeTensors.write(
                    directory.resolve(WEIGHTS),
                    new SafeTensors.Content(
                            tensors(model.parameters(), model.values().toFloatArray()), Map.of("format", "pt")));
            writeWhole(directory.resolve(TRAINING), MAPPER.writeValueAsString(training) + "\n");
        } catch (IOException e) {
            throw new UserException(directory + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static void writeWhole(Path file, String content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Cuts values into named tensors.
     *
     * @param parameters the names and shapes
     * @param values all values, one parameter's behind another's
     * @return tensors by name, in the order of the model
     */
    public static Map<String, Tensor> tensors(Parameters parameters, float[] values) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : parameters.list()) {
            int from = (int) parameter.offset();
            tensors.put(
                    parameter.name(),
                    new Tensor(parameter.shape(), Arrays.copyOfRange(values, from, from + parameter.size())));
        }
        return tensors;
    }

    /**
     * Reads a model.
     *
     * @param directory where it is
     * @param engine computes
     * @param device where
     * @return the model, to be closed
     * @throws UserException where files are missing or do not fit each other
     */
    public static LanguageModel load(Path directory, TensorEngine engine, Device device) {
        ModelConfig config = config(directory);
        Path weights = directory.resolve(WEIGHTS);
        return LanguageModel.of(
                config,
                engine,
                device,
                parameters ->
                        values(weights, parameters, SafeTensors.read(weights).tensors()));
    }

    /**
     * Reads a model.
     *
     * @param directory where it is
     * @param place computes
     * @return the model, to be closed
     * @throws UserException where files are missing or do not fit each other
     */
    public static LanguageModel load(Path directory, ComputingPlace place) {
        return load(directory, place.engine(), place.device());
    }

    /**
     * Reads what a model is made of.
     *
     * @param directory where it is
     * @return its configuration
     * @throws UserException where there is no model
     */
    public static ModelConfig config(Path directory) {
        for (String name : new String[] {CONFIG, WEIGHTS}) {
            if (!Files.isRegularFile(directory.resolve(name))) {
                throw new UserException(
                        directory + ": is not a model: it has no " + name + "; iolaus train makes a model");
            }
        }
        return ModelFiles.read(directory.resolve(CONFIG));
    }

    /**
     * Puts named tensors one behind another.
     *
     * @param file what messages call them
     * @param parameters the names and shapes wanted
     * @param tensors the tensors
     * @return all values
     * @throws UserException where one is missing, has another shape, or is not wanted
     */
    public static float[] values(Path file, Parameters parameters, Map<String, Tensor> tensors) {
        float[] values = new float[parameters.size()];
        Set<String> unknown = new TreeSet<>(tensors.keySet());
        for (Parameter parameter : parameters.list()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null) {
                throw new UserException(file + ": lacks the tensor " + parameter.name());
            }
            if (!Arrays.equals(tensor.shape(), parameter.shape())) {
                throw new UserException(file + ": tensor " + parameter.name() + " has shape "
                        + Arrays.toString(tensor.shape()) + ", the model wants " + Arrays.toString(parameter.shape()));
            }
            System.arraycopy(tensor.values(), 0, values, (int) parameter.offset(), parameter.size());
            unknown.remove(parameter.name());
        }
        if (!unknown.isEmpty()) {
            throw new UserException(file + ": has tensors that the model does not know: " + String.join(", ", unknown));
        }
        return values;
    }
}
