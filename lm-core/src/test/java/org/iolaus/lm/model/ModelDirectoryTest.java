package org.iolaus.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.Sha256;
import org.iolaus.lm.device.TestEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's files, and what is said where they do not fit. */
@Tag("engine")
class ModelDirectoryTest {

    static final TrainingRecord RECORD =
            new TrainingRecord("0", "none", "cpu", 1, 1, 0, 0, 0, 1, 0, 0, 0, 2.0, "bits/base", "budget");

    @TempDir
    private Path directory;

    @Test
    void keepsThreeFiles() throws IOException {
        try (LanguageModel model = TinyModels.create("full-attention", 1)) {
            ModelDirectory.save(directory, model, RECORD);
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.yaml", "model.safetensors", "training.json");
        }
        assertThat(directory.resolve("training.json"))
                .content()
                .contains("\"held_out\" : 2.0")
                .contains("\"engine_threads\" : 1")
                .contains("\"weights_sha256\" : \"" + Sha256.of(directory.resolve("model.safetensors")) + "\"");
    }

    @Test
    void namesTheChecksumOfDamagedWeights() throws IOException {
        try (LanguageModel model = TinyModels.create("full-attention", 1)) {
            ModelDirectory.save(directory, model, RECORD);
        }
        Path file = directory.resolve("model.safetensors");
        String whole = Sha256.of(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelDirectory.load(directory, TestEngine.engine(), TestEngine.device())
                        .close())
                .withMessage(file + ": is damaged or of another model: its SHA-256 checksum is " + Sha256.of(file)
                        + ", training.json says " + whole);
    }

    @Test
    void saysWhichPartsDoNotFitEachOther() throws IOException {
        try (LanguageModel model = TinyModels.create("full-attention", 1)) {
            ModelDirectory.save(directory, model, RECORD);
        }
        Path file = directory.resolve("config.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("width: \\d+", "width: 7"));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelDirectory.config(directory))
                .withMessageMatching(".*config.yaml: width must be a multiple of .*, was 7 with \\d+ heads");
    }

    @Test
    void saysThatThereIsNoModel() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelDirectory.config(directory))
                .withMessage(directory + ": is not a model: it has no config.yaml; iolaus train makes a model");
    }

    @Test
    void saysWhichTensorDoesNotFit() throws IOException {
        Path file = directory.resolve("model.safetensors");
        try (LanguageModel model = TinyModels.create("full-attention", 1)) {
            ModelDirectory.save(directory, model, RECORD);
        }
        Files.delete(directory.resolve("training.json")); // as with weights that another program made
        Map<String, Tensor> tensors = new LinkedHashMap<>(SafeTensors.read(file).tensors());
        Tensor bias = tensors.remove("head.bias");
        assertRefused(file, tensors, "lacks the tensor head.bias");
        tensors.put("head.bias", new Tensor(new long[] {2, 2}, new float[4]));
        assertRefused(file, tensors, "tensor head.bias has shape [2, 2], the model wants [4]");
        tensors.put("head.bias", new Tensor(new long[] {4}, new float[4]));
        tensors.put("head.tail", new Tensor(new long[] {4}, new float[4]));
        assertRefused(file, tensors, "has tensors that the model does not know: head.tail");
        assertThat(bias).isNotNull();
    }

    private void assertRefused(Path file, Map<String, Tensor> tensors, String message) throws IOException {
        SafeTensors.write(file, new SafeTensors.Content(tensors, Map.of()));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelDirectory.load(directory, TestEngine.engine(), TestEngine.device())
                        .close())
                .withMessage(file + ": " + message);
    }
}
