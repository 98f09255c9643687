package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The steps of a run on a cluster, one after the other in this process. */
final class Steps {

    private final Path folder;
    private final List<Path> reads;
    private Path survey;

    Steps(Path folder, Path... reads) {
        this.folder = folder;
        this.reads = List.of(reads);
        this.survey = folder.resolve("all.survey");
    }

    /** The same with the survey of others. */
    Steps with(Steps others) {
        survey = others.survey;
        return this;
    }

    Path surveyFile() {
        return survey;
    }

    void survey() {
        succeed(words("survey", reads, "--out", survey));
    }

    /** The counts of a shard. */
    Path shard(Path to, int shard, int shards) {
        Path out = to.resolve("counted");
        succeed(words("spectrum", reads, "--survey", survey, "--shard", shard + "/" + shards, "--out", out, "--force"));
        return out.resolve("kmers." + shard + "-of-" + shards + ".counts");
    }

    /** The counts of all shards, merged in another order. */
    Path counts(int shards) {
        List<Path> parts = new ArrayList<>(IntStream.rangeClosed(1, shards)
                .mapToObj(i -> shard(folder, i, shards))
                .toList());
        Collections.reverse(parts);
        Path merged = folder.resolve("all.counts");
        succeed(words("merge-counts", parts, "--out", merged));
        return merged;
    }

    /** The trials of posterior, of consensus and of some k; of the words for the search, those that a trial is to know. */
    List<Path> trials(Path counts, List<String> search, List<Integer> lengths) {
        List<String> objective = search.contains("--objective") ? search : List.of();
        List<Path> trials = new ArrayList<>();
        trials.add(folder.resolve("posterior.trial"));
        succeed(words("try", objective, "--counts", counts, "--out", trials.get(0)));
        trials.add(folder.resolve("consensus.trial"));
        succeed(words("try", objective, "--counts", counts, "--corrector", "consensus", "--out", trials.get(1)));
        for (int k : lengths) {
            Path trial = folder.resolve("k" + k + ".trial");
            succeed(Stream.concat(
                            Arrays.stream(words("try", reads, "--counts", counts, "-k", k, "--out", trial)),
                            objective.stream())
                    .toArray());
            trials.add(trial);
        }
        return trials;
    }

    /** The verdict over trials. */
    Path verdict(Path counts, List<Path> trials, List<String> search) {
        Path chosen = folder.resolve("chosen");
        List<Object> select = new ArrayList<>(List.of("select", "--counts", counts, "--out", chosen));
        select.addAll(search);
        select.addAll(trials);
        select.add("--reads");
        select.addAll(reads);
        succeed(select.toArray());
        return chosen.resolve("report.json");
    }

    /** What the steps behind the verdict come to. */
    Path results(Path counts, Path verdict, int shards) {
        List<Path> parts = new ArrayList<>();
        for (int i = 1; i <= shards; i++) {
            Path part = folder.resolve("part" + i);
            succeed(words(
                    "correct",
                    reads,
                    "--counts",
                    counts,
                    "--verdict",
                    verdict,
                    "--shard",
                    i + "/" + shards,
                    "--out",
                    part));
            parts.add(0, part);
        }
        Path results = folder.resolve("results");
        succeed(words("merge-reads", parts, "--verdict", verdict, "--out", results));
        return results;
    }

    /** The same files with the same content, but for times, threads and command lines. */
    void requireSame(Path tuned, Path results) throws IOException {
        assertThat(names(results)).isEqualTo(names(tuned));
        for (String name : names(tuned)) {
            if (name.contains(".corrected.")) {
                assertThat(Files.mismatch(tuned.resolve(name), results.resolve(name)))
                        .as(name)
                        .isEqualTo(-1);
            }
        }
        assertThat(timeless(results.resolve("trials.tsv"))).isEqualTo(timeless(tuned.resolve("trials.tsv")));
        assertThat(report(results)).isEqualTo(report(tuned));
    }

    void succeed(Object... words) {
        Shell shell =
                Shell.run(Stream.concat(Stream.of(words), Stream.of("--quiet")).toArray());
        assertThat(shell.err().lines())
                .as(Arrays.toString(words))
                .allMatch(line -> line.startsWith("iolaus: warning: "));
        assertThat(shell.exit()).isZero();
    }

    private static Object[] words(Object first, List<?> files, Object... others) {
        List<Object> words = new ArrayList<>(List.of(first));
        words.addAll(files);
        words.addAll(List.of(others));
        return words.toArray();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> timeless(Path trials) throws IOException {
        return Files.readAllLines(trials).stream()
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .toList();
    }

    private static JsonNode report(Path folder) throws IOException {
        ObjectNode report = (ObjectNode)
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        ((ObjectNode) report.get("provenance")).remove(List.of("command_line", "threads"));
        report.get("result").get("trials").forEach(trial -> ((ObjectNode) trial).remove("seconds"));
        return report;
    }
}
