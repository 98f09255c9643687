package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a run on a cluster come to what one process comes to, and refuse what does not fit together. */
class ShardsTest {

    @TempDir
    private static Path shared;

    private static SimulatedReads reads;
    private static Steps steps;
    private static Path counts;

    @TempDir
    private Path folder;

    @BeforeAll
    static void count() {
        reads = SimulatedReads.make(shared);
        steps = new Steps(shared, reads.first(), reads.second());
        steps.survey();
        counts = steps.counts(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void countsOfShardsAddUpToThoseOfAllReads(int shards) throws IOException {
        Path merged =
                new Steps(folder, reads.first(), reads.second()).with(steps).counts(shards);
        assertThat(Files.mismatch(merged, counts)).isEqualTo(-1);
    }

    @Test
    void slicesOfCountsArePutTogether() throws IOException {
        Path first = steps.shard(folder, 1, 2);
        Path second = steps.shard(folder, 2, 2);
        List<Path> slices = IntStream.of(2, 1, 3)
                .mapToObj(i -> {
                    Path slice = folder.resolve("slice" + i);
                    steps.succeed("merge-counts", first, second, "--slice", i + "/3", "--out", slice);
                    return slice;
                })
                .toList();
        Path merged = folder.resolve("merged");
        steps.succeed(Stream.concat(Stream.of("merge-counts", "--out", merged), slices.stream())
                .toArray());
        assertThat(Files.mismatch(merged, counts)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void correctedShardsAreTheReadsCorrectedAtOnce(int shards) throws IOException {
        Path whole = folder.resolve("whole");
        steps.succeed("correct", reads.first(), reads.second(), "--counts", counts, "-k", "17", "--out", whole);
        List<Path> parts = IntStream.rangeClosed(1, shards)
                .mapToObj(i -> {
                    Path part = folder.resolve("part" + i);
                    steps.succeed(
                            "correct",
                            reads.first(),
                            reads.second(),
                            "--counts",
                            counts,
                            "-k",
                            "17",
                            "--shard",
                            i + "/" + shards,
                            "--out",
                            part);
                    return part;
                })
                .collect(Collectors.toList());
        Collections.reverse(parts);
        Path merged = folder.resolve("merged");
        steps.succeed(Stream.concat(Stream.of("merge-reads", "--out", merged), parts.stream())
                .toArray());
        for (String name : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(Files.size(whole.resolve(name))).isPositive();
            assertThat(Files.mismatch(whole.resolve(name), merged.resolve(name)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void consensusIsTheSameInShardsAsAtOnce() throws IOException {
        Path whole = folder.resolve("consensus");
        Path shard = folder.resolve("consensus_shard");
        steps.succeed("correct", reads.first(), reads.second(), "--corrector", "consensus", "--out", whole);
        steps.succeed(
                "correct",
                reads.first(),
                reads.second(),
                "--corrector",
                "consensus",
                "--counts",
                counts,
                "--shard",
                "1/1",
                "--out",
                shard);
        for (String name : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(Files.mismatch(whole.resolve(name), shard.resolve(name))).isEqualTo(-1);
        }
    }

    /** Some trials are made beforehand, one of them that the search does not want; select makes those that are missing. */
    @Test
    void theStepsComeToWhatTuneComesTo() throws IOException {
        requireTuned(List.of("-k", "15,19"), List.of(19, 8));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"posterior", "perplexity"})
    void theStepsSearchAsTuneDoes(String objective) throws IOException {
        requireTuned(List.of("--objective", objective), List.of(21, 11, 8, 25));
    }

    private void requireTuned(List<String> search, List<Integer> tried) throws IOException {
        Path tuned = folder.resolve("tuned");
        steps.succeed(Stream.concat(Stream.of("tune", reads.first(), reads.second(), "--out", tuned), search.stream())
                .toArray());
        Steps chain = new Steps(folder, reads.first(), reads.second()).with(steps);
        Path verdict = chain.verdict(counts, chain.trials(counts, search, tried), search);
        chain.requireSame(tuned, chain.results(counts, verdict, 3));
    }

    /** The whole chain on reads of a virus, whatever the number of shards. */
    @Tag("slow")
    @Test
    void phageLambdaInShards() throws IOException {
        Path first = Path.of("../testdata/lambda_R1.fastq.gz");
        Path second = Path.of("../testdata/lambda_R2.fastq.gz");
        Path tuned = folder.resolve("tuned");
        steps.succeed("tune", first, second, "--out", tuned);
        Steps lambda = new Steps(folder, first, second);
        lambda.survey();
        Path whole = lambda.counts(1);
        Path verdict = lambda.verdict(whole, lambda.trials(whole, List.of(), List.of(15, 23)), List.of());
        for (int shards : new int[] {1, 3, 7}) {
            Steps chain = new Steps(Files.createDirectory(folder.resolve("in" + shards)), first, second).with(lambda);
            Path merged = chain.counts(shards);
            assertThat(Files.mismatch(merged, whole)).isEqualTo(-1);
            chain.requireSame(tuned, chain.results(merged, verdict, shards));
        }
    }

    @Test
    void scoresNeedNoOtherCounts() {
        Shell plain = Shell.run("score", reads.first(), reads.second(), "--quiet");
        Shell counted = Shell.run("score", reads.first(), reads.second(), "--counts", counts, "--quiet");
        assertThat(counted).isEqualTo(plain);
        assertThat(counted.exit()).isZero();
    }

    @Test
    void countsThatDoNotFitTogetherAreRefused() throws IOException {
        Path first = steps.shard(folder, 1, 2);
        Path second = steps.shard(folder, 2, 2);
        Path merged = folder.resolve("merged");
        refused("merge-counts", first, "--out", merged).isEqualTo(first + ": is shard 1/2; 2/2 is missing");
        refused("merge-counts", second, "--out", merged).isEqualTo(second + ": is shard 2/2; 1/2 is missing");
        Path copy = Files.copy(first, folder.resolve("copy"));
        refused("merge-counts", first, copy, second, "--out", merged)
                .isEqualTo(copy + " and " + first + ": cannot be added up, for they are both shard 1/2");
        Path third = steps.shard(folder, 2, 3);
        refused("merge-counts", first, third, "--out", merged)
                .isEqualTo(third + " and " + first + ": cannot be added up, for they are shard 2/3 and shard 1/2");
        Path others = folder.resolve("others");
        steps.succeed(
                "spectrum",
                reads.first(),
                reads.second(),
                "--survey",
                steps.surveyFile(),
                "--shard",
                "2/2",
                "--kmer-lengths",
                "9",
                "--out",
                others);
        Path other = others.resolve("kmers.2-of-2.counts");
        refused("merge-counts", first, other, "--out", merged)
                .startsWith(other + " and " + first + ": cannot be added up, for they hold different k: [9, ");
        Steps seeded = new Steps(Files.createDirectory(folder.resolve("seeded")), reads.first(), reads.second());
        seeded.succeed("survey", reads.first(), reads.second(), "--seed", "2", "--out", seeded.surveyFile());
        Path foreign = seeded.shard(folder.resolve("seeded"), 2, 2);
        refused("merge-counts", first, foreign, "--out", merged)
                .isEqualTo(foreign + " and " + first + ": cannot be added up, for they are of different reads, or of"
                        + " different surveys of them");
        assertThat(merged).doesNotExist();
        refused("try", "--counts", first, "-k", "21", "--out", folder.resolve("trial"))
                .isEqualTo(first + ": holds the counts of shard 1/2 only; merge those of all with iolaus"
                        + " merge-counts");
        Path slice = folder.resolve("slice");
        steps.succeed("merge-counts", first, second, "--slice", "1/2", "--out", slice);
        refused("merge-counts", second, slice, "--out", merged)
                .isEqualTo(second + " and " + slice + ": cannot be added up, for they are shard 2/2 and slice 1/2");
        refused("merge-counts", slice, "--out", merged).isEqualTo(slice + ": is slice 1/2; 2/2 is missing");
    }

    @Test
    void damagedFilesAreRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(counts);
        Path damaged = folder.resolve("damaged");
        whole[whole.length / 2] ^= 4;
        Files.write(damaged, whole);
        refused("try", "--counts", damaged, "-k", "21", "--out", folder.resolve("trial"))
                .matches(damaged + ": is damaged: the checksum of the counts of k-mers of length \\d+ is [0-9a-f]+,"
                        + " should be [0-9a-f]+; make it again");
        byte[] survey = Files.readAllBytes(steps.surveyFile());
        survey[survey.length / 2] ^= 4;
        Files.write(damaged, survey);
        refused("spectrum", reads.first(), reads.second(), "--survey", damaged, "--out", folder.resolve("out"))
                .matches(damaged + ": is damaged: its checksum is [0-9a-f]+, should be [0-9a-f]+; make it again");
        Files.write(damaged, Arrays.copyOf(survey, survey.length - 9));
        refused("spectrum", reads.first(), reads.second(), "--survey", damaged, "--out", folder.resolve("out"))
                .startsWith(damaged + ": is damaged: it holds ")
                .contains("checksum");
        refused("spectrum", reads.first(), reads.second(), "--survey", counts, "--out", folder.resolve("out"))
                .isEqualTo(counts + ": is no survey that iolaus made");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void otherReadsAreRefused() {
        refused("correct", reads.second(), reads.first(), "--counts", counts, "--out", folder.resolve("out"))
                .matches(reads.second() + ": has \\d+ bytes, the survey is of " + reads.first()
                        + " with \\d+; it is another file");
        refused("spectrum", reads.first(), "--survey", steps.surveyFile(), "--out", folder.resolve("out"))
                .isEqualTo(reads.first() + ": 1 file is given, 2 files are what the survey is of");
    }

    @Test
    void trialsThatDoNotFitAreRefused() throws IOException {
        Path trial = folder.resolve("a.trial");
        steps.succeed("try", "--counts", counts, "-k", "21", "--out", trial);
        Path copy = Files.copy(trial, folder.resolve("b.trial"));
        Path out = folder.resolve("out");
        refused("select", trial, copy, "--counts", counts, "--out", out)
                .isEqualTo(trial + " and " + copy + ": are both trials of spectral k=21");
        refused("select", trial, "--counts", counts, "--objective", "perplexity", "--out", out)
                .isEqualTo(
                        trial + ": was tried with --objective posterior, is to be judged with --objective perplexity");
        refused("select", counts, "--counts", counts, "--out", out)
                .isEqualTo(counts + ": is no trial that iolaus made");
        refused("try", "--counts", counts, "-k", "21", "--out", trial)
                .isEqualTo(trial + ": is there already; choose another file, or write over it with --force");
        assertThat(out).doesNotExist();
    }

    @Test
    void shardsThatDoNotFitAreRefused() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        correct(first, "1/2", "17");
        correct(second, "2/2", "19");
        Path out = folder.resolve("out");
        refused("merge-reads", first, "--out", out).isEqualTo(first + ": is one of 2 shards; shard 2 is missing");
        refused("merge-reads", first, second, "--out", out)
                .isEqualTo(second + " and " + first + ": cannot be put together, for they were corrected with spectral"
                        + " k=19 and spectral k=17");
        refused("merge-reads", first, first, "--out", out)
                .isEqualTo(first + " and " + first + ": cannot be put together, for they are both shard 1");
        Path file = first.resolve("reads_R1.corrected.fastq.gz");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        refused("merge-reads", first, "--out", out)
                .matches(file + ": has 100 bytes, should have \\d+; correct the shard again");
        refused("merge-reads", shared, "--out", out)
                .isEqualTo(shared.resolve("shard.json")
                        + ": is not there; give directories that iolaus correct --counts wrote");
        Path report = second.resolve("shard.json");
        Files.writeString(
                report, Files.readString(report).replace("\"reads_R1.corrected", "\"../second/reads_R1.corrected"));
        refused("merge-reads", second, "--out", out)
                .isEqualTo(report + ": names the file ../second/reads_R1.corrected.fastq.gz, which is not beside it");
        assertThat(out).doesNotExist();
    }

    @Test
    void aNameWithoutAReportIsOneLine(@TempDir Path empty) {
        Shell shell = Shell.run("merge-reads", empty, "--sample-name", "x", "--out", empty.resolve("out"));
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .contains("--sample-name is for the report: give --verdict too")
                .hasLineCount(1);
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        Path out = folder.resolve("out");
        refused("correct", reads.first(), "--shard", "1/2", "--out", out)
                .isEqualTo("--shard needs --counts FILE, which 'iolaus merge-counts' makes (help: iolaus correct"
                        + " --help)");
        refused("spectrum", reads.first(), "--shard", "1/2", "--out", out)
                .isEqualTo("--shard needs --survey FILE, which 'iolaus survey' makes of all reads (help: iolaus"
                        + " spectrum --help)");
        refused("correct", reads.first(), "--counts", counts, "--shard", "3/2", "--out", out)
                .contains("a shard must be i/n with i from 1 to n and n from 1 to 100000, was 3/2");
        refused("correct", reads.first(), "--counts", counts, "--shard", "half", "--out", out)
                .contains("a shard must be i/n, as in 2/7, was 'half'");
        refused("correct", reads.first(), "--counts", counts, "--verdict", counts, "-k", "9", "--out", out)
                .contains("--verdict says which corrector");
        refused("try", "--counts", counts, "--corrector", "consensus", "--with", "lighter", "--out", out)
                .contains("consensus asks no external programs with --counts; leave lighter out");
        refused("try", "--counts", counts, "--corrector", "consensus", "--homopolymers", "--out", out)
                .contains("--homopolymers does not work with --counts; leave one of them out");
        refused("try", "--counts", counts, "--corrector", "lighter", "-k", "19", "--out", out)
                .contains("an external program needs all reads: give them too");
    }

    private void correct(Path out, String shard, String k) {
        steps.succeed(
                "correct", reads.first(), reads.second(), "--counts", counts, "-k", k, "--shard", shard, "--out", out);
    }

    /** The one line that a run ends with, without the program's name. */
    private static AbstractStringAssert<?> refused(Object... words) {
        Shell shell =
                Shell.run(Stream.concat(Stream.of(words), Stream.of("--quiet")).toArray());
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).startsWith("iolaus: ").hasLineCount(1);
        return assertThat(shell.err().substring("iolaus: ".length()).strip());
    }
}
