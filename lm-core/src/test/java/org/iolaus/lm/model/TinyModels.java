package org.iolaus.lm.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.head.SoftmaxHead;

/** Models as small as tests want them; among them every member of every registry. */
public final class TinyModels {

    private static final List<String> NAMES = List.of(
            "full-attention",
            "kmer",
            "masked",
            "local-attention",
            "block-attention",
            "masked-local-attention",
            "bigbird",
            "masked-bigbird",
            "planned-bigbird",
            "gated-convolution",
            "pointer-sentinel",
            "next-pointer-sentinel",
            "memory-mixture");

    private TinyModels() {}

    /** The names of all. */
    public static Stream<String> names() {
        return NAMES.stream();
    }

    /** The names of those that predict the next token. */
    public static Stream<String> causal() {
        return names().filter(name -> config(name).objective().causal());
    }

    /** The names of those that predict the next token and copy nothing. */
    public static Stream<String> plain() {
        return causal().filter(name -> config(name).head() instanceof SoftmaxHead.Config);
    }

    /** The names of those that guess hidden tokens. */
    public static Stream<String> masked() {
        return names().filter(name -> !config(name).objective().causal());
    }

    /** What one is made of. */
    public static ModelConfig config(String name) {
        try (InputStream in = TinyModels.class.getResourceAsStream("/org/iolaus/lm/models/tiny-" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no tiny model " + name);
            }
            return ModelFiles.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One with weights that depend on the seed; large enough for every part to matter. */
    public static LanguageModel create(String name, long seed) {
        return LanguageModel.create(config(name), TestEngine.engine(), TestEngine.device(), seed);
    }
}
