package org.iolaus.lm.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iolaus.genomics.NearestWord;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.channel.ChannelConfig;
import org.iolaus.lm.head.HeadConfig;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.tokenize.TokenizerConfig;
import org.iolaus.lm.trunk.TrunkConfig;

/** Model files: strict YAML, in which every key must be known and every value given. Some come with the program. */
public final class ModelFiles {

    private static final List<Class<?>> REGISTRIES =
            List.of(TokenizerConfig.class, MixerConfig.class, ChannelConfig.class, TrunkConfig.class, HeadConfig.class);

    /** In bytes; more than any model could need to state every value. */
    private static final long LONGEST = 1 << 20;

    private static final JsonMapper MAPPER = mapper();

    private static final List<String> SHIPPED = List.of(
            "full-attention",
            "local-attention",
            "block-attention",
            "bigbird",
            "masked-bigbird",
            "gated-convolution",
            "pointer-sentinel",
            "memory-convolution");

    private ModelFiles() {}

    private static JsonMapper mapper() {
        YAMLFactory yaml = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(yaml)
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Enum,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail));
        for (Class<?> registry : REGISTRIES) {
            for (Class<?> member : registry.getPermittedSubclasses()) {
                builder.registerSubtypes(new NamedType(member));
            }
        }
        return builder.build();
    }

    /**
     * The names of the models that come with the program.
     *
     * @return names in the order they are told
     */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * Finds a model by the name of one that comes with the program, or by its file.
     *
     * @param nameOrFile what the user wrote
     * @return the model's configuration
     * @throws UserException where there is no such name or file, or the file is not right
     */
    public static ModelConfig find(String nameOrFile) {
        if (SHIPPED.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new UserException("there is no model '" + nameOrFile + "' and no such file; the models are "
                    + String.join(", ", SHIPPED) + NearestWord.hint(nameOrFile, SHIPPED));
        }
        return read(file);
    }

    /**
     * What a model that comes with the program is, in one sentence: the first line of its file.
     *
     * @param name one of {@link #shipped()}
     * @return the sentence
     */
    public static String description(String name) {
        return text(name).lines().findFirst().orElse("").replaceFirst("^# *", "");
    }

    /**
     * Reads a model that comes with the program.
     *
     * @param name one of {@link #shipped()}
     * @return its configuration
     */
    public static ModelConfig shipped(String name) {
        return parse(name, text(name));
    }

    private static String text(String name) {
        String resource = "/org/iolaus/lm/models/" + name + ".yaml";
        try (InputStream in = ModelFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own " + resource + " cannot be read", e);
        }
    }

    /**
     * Reads a model file.
     *
     * @param file the file
     * @return the model's configuration
     * @throws UserException where it cannot be read or is not right
     */
    public static ModelConfig read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new UserException(
                        file + ": is no model file, which has a kilobyte: it has " + Files.size(file) + " bytes");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new UserException(file + ": is not text in UTF-8", e);
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads the text of a model file.
     *
     * @param name what messages call it
     * @param yaml the text
     * @return the model's configuration
     * @throws UserException where it is not right: the message has the line, what is wrong and what is known there
     */
    public static ModelConfig parse(String name, String yaml) {
        try {
            ModelConfig config = MAPPER.readValue(yaml, ModelConfig.class);
            if (config == null) {
                throw new UserException(name + ": is empty; a model file states tokenizer, objective, width and so on");
            }
            return config;
        } catch (JsonProcessingException e) {
            throw new UserException(name + ConfigFailure.place(e) + ": " + ConfigFailure.reason(e), e);
        }
    }

    /**
     * Writes a configuration as a model file that states every value.
     *
     * @param config the configuration
     * @return YAML
     */
    public static String write(ModelConfig config) {
        try {
            return MAPPER.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration cannot be written", e);
        }
    }
}
