package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iolaus.lm.config.ModelFiles;

/**
 * A command line on a damaged file, both made from a seed.
 *
 * @param words the command line
 * @param reads the files of reads that go in, of which one may be damaged
 * @param out the directory that the run may write
 * @param corrected the files of reads that have to come out, where the run delivers reads
 */
record FuzzedRun(List<Object> words, List<Path> reads, Path out, List<Path> corrected) {

    /** What is damaged. */
    enum Kind {
        FASTQ,
        MATES,
        FASTA,
        SAM,
        BAM,
        BAM_RECORDS,
        GZIP,
        PACKED_FASTQ,
        GENOME,
        TRUTH,
        REPORT,
        MODEL_CONFIG,
        TRAINED_CONFIG,
        MODEL_WEIGHTS,
        SURVEY,
        COUNTS,
        TRIAL
    }

    /** A model that trains in a moment. */
    static final String SMALL_MODEL = """
            tokenizer: {type: nucleotide}
            objective: next-token
            width: 4
            context: 16
            trunk:
              type: layer-stack
              layers:
                - {repeat: 1, mixer: {type: full-attention, heads: 2}, channel: {type: none}}
            head: {type: softmax, tied: true}
            training: {batch: 8, accumulate: 1, learning-rate: 0.003, warmup-steps: 5, weight-decay: 0, clip-norm: 1, evaluate-every: 10, patience: 5}
            """;

    private static final String[] READS = PlainFiles.reads(80);

    /**
     * Makes the files.
     *
     * @param kind what is damaged
     * @param seed how
     * @param folder an empty folder
     * @param made what {@link #prepare} made
     */
    static FuzzedRun make(Kind kind, long seed, Path folder, Path made) throws IOException {
        Random random = new Random(kind.name().hashCode() + seed);
        Mutation mutation = new Mutation(random);
        Path out = folder.resolve("out");
        Path whole = Files.write(folder.resolve("whole.fq"), PlainFiles.fastq(READS, 1));
        int mates = random.nextInt(5) == 0 ? 2 : 1;
        byte[] fastq = PlainFiles.fastq(READS, mates);
        byte[] fasta = PlainFiles.fasta(READS, mates);
        return switch (kind) {
            case FASTQ -> onReads(random, mates, out, file(folder, "x.fq", mutation.ofText(fastq)));
            case MATES -> {
                Path damaged = file(folder, "x.fq", mutation.ofText(PlainFiles.fastq(READS, 1)));
                yield onReads(random, 1, out, damaged, whole);
            }
            case FASTA -> onReads(random, mates, out, file(folder, "x.fa", mutation.ofText(fasta)));
            case SAM -> onReads(random, 1, out, file(folder, "x.sam", mutation.ofText(PlainFiles.sam(READS))));
            case BAM ->
                onReads(random, 1, out, file(folder, "x.bam", mutation.of(PlainFiles.bgzf(PlainFiles.bam(READS)))));
            case BAM_RECORDS ->
                onReads(random, 1, out, file(folder, "x.bam", PlainFiles.bgzf(mutation.of(PlainFiles.bam(READS)))));
            case GZIP -> onReads(random, mates, out, file(folder, "x.fq.gz", mutation.of(PlainFiles.bgzf(fastq))));
            case PACKED_FASTQ ->
                onReads(random, mates, out, file(folder, "x.fq.gz", PlainFiles.bgzf(mutation.ofText(fastq))));
            case GENOME -> {
                Path genome = file(folder, "genome.fa", mutation.ofText(PlainFiles.fasta(READS, 1)));
                yield other(
                        out, "simulate", genome, "--out", out, "--coverage", 1, "--read-length", 20, "--insert", 30);
            }
            case TRUTH -> {
                Path truth = file(folder, "truth.fa", mutation.ofText(PlainFiles.fasta(READS, 1)));
                yield other(out, "evaluate", "--raw", whole, "--corrected", whole, "--truth", truth);
            }
            case REPORT -> {
                Path copy = copy(made.resolve("report"), folder.resolve("report"));
                Files.write(
                        copy.resolve("report.json"), mutation.ofText(Files.readAllBytes(copy.resolve("report.json"))));
                yield other(out, "report", copy, "--out", folder.resolve("index.html"));
            }
            case MODEL_CONFIG -> {
                List<String> names = ModelFiles.shipped();
                String config = ModelFiles.write(ModelFiles.shipped(names.get(random.nextInt(names.size()))));
                Path yaml = file(folder, "model.yaml", mutation.ofText(config.getBytes(StandardCharsets.UTF_8)));
                yield other(out, "train", whole, "--model-config", yaml, "--out", out, "--dry-run");
            }
            case TRAINED_CONFIG -> {
                Path yaml =
                        file(folder, "model.yaml", mutation.ofNumbers(SMALL_MODEL.getBytes(StandardCharsets.UTF_8)));
                yield other(out, "train", whole, "--model-config", yaml, "--out", out, "--tokens", 50);
            }
            case MODEL_WEIGHTS -> {
                Path copy = copy(made.resolve("model"), folder.resolve("model"));
                Path weights = copy.resolve("model.safetensors");
                Files.write(weights, mutation.of(Files.readAllBytes(weights)));
                if (random.nextBoolean()) {
                    Files.delete(copy.resolve("training.json")); // with it goes the checksum
                }
                yield other(out, "score", whole, "--model", copy, "--sample", 500);
            }
            case SURVEY -> {
                Path survey = file(folder, "x.survey", mutation.of(Files.readAllBytes(made.resolve("x.survey"))));
                yield other(out, "spectrum", whole, "--survey", survey, "--shard", "1/1", "--out", out);
            }
            case COUNTS -> {
                Path counts = file(folder, "x.counts", mutation.of(Files.readAllBytes(made.resolve("x.counts"))));
                yield random.nextBoolean()
                        ? other(out, "correct", whole, "--counts", counts, "--out", out)
                        : other(out, "score", whole, "--counts", counts);
            }
            case TRIAL -> {
                Path trial = file(folder, "x.trial", mutation.of(Files.readAllBytes(made.resolve("x.trial"))));
                Path counts = made.resolve("x.counts");
                yield other(out, "select", trial, "--counts", counts, "-k", 11, "--reads", whole, "--out", out);
            }
        };
    }

    /**
     * Makes whole files of what is damaged later.
     *
     * @param kind what is damaged
     * @param made an empty folder for them
     */
    static void prepare(Kind kind, Path made) throws IOException {
        Path reads = Files.write(made.resolve("whole.fq"), PlainFiles.fastq(READS, 1));
        switch (kind) {
            case REPORT -> done("tune", reads, "--out", made.resolve("report"), "-k", 11);
            case MODEL_WEIGHTS -> {
                Path config = Files.writeString(made.resolve("small.yaml"), SMALL_MODEL);
                Path model = made.resolve("model");
                done("train", reads, "--model-config", config, "--tokens", 500, "--out", model);
            }
            case SURVEY, COUNTS, TRIAL -> {
                Path survey = made.resolve("x.survey");
                Path shard = made.resolve("shard");
                Path counts = made.resolve("x.counts");
                done("survey", reads, "--out", survey);
                done("spectrum", reads, "--survey", survey, "--shard", "1/1", "--out", shard);
                try (Stream<Path> files = Files.list(shard)) {
                    done("merge-counts", files.findFirst().orElseThrow(), "--out", counts);
                }
                done("try", "--counts", counts, "-k", 11, "--out", made.resolve("x.trial"));
            }
            default -> {
                // Made by hand each time.
            }
        }
    }

    private static void done(Object... words) {
        Shell shell = Shell.run(quiet(List.of(words)).toArray());
        assertThat(shell.exit()).as(shell.err()).isZero();
    }

    private static FuzzedRun other(Path out, Object... words) {
        return new FuzzedRun(quiet(List.of(words)), List.of(), out, List.of());
    }

    private static FuzzedRun onReads(Random random, int mates, Path out, Path... files) {
        List<Path> reads = List.of(files);
        List<Object> words = new ArrayList<>();
        int command = random.nextInt(10);
        words.add(command < 6 ? "correct" : command < 8 ? "tune" : command < 9 ? "spectrum" : "score");
        words.addAll(reads);
        if (random.nextInt(8) == 0) {
            words.add("--qualities");
            words.add(List.of("33", "64", "solexa").get(random.nextInt(3)));
        }
        if (mates == 2) {
            words.add("--interleaved");
        }
        words.addAll(List.of("--threads", 1 + random.nextInt(2)));
        if (command >= 9) {
            words.addAll(List.of("--sample", 1000));
            return new FuzzedRun(quiet(words), reads, out, List.of());
        }
        words.addAll(List.of("--out", out));
        if (command >= 8) {
            return new FuzzedRun(quiet(words), reads, out, List.of());
        }
        if (command >= 6) {
            words.addAll(List.of("--sample", 2000, "-k", "9,11"));
        } else if (random.nextBoolean()) {
            words.addAll(List.of("-k", 11));
        }
        if (random.nextInt(3) == 0) {
            words.addAll(List.of("--tags", "--edits", out.resolve("edits.tsv")));
        }
        List<Path> corrected = reads.stream()
                .map(file -> out.resolve(file.getFileName().toString().replaceFirst("\\.", ".corrected.")))
                .toList();
        return new FuzzedRun(quiet(words), reads, out, corrected);
    }

    private static List<Object> quiet(List<Object> words) {
        return Stream.concat(words.stream(), Stream.of("--quiet")).toList();
    }

    private static Path file(Path folder, String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    /** What is in the folder, up to the files of the run's own directory. */
    static Set<String> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * Holds what came of it to what was promised.
     *
     * @param run what the program did
     * @param before what was in the folder
     */
    void check(Shell run, Set<String> before) throws IOException {
        assertThat(run.exit()).as(run.err()).isIn(0, 2);
        assertThat(run.err()).doesNotContain("\tat ", "defect", "Exception").doesNotContainPattern("(?i)out of memory");
        List<String> lines = run.err()
                .lines()
                .filter(line -> !line.startsWith("iolaus: warning: "))
                .toList();
        assertThat(run.err().lines().flatMapToInt(String::chars))
                .as("control characters in " + run.err())
                .noneMatch(Character::isISOControl);
        Set<String> after = content(Objects.requireNonNull(out.getParent()));
        if (run.exit() == 2) {
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0))
                    .startsWith("iolaus: ")
                    .doesNotEndWith("null")
                    .doesNotEndWith("(null)");
            assertThat(after).isEqualTo(before);
            return;
        }
        assertThat(lines).isEmpty();
        after.removeAll(Set.of("out", "index.html"));
        assertThat(after).isEqualTo(before);
        for (int i = 0; i < corrected.size(); i++) {
            long in = PlainFiles.countReads(Files.readAllBytes(reads.get(i)));
            assertThat(PlainFiles.countReads(Files.readAllBytes(corrected.get(i))))
                    .isEqualTo(in);
        }
    }

    /** The text that shows the run to whoever has to mend the program. */
    String told(Kind kind, long seed) {
        return kind + " " + seed + ": iolaus "
                + words.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
