package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training and scoring with neural models, from the command line. */
class TrainCommandTest {

    @TempDir
    Path temporary;

    /** A model that trains in a second. */
    private Path smallModel(String objective) throws IOException {
        Path file = temporary.resolve("small.yaml");
        Files.writeString(file, """
                tokenizer: {type: nucleotide}
                objective: %s
                width: 16
                context: 64
                trunk:
                  type: layer-stack
                  layers:
                    - {repeat: 1, mixer: {type: full-attention, heads: 2}, channel: {type: none}}
                head: {type: softmax, tied: true}
                training: {batch: 8, accumulate: 1, learning-rate: 0.003, warmup-steps: 5, weight-decay: 0, clip-norm: 1, evaluate-every: 10, patience: 5}
                """.formatted(objective));
        return file;
    }

    @Test
    @Tag("engine")
    void aTrainedModelScoresReads() throws IOException {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("model");
        Shell train = Shell.run(
                "train", reads.first(), "--model-config", smallModel("next-token"), "--tokens", 10_000, "--out", out);
        assertThat(train.exit()).isZero();
        assertThat(train.err()).contains("iolaus: training on cpu with PyTorch 2.7.1");
        assertThat(train.out())
                .matches("[12]\\.\\d{4} bits/base on \\d+ held-out reads after \\d+ tokens; model in .*\n");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("config.yaml", "model.safetensors", "training.json");

        Shell score =
                Shell.run("score", reads.first(), "--corrected", reads.first(), "--model", out, "--sample", 20_000);
        assertThat(score.exit()).isZero();
        List<String> rows = score.out().lines().toList();
        assertThat(rows.get(0)).isEqualTo("reads\tbits_per_base\tperplexity\tbases");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).startsWith("raw\t");
        assertThat(rows.get(2)).isEqualTo(rows.get(1).replaceFirst("raw", "corrected"));
        assertThat(Double.parseDouble(rows.get(1).split("\t", -1)[1])).isBetween(1.5, 2.6);

        Shell again = Shell.run(
                "train", reads.first(), "--model-config", smallModel("next-token"), "--tokens", 10_000, "--out", out);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    @Tag("engine")
    void aMaskedModelHasPseudoBitsUnderTheirOwnName() throws IOException {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("model");
        Shell train = Shell.run(
                "train", reads.first(), "--model-config", smallModel("masked"), "--tokens", 3_000, "--out", out);
        assertThat(train.out()).contains(" pseudo-bits/base on ");
        Shell score =
                Shell.run("score", reads.first(), "--corrected", reads.first(), "--model", out, "--sample", 5_000);
        assertThat(score.exit()).isZero();
        List<String> rows = score.out().lines().toList();
        assertThat(rows).hasSize(3).startsWith("reads\tpseudo_bits_per_base\tpseudo_perplexity\tbases");
        assertThat(rows.get(2)).isEqualTo(rows.get(1).replaceFirst("raw", "corrected"));
        assertThat(Double.parseDouble(rows.get(1).split("\t", -1)[1])).isBetween(1.5, 2.6);
    }

    @Test
    @Tag("engine")
    void aGpuThatIsNotThereEndsInOneLine() throws IOException {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Shell shell = Shell.run("train", reads.first(), "--device", "gpu:99", "--out", temporary.resolve("model"));
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err().lines().filter(line -> line.contains("gpu")).toList())
                .singleElement()
                .asString()
                .startsWith("iolaus: --device gpu:99: ")
                .endsWith("; use --device cpu or auto");
        assertThat(temporary.resolve("model")).doesNotExist();
    }

    @Test
    void refusesWhatItCannotTrain() throws IOException {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("model");
        Shell device = Shell.run("train", reads.first(), "--device", "tpu", "--out", out);
        assertThat(device.exit()).isEqualTo(2);
        assertThat(device.err()).contains("must be auto, cpu, gpu or gpu:N, was 'tpu'");
        Shell model = Shell.run("train", reads.first(), "--model-config", "lstm", "--out", out);
        assertThat(model.exit()).isEqualTo(2);
        assertThat(model.err()).contains("there is no model 'lstm' and no such file; the models are full-attention");
        assertThat(Shell.run("train", reads.first(), "--model-config", "bigbrd", "--out", out)
                        .err())
                .contains("; did you mean bigbird?");
        Path odd = smallModel("next-token");
        Files.writeString(odd, Files.readString(odd).replace("width: 16", "width: 17"));
        assertThat(Shell.run("train", reads.first(), "--model-config", odd, "--out", out))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: width must be a multiple of twice the number of heads, was 17 with 2 heads"
                                + " (help: iolaus train --help)" + System.lineSeparator()));
        Shell tokens = Shell.run("train", reads.first(), "--tokens", 0, "--out", out);
        assertThat(tokens.exit()).isEqualTo(2);
        assertThat(tokens.err()).contains("the budget must be at least 1 token, was 0");
        assertThat(out).doesNotExist();
    }

    @Test
    void listsModelsAndShowsOneWhole() throws IOException {
        List<String> list = Shell.run("models").out().lines().toList();
        assertThat(list).hasSizeGreaterThan(5).allMatch(line -> line.matches("[a-z-]+\t\\S.*\\."));
        Shell one = Shell.run("models", "bigbird");
        assertThat(one.exit()).isZero();
        assertThat(one.out())
                .startsWith("# bigbird: ")
                .contains("type: bigbird-attention")
                .contains("objective: next-token");
        Path file = temporary.resolve("mine.yaml");
        Files.writeString(file, one.out());
        assertThat(Shell.run("models", file).out().lines().skip(1))
                .isEqualTo(one.out().lines().skip(1).toList());
    }
}
