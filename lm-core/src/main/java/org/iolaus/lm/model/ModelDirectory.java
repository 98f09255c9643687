package org.iolaus.lm.model;

import ai.djl.Device;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.PartialFile;
import org.iolaus.genomics.system.Sha256;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.device.ComputingPlace;
import org.iolaus.lm.device.TensorEngine;

/**
 * A trained model as files: {@code config.yaml} states what it is made of, {@code model.safetensors} holds its weights by name,
 * {@code training.json} tells how it came to be and holds the checksum of the weights.
 */
public final class ModelDirectory {

    private static final String CONFIG = "config.yaml";
    private static final String WEIGHTS = "model.safetensors";
    private static final String TRAINING = "training.json";

    /** In the last of them, of the weights. */
    private static final String CHECKSUM = "weights_sha256";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelDirectory() {}

    /**
     * Keeps a model: all of its files, or none and those that were there before.
     *
     * @param directory where; it is made if need be
     * @param model the model
     * @param training how it came to be
     * @throws UserException where the disk refuses
     */
    public static void save(Path directory, LanguageModel model, TrainingRecord training) {
        SafeTensors.Content weights = new SafeTensors.Content(
                tensors(model.parameters(), model.values().toFloatArray()), Map.of("format", "pt"));
        try {
            Files.createDirectories(directory);
            try (PartialFile configFile = PartialFile.of(directory.resolve(CONFIG));
                    PartialFile weightsFile = PartialFile.of(directory.resolve(WEIGHTS));
                    PartialFile trainingFile = PartialFile.of(directory.resolve(TRAINING))) {
                write(configFile, ModelFiles.write(model.config()));
                Sha256 checksum = new Sha256();
                try (OutputStream out = weightsFile.stream()) {
                    SafeTensors.write(weights, checksum.of(out));
                }
                ObjectNode record = MAPPER.valueToTree(training);
                record.put(CHECKSUM, checksum.digits());
                write(trainingFile, MAPPER.writeValueAsString(record) + "\n");
                PartialFile.deliver(List.of(configFile, weightsFile, trainingFile));
            }
        } catch (IOException e) {
            throw new UserException(directory + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static void write(PartialFile file, String content) throws IOException {
        try (OutputStream out = file.stream()) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
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
     * @throws UserException where files are missing or damaged, or do not fit each other
     */
    public static LanguageModel load(Path directory, TensorEngine engine, Device device) {
        ModelConfig config = config(directory);
        Path weights = directory.resolve(WEIGHTS);
        checkWeights(weights, directory.resolve(TRAINING));
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
     * @throws UserException where files are missing or damaged, or do not fit each other
     */
    public static LanguageModel load(Path directory, ComputingPlace place) {
        return load(directory, place.engine(), place.device());
    }

    /** Compares the weights with the checksum that was kept of them; weights of other programs have none. */
    private static void checkWeights(Path weights, Path training) {
        if (!Files.isRegularFile(training)) {
            return;
        }
        try {
            JsonNode known = MAPPER.readTree(training.toFile()).path(CHECKSUM);
            String found = Sha256.of(weights);
            if (known.isTextual() && !known.asText().equals(found)) {
                throw new UserException(weights + ": is damaged or of another model: its SHA-256 checksum is " + found
                        + ", " + TRAINING + " says " + known.asText());
            }
        } catch (JsonProcessingException e) {
            throw new UserException(training + ": is not JSON, so the model's checksum is not known", e);
        } catch (IOException e) {
            throw new UserException(weights + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads what a model is made of.
     *
     * @param directory where it is
     * @return its configuration
     * @throws UserException where there is no model, or one that cannot be
     */
    public static ModelConfig config(Path directory) {
        for (String name : new String[] {CONFIG, WEIGHTS}) {
            if (!Files.isRegularFile(directory.resolve(name))) {
                throw new UserException(
                        directory + ": is not a model: it has no " + name + "; iolaus train makes a model");
            }
        }
        ModelConfig config = ModelFiles.read(directory.resolve(CONFIG));
        try {
            LanguageModel.countParameters(config);
        } catch (IllegalArgumentException e) {
            throw new UserException(directory.resolve(CONFIG) + ": " + e.getMessage(), e);
        }
        return config;
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
            unknown.remove(parameter.name());
        }
        if (!unknown.isEmpty()) {
            throw new UserException(file + ": has tensors that the model does not know: " + String.join(", ", unknown));
        }
        // Not before it is known that the file holds as many: a configuration may declare any number.
        float[] values = new float[parameters.size()];
        for (Parameter parameter : parameters.list()) {
            float[] part = Objects.requireNonNull(tensors.get(parameter.name())).values();
            System.arraycopy(part, 0, values, (int) parameter.offset(), parameter.size());
        }
        return values;
    }
}
