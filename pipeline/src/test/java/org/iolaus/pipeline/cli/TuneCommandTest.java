package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.iolaus.pipeline.report.EditProfile;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.page.TuningPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {

    @TempDir
    static Path simulated;

    @TempDir
    Path temporary;

    private static SimulatedReads reads = new SimulatedReads(Path.of(""), Path.of(""), Path.of(""), Path.of(""));

    @BeforeAll
    static void simulate() {
        reads = SimulatedReads.make(simulated);
    }

    @Test
    void theVerdictIsDeliveredAndReported() throws IOException {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("tune", reads.first(), reads.second(), "--out", out, "-k", "13,17,21");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).startsWith("Correct with ").contains(" of 2,400 reads changed");
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.path("schema_version").intValue()).isEqualTo(1);
        assertThat(report.path("provenance").path("command_line").textValue())
                .startsWith("iolaus tune " + reads.first());
        JsonNode result = report.path("result");
        assertThat(result.path("corrected").booleanValue()).isTrue();
        assertThat(result.path("delivered").path("reads").intValue()).isEqualTo(2400);
        assertThat(result.path("delivered").path("corrector").textValue())
                .isEqualTo(result.path("chosen").textValue());
        JsonNode search = result.path("search");
        assertThat(search.path("tried_lengths").toString())
                .as("those given and no others")
                .isEqualTo(search.path("first_lengths").toString())
                .isEqualTo("[13,17,21]");
        assertThat(search.path("open").booleanValue()).isFalse();
        assertThat(search.path("objective").textValue()).isEqualTo("posterior");
        assertThat(search.path("seed").longValue()).isEqualTo(1);
        assertThat(search.path("sampled_bases").longValue())
                .isEqualTo(result.path("reads").path("bases").longValue())
                .isPositive();
        assertThat(result.path("genome").path("published_lengths").path("bfc").intValue())
                .isEqualTo(13);
        List<String> trials = Files.readAllLines(out.resolve("trials.tsv"));
        assertThat(trials.get(0))
                .startsWith("tool\tk\tchosen\ttied\tcomplete\t")
                .endsWith("\tseconds");
        assertThat(trials.get(1)).startsWith("none\tNA\tfalse\t");
        assertThat(trials)
                .filteredOn(row -> row.split("\t", -1)[2].equals("true"))
                .hasSize(1);
        assertThat(out.resolve("reads_R1.corrected.fastq.gz")).isNotEmptyFile();
        assertThat(out.resolve("reads_R2.corrected.fastq.gz")).isNotEmptyFile();
    }

    @Test
    void onlyTimesDependOnThreads() throws IOException {
        Path one = temporary.resolve("one");
        Path three = temporary.resolve("three");
        Shell.run("tune", reads.first(), reads.second(), "--out", one, "-k", "15,19", "--threads", "1");
        Shell.run("tune", reads.first(), reads.second(), "--out", three, "-k", "15,19", "--threads", "3");
        for (String name : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(three.resolve(name));
        }
        assertThat(withoutSeconds(one)).isEqualTo(withoutSeconds(three));
        assertThat(found(one)).isEqualTo(found(three));
    }

    @Test
    void thePageIsMadeOfTheReport() throws IOException {
        Path out = temporary.resolve("out");
        Shell.run("tune", reads.first(), reads.second(), "--out", out, "-k", "15,19");
        RunReport<TuningReport> report = Json.read(out.resolve("report.json"), new TypeReference<>() {});
        assertThat(out.resolve("report.html")).hasContent(TuningPage.of(report));
        assertThat(report.result().delivered().profile().positions().stream()
                        .mapToLong(part -> part.substitutions() + part.insertions() + part.deletions())
                        .sum())
                .isEqualTo(report.result().delivered().edits())
                .isPositive();
        assertThat(report.result().delivered().profile().positions().stream()
                        .mapToLong(EditProfile.PositionEdits::bases)
                        .sum())
                .isEqualTo(report.result().reads().bases());
        assertThat(report.result().errorRates().byPosition())
                .hasSize(12)
                .allSatisfy(place -> assertThat(place.measured()).isBetween(place.claimed() / 4, place.claimed() * 4));
    }

    /** The report without what depends on the machine and the moment. */
    private static JsonNode found(Path out) throws IOException {
        JsonNode result =
                new ObjectMapper().readTree(out.resolve("report.json").toFile()).path("result");
        result.path("trials").forEach(trial -> ((ObjectNode) trial).remove("seconds"));
        return result;
    }

    @Test
    void externalProgramsAreTriedToo() throws IOException {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run(
                "tune", reads.first(), "--out", out, "-k", "17", "--with-command", "cp {in} {out}", "--quiet");
        assertThat(shell).extracting(Shell::exit, Shell::err).containsExactly(0, "");
        assertThat(shell.out()).startsWith("Correct with ");
        assertThat(Files.readAllLines(out.resolve("trials.tsv")))
                .filteredOn(row -> row.startsWith("command\t"))
                .singleElement()
                .asString()
                .startsWith("command\tNA\tfalse\tfalse\ttrue\t1200\t0\t0\t0.000000\t");
        assertThat(out.resolve("report.json"))
                .content()
                .containsPattern("\"tool_versions\" : \\{\\s+\"command\" : \"unknown\"\\s+}");
    }

    @Test
    void perplexityCanDecide() throws IOException {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run(
                "tune", reads.first(), reads.second(), "--out", out, "-k", "13,17", "--objective", "perplexity");
        assertThat(shell.exit()).isZero();
        List<String[]> rows = Files.readAllLines(out.resolve("trials.tsv")).stream()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .toList();
        String[] lowest = rows.stream()
                .min(Comparator.comparingDouble(row -> Double.parseDouble(row[17])))
                .orElseThrow();
        assertThat(Double.parseDouble(rows.stream()
                        .filter(row -> row[2].equals("true"))
                        .findFirst()
                        .orElseThrow()[17]))
                .isEqualTo(Double.parseDouble(lowest[17]));
    }

    @Test
    void hillClimbingTriesFewerLengths() throws IOException {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("tune", reads.first(), reads.second(), "--out", out, "--search", "hill-climbing");
        assertThat(shell.exit()).isZero();
        JsonNode search = new ObjectMapper()
                .readTree(out.resolve("report.json").toFile())
                .path("result")
                .path("search");
        assertThat(search.path("order").textValue()).isEqualTo("hill-climbing");
        assertThat(search.path("first_lengths")).hasSize(11);
        assertThat(search.path("tried_lengths")).hasSizeBetween(2, 9);
    }

    @Test
    void whereThereIsNothingToJudgeTheReadsAreCopied() throws IOException {
        nothingToJudge("empty.fa.gz", gzip(""), "there are no reads");
        nothingToJudge("blank.fa", ">a\n\n>b\n\n".getBytes(StandardCharsets.UTF_8), "the reads have no known base");
        nothingToJudge("n.fa", ">a\nNNNN\n>b\nNN\n".getBytes(StandardCharsets.UTF_8), "the reads have no known base");
        nothingToJudge(
                "one.fa",
                (">a\n" + "ACGGTCATTGCA".repeat(9) + "\n").getBytes(StandardCharsets.UTF_8),
                "the sample has only one fragment");
    }

    private void nothingToJudge(String name, byte[] content, String reason) throws IOException {
        Path file = Files.write(temporary.resolve(name), content);
        for (String objective : List.of("posterior", "perplexity")) {
            Path out = temporary.resolve(name + "." + objective);
            Shell shell = Shell.run("tune", file, "--out", out, "--objective", objective);
            assertThat(shell.exit()).isZero();
            assertThat(shell.out()).startsWith("Do not correct: there is nothing to judge, for " + reason + ".\n0 of ");
            assertThat(Files.readAllLines(out.resolve("trials.tsv")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("none\tNA\ttrue\ttrue\ttrue\t")
                    .doesNotContain("NaN", "Infinity");
            Path copy = out.resolve(name.replace(".fa", ".corrected.fa"));
            if (name.endsWith(".gz")) {
                assertThat(copy).exists();
            } else {
                assertThat(copy).hasSameTextualContentAs(file);
            }
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void readsWithoutErrorsAreCopiedAsTheyAre() throws IOException {
        Path out = temporary.resolve("out");
        String genome = Files.readAllLines(reads.genome()).get(1);
        StringBuilder exact = new StringBuilder();
        for (int start = 0; start + 100 <= genome.length(); start += 3) {
            exact.append('>')
                    .append(start)
                    .append('\n')
                    .append(genome, start, start + 100)
                    .append('\n');
        }
        Path clean = Files.writeString(temporary.resolve("clean.fa"), exact);
        Shell shell = Shell.run("tune", clean, "--out", out, "-k", "17");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).startsWith("Do not correct");
        assertThat(out.resolve("clean.corrected.fa")).hasSameTextualContentAs(clean);
    }

    @Test
    void tooLittleMemoryIsToldBeforeTheWork() {
        SimulatedReads reads = SimulatedReads.make(temporary);
        Path out = temporary.resolve("out");
        assertThat(Shell.run("tune", reads.first(), reads.second(), "--out", out, "--max-memory", "100m"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: counting k-mers of length 31 needs 192 MiB of memory at least, 100 MiB are allowed; "
                                + "allow more with --max-memory" + System.lineSeparator()));
        assertThat(out).doesNotExist();
    }

    @Test
    void deliversWhatCorrectDeliversWithTheSameCorrector() throws IOException {
        Path tuned = temporary.resolve("tuned");
        Path corrected = temporary.resolve("corrected");
        assertThat(Shell.run("tune", reads.first(), reads.second(), "--out", tuned)
                        .exit())
                .isZero();
        JsonNode result = new ObjectMapper()
                .readTree(tuned.resolve("report.json").toFile())
                .path("result");
        assertThat(result.path("chosen").textValue()).isEqualTo("posterior");
        assertThat(result.path("search").path("order").textValue()).isEqualTo("adaptive");
        assertThat(result.path("search").path("first_lengths"))
                .isSubsetOf(result.path("search").path("tried_lengths"));
        assertThat(Shell.run("correct", reads.first(), reads.second(), "--out", corrected)
                        .exit())
                .isZero();
        for (String file : List.of("reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz")) {
            assertThat(corrected.resolve(file)).hasSameBinaryContentAs(tuned.resolve(file));
        }
    }

    @Test
    void aDryRunTellsThePlan() {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run(
                "tune", reads.first(), "--out", out, "--dry-run", "-t", "1", "--with-command", "cp {in} {out}");
        assertThat(shell.exit()).isZero();
        assertThat(shell.err())
                .contains(
                        ", " + out.resolve("trials.tsv") + ", " + out.resolve("report.json") + ", "
                                + out.resolve("report.html") + "\n",
                        "dry run: tries none, posterior, spectral with the values of k that are counted anyway and perhaps a"
                                + " few more, consensus, command\n",
                        "dry run: takes roughly 30 s with 1 thread, 38");
        assertThat(out).doesNotExist();
        assertThat(Shell.run("tune", reads.first(), "--out", out, "--dry-run", "-k", "15,21")
                        .err())
                .contains("tries none, posterior, spectral with k = 15, 21, consensus\n");
        refused(
                "command is not installed: there is no program no-such-program",
                "--dry-run",
                "--with-command",
                "no-such-program {in} {out}");
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeAnyWork() {
        refused("no external corrector is called lightr; there are lighter, ", "--with", "lightr");
        refused("the command prog {in} must have either {in} and {out}", "--with-command", "prog {in}");
        refused("k must be from 7 to 31, was [5, 21]", "-k", "5,21");
        refused("invalid value for option '--search'", "--search", "random");
        refused("the sample must have at least 1 base, was 0", "--sample", "0");
        refused("invalid value for option '--objective'", "--objective", "gain");
        refused(
                "invalid value for option '--max-memory': must be a size such as 800m or 4g, was 'much'",
                "--max-memory",
                "much");
    }

    private void refused(String message, String... options) {
        Path out = temporary.resolve("refused");
        Object[] words = Stream.concat(
                        Stream.of("tune", reads.first(), reads.second(), "--out", out), Stream.of(options))
                .toArray();
        Shell shell = Shell.run(words);
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).startsWith("iolaus: " + message).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    private static List<String> withoutSeconds(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("trials.tsv")).stream()
                .map(row -> row.substring(0, row.lastIndexOf('\t')))
                .toList();
    }
}
