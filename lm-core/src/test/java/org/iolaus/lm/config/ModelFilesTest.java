package org.iolaus.lm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.head.HeadConfig;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.trunk.LayerStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files are strict, and say what is wrong with them. */
class ModelFilesTest {

    private static final String GOOD = """
            tokenizer: {type: nucleotide}
            objective: next-token
            width: 16
            context: 64
            trunk:
              type: layer-stack
              layers:
                - {repeat: 2, mixer: {type: full-attention, heads: 2}, channel: {type: feed-forward, hidden: 32, activation: gelu}}
            head: {type: softmax, tied: false}
            training: {batch: 16, accumulate: 1, learning-rate: 0.003, warmup-steps: 10, weight-decay: 0.01, clip-norm: 1.0, evaluate-every: 20, patience: 5}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "heads: 2|heads: 2, haeds: 3|m, line 8, column 67 (trunk.layers[0].mixer.haeds): unknown key 'haeds'; the keys known here are heads",
                "heads: 2|haeds: 2|m, line 8, column 57 (trunk.layers[0].mixer.heads): the key 'heads' is missing",
                "heads: 2|heads: 2.7|m, line 8, column 56 (trunk.layers[0].mixer.heads): must be a whole number",
                "heads: 2|heads: two|(trunk.layers[0].mixer.heads): must be a whole number",
                "heads: 2|heads: 0|heads must be from 1 to 64, was 0",
                "full-attention|ful-attention|m, line 8, column 33 (trunk.layers[0].mixer): unknown type 'ful-attention'; the types known here are",
                "type: nucleotide|type: base|unknown type 'base'; the types known here are nucleotide, kmer",
                "type: nucleotide|k: 3|the key 'type' is missing; the types known here are nucleotide, kmer",
                "activation: gelu|activation: swish|(trunk.layers[0].channel.activation): unknown value 'swish'; the values known here are relu, gelu",
                "width: 16|width: 1|m: width must be from 2 to 8192, was 1",
                "width: 16|size: 16|(width): the key 'width' is missing",
                "width: 16|width: 16, width: 16|m, line",
                "context: 64|width: 64|Duplicate field 'width'",
                "tied: false|tied: null|(head.tied)",
                "tied: false|tied: 0|(head.tied): must be true or false",
                "learning-rate: 0.003|learning-rate: 3|learning-rate must be above 0 and at most 1, was 3.0",
                "learning-rate: 0.003|learning-rate: fast|(training.learning-rate): must be a number",
                "batch: 16|batch: 0|batch must be from 1 to 65536, was 0",
                "repeat: 2|repeat: 0|repeat must be from 1 to 256, was 0",
                "patience: 5}|patience: 5|(training): expected ',' or '}', but got <stream end>",
                "width: 16|'width: 16|m, line 2, column 22: found unexpected end of stream",
                "heads: 2|[heads]: 2|m, line 8, column 50 (trunk.layers[0].mixer): a key is expected here",
                "next-token|next|m, line 2, column 12 (objective): unknown value 'next'; the values known here are",
            })
    void saysWhatIsWrong(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.parse("m", text))
                .withMessageContaining(message)
                .satisfies(failure -> assertThat(failure.getMessage())
                        .startsWith("m")
                        .doesNotContain("\n")
                        .doesNotContain("org.iolaus"));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.parse("m", ""))
                .withMessageContaining("m");
    }

    @ParameterizedTest
    @MethodSource("org.iolaus.lm.config.ModelFiles#shipped")
    void aShippedModelComesBackAsItWasWritten(String name) {
        ModelConfig config = ModelFiles.shipped(name);
        String written = ModelFiles.write(config);
        assertThat(ModelFiles.parse("written", written)).isEqualTo(config);
        assertThat(written).doesNotContain("!<");
    }

    @Test
    void everyMixerAndHeadIsInSomeShippedModel() {
        Set<Class<?>> met = new HashSet<>();
        for (String name : ModelFiles.shipped()) {
            ModelConfig config = ModelFiles.shipped(name);
            met.add(config.head().getClass());
            ((LayerStack.Config) config.trunk())
                    .layers()
                    .forEach(layer -> met.add(layer.mixer().getClass()));
            assertThat(ModelFiles.description(name)).endsWith(".").doesNotContain("#");
        }
        assertThat(met).contains(MixerConfig.class.getPermittedSubclasses());
        assertThat(met).contains(HeadConfig.class.getPermittedSubclasses());
    }

    /** The attentions are there to be compared: they have as many parameters, and are trained alike. */
    @Test
    void theShippedAttentionsDifferInTheirMixersOnly() {
        ModelConfig full = ModelFiles.shipped("full-attention");
        for (String name : List.of("local-attention", "block-attention", "bigbird")) {
            ModelConfig other = ModelFiles.shipped(name);
            assertThat(LanguageModel.countParameters(other)).isEqualTo(LanguageModel.countParameters(full));
            assertThat(other.training()).isEqualTo(full.training());
        }
    }

    @Test
    void namesTheModelsWhereNoneIsFound() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.find("no-such-model"))
                .withMessage("there is no model 'no-such-model' and no such file; the models are "
                        + String.join(", ", ModelFiles.shipped()));
    }

    @Test
    void namesTheModelThatMayHaveBeenMeant() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.find("big-bird"))
                .withMessageEndingWith("; did you mean bigbird?");
    }

    @Test
    void refusesWhatIsNoText(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("m.yaml"), new byte[] {'a', ':', (byte) 0xff});
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.read(file))
                .withMessage(file + ": is not text in UTF-8");
        Files.write(file, new byte[2_000_000]);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.read(file))
                .withMessage(file + ": is no model file, which has a kilobyte: it has 2000000 bytes");
    }
}
