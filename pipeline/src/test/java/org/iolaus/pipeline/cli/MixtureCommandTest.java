package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that mix the counts in, from the command line. */
class MixtureCommandTest {

    @TempDir
    static Path simulated;

    @TempDir
    Path temporary;

    private static SimulatedReads reads = new SimulatedReads(Path.of(""), Path.of(""), Path.of(""), Path.of(""));

    @BeforeAll
    static void simulate() {
        reads = SimulatedReads.make(simulated);
    }

    /** A model with a memory that trains in seconds. */
    private Path smallMixture() throws IOException {
        Path file = temporary.resolve("mixture.yaml");
        Files.writeString(file, """
                tokenizer: {type: nucleotide}
                objective: next-token
                width: 16
                context: 256
                trunk:
                  type: layer-stack
                  layers:
                    - repeat: 1
                      mixer: {type: gated-convolution, kernel: 4, dilation: 1, gate: linear}
                      channel: {type: none}
                head: {type: memory-mixture, hidden: 8}
                training: {batch: 16, accumulate: 1, learning-rate: 0.01, warmup-steps: 5, weight-decay: 0, clip-norm: 1, evaluate-every: 20, patience: 5}
                """);
        return file;
    }

    private Shell tune(Path out, Object... more) {
        return Shell.run(Stream.concat(
                        Stream.of("tune", reads.first(), reads.second(), "--out", out, "-k", "17,19,21"),
                        Stream.of(more))
                .toArray());
    }

    private static JsonNode mixture(Path out) throws IOException {
        return new ObjectMapper()
                .readTree(out.resolve("report.json").toFile())
                .path("result")
                .path("mixture");
    }

    @Test
    @Tag("engine")
    void tuneAsksTheNetworkAndReportsItWhateverTheThreads() throws IOException {
        Path one = temporary.resolve("one");
        Path two = temporary.resolve("two");
        Path config = smallMixture();
        Shell first = tune(one, "--lm", config, "--lm-budget", 60_000, "--threads", 1);
        Shell second = tune(two, "--lm", config, "--lm-budget", 60_000, "--threads", 3);
        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("iolaus: asking " + config + " on cpu with PyTorch");
        assertThat(second.out().replace(two.toString(), one.toString())).isEqualTo(first.out());
        for (String name : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
        JsonNode mixture = mixture(one);
        assertThat(mixture).isEqualTo(mixture(two));
        assertThat(mixture.path("name").textValue()).isEqualTo(config.toString());
        assertThat(mixture.path("budget").longValue()).isEqualTo(60_000);
        assertThat(mixture.path("tokens").longValue()).isBetween(1L, 64_000L);
        assertThat(mixture.path("seconds").isNull()).isTrue();
        assertThat(one.resolve("report.html")).content().contains("The second opinion of a network");
        assertThat(mixture.path("bits_per_base").doubleValue())
                .isLessThan(mixture.path("counts_bits_per_base").doubleValue());
    }

    @Test
    @Tag("engine")
    void aModelThatWasTrainedBeforeIsAskedAndScoresReads() throws IOException {
        Path model = temporary.resolve("model");
        Path scores = temporary.resolve("held-out.tsv");
        Shell train = Shell.run(
                "train",
                reads.first(),
                reads.second(),
                "--model-config",
                smallMixture(),
                "--tokens",
                60_000,
                "--held-out-scores",
                scores,
                "--out",
                model);
        assertThat(train.exit()).isZero();
        assertThat(train.err()).containsPattern("iolaus: counts alone: 0\\.\\d{4} bits/base on the held-out reads");
        List<String> rows = Files.readAllLines(scores);
        assertThat(rows.get(0)).isEqualTo("read\tbases\tbits\tcounts_bits");
        assertThat(rows.size()).isBetween(200, 400);

        Shell score = Shell.run("score", reads.first(), reads.second(), "--model", model, "--corrected", reads.first());
        assertThat(score.exit()).isZero();
        List<String> scored = score.out().lines().toList();
        double raw = Double.parseDouble(scored.get(1).split("\t", -1)[1]);
        assertThat(raw).isBetween(0.1, 0.6);

        Path out = temporary.resolve("out");
        Shell tune = tune(out, "--lm", model);
        assertThat(tune.exit()).isZero();
        assertThat(mixture(out).path("tokens").longValue()).isZero();
        Shell budget = tune(temporary.resolve("other"), "--lm", model, "--lm-budget", 5);
        assertThat(budget.exit()).isEqualTo(2);
        assertThat(budget.err())
                .contains("a model that was trained before has no budget; give the name of one to train it here");
    }

    @Test
    void refusesWhatCannotBeMixedBeforeAnyWork() {
        Path out = temporary.resolve("out");
        assertThat(tune(out, "--lm", "masked-bigbird").err())
                .contains("the model masked-bigbird cannot be mixed with counts: objective ");
        assertThat(tune(out, "--lm", "pointer-sentinel").err())
                .contains("the model pointer-sentinel cannot be mixed with counts: ")
                .contains("needs tokens of one base");
        assertThat(tune(out, "--lm", "bigbrd").err()).contains("did you mean bigbird?");
        assertThat(tune(out, "--lm-budget", 5).err()).contains("--lm-budget is for a network; name one with --lm");
        assertThat(tune(out, "--lm", "bigbird", "--objective", "perplexity").err())
                .contains("--lm bigbird judges what edits gain; it does not go with --objective perplexity");
        assertThat(tune(out, "--lm", "bigbird", "--lm-seconds", 0).err())
                .contains("the time must be more than 0 seconds, was 0.0");
        assertThat(out).doesNotExist();
    }

    @Test
    @Tag("engine")
    void aGpuThatIsNotThereIsToldBeforeAnyWork() {
        Path out = temporary.resolve("out");
        Shell shell = tune(out, "--lm", "bigbird", "--device", "gpu:99");
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains("iolaus: --device gpu:99: ").doesNotContain("counting");
        assertThat(out).doesNotExist();
    }
}
