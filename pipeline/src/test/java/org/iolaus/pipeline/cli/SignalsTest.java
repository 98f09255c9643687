package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.pipeline.cli.RealLauncher.Started;
import org.iolaus.pipeline.run.KeptTrials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals at seeded moments: whatever is under a final name afterwards is whole, and nothing else is left. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class SignalsTest {

    private static final Path FIRST = Path.of("../testdata/lambda_R1.fastq.gz");
    private static final Path SECOND = Path.of("../testdata/lambda_R2.fastq.gz");
    private static final int PAIRS = 4850;
    private static final Set<String> RESULTS = Set.of(
            "lambda_R1.corrected.fastq.gz",
            "lambda_R2.corrected.fastq.gz",
            "report.html",
            "report.json",
            "trials.tsv",
            "iolaus_general_mqc.json",
            "iolaus_kmers_mqc.json",
            "iolaus_outcomes_mqc.json",
            "iolaus_settings_mqc.json");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "correct, TERM, 143, 1, 2000",
        "correct, TERM, 143, 2, 2000",
        "correct, TERM, 143, 3, 2000",
        "correct, TERM, 143, 4, 2000",
        "correct, INT, 130, 5, 2000",
        "tune, TERM, 143, 6, 9000",
        "tune, TERM, 143, 7, 9000",
        "tune, INT, 130, 8, 9000"
    })
    void nothingHalfWrittenStays(String command, String signal, int status, int seed, int longest) throws Exception {
        assumeTrue(
                !signal.equals("INT") || !isInterruptIgnored(),
                "SIGINT is ignored where the tests were started in the background");
        RealLauncher launcher = RealLauncher.in(folder);
        Path out = folder.resolve("out");
        Started run = launcher.start(command, FIRST, SECOND, "--out", out);
        run.awaitWork();
        Thread.sleep(new Random(seed).nextInt(longest));
        run.signal(signal);
        int exit = run.exit();
        assertThat(exit).as(run.messages()).isIn(status, 0);
        assertThat(launcher.temporary()).isEmptyDirectory();
        Set<String> found = wholeResults(out);
        if (exit == status) {
            List<String> lines = run.messages().lines().toList();
            String word = lines.get(lines.size() - 1);
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("iolaus: interrupted: "))
                    .hasSize(1);
            assertThat(word)
                    .startsWith(
                            found.isEmpty()
                                    ? "iolaus: interrupted: nothing was delivered"
                                    : "iolaus: interrupted: the run is not complete; whole are ");
            assertThat(found).allMatch(word::contains);
            assertThat(run.output()).isEmpty();
            boolean kept = KeptTrials.areIn(out);
            assertThat(word.endsWith("; finished trials are kept, --resume goes on from there"))
                    .isEqualTo(kept);
            assertThat(Files.exists(out)).isEqualTo(!found.isEmpty() || Files.exists(out.resolve(KeptTrials.FOLDER)));
        }
    }

    @Test
    void standardOutputIsToldToBeIncomplete() throws Exception {
        RealLauncher launcher = RealLauncher.in(folder);
        Started run = launcher.start("correct", FIRST, SECOND, "--stdout");
        run.awaitWork();
        run.signal("TERM");
        assertThat(run.exit()).isEqualTo(143);
        assertThat(launcher.temporary()).isEmptyDirectory();
        assertThat(run.messages())
                .containsPattern(
                        Files.size(run.out()) == 0
                                ? "\niolaus: interrupted: (nothing was delivered|standard output has only a part of the reads)\n$"
                                : "\niolaus: interrupted: standard output has only a part of the reads\n$");
    }

    @ParameterizedTest
    @CsvSource({"correct, 9, 2000", "correct, 10, 2000", "tune, 11, 9000"})
    void aKilledRunCanBeRepeated(String command, int seed, int longest) throws Exception {
        RealLauncher launcher = RealLauncher.in(folder);
        Path out = folder.resolve("out");
        Started run = launcher.start(command, FIRST, SECOND, "--out", out);
        run.awaitWork();
        Thread.sleep(new Random(seed).nextInt(longest));
        run.signal("KILL");
        assertThat(run.exit()).isIn(137, 0);
        wholeResults(out);
        Set<String> leftByTheKill = hidden(out);
        Started again = launcher.start("correct", FIRST, SECOND, "--out", out, "--force");
        assertThat(again.exit()).as(again.messages()).isZero();
        assertThat(wholeResults(out)).contains("lambda_R1.corrected.fastq.gz", "lambda_R2.corrected.fastq.gz");
        assertThat(hidden(out)).isSubsetOf(leftByTheKill);
    }

    @ParameterizedTest
    @CsvSource({"KILL, 12, 6000", "KILL, 13, 12000", "TERM, 14, 12000"})
    void aTuningThatWasBrokenOffIsGoneOnWith(String signal, int seed, int longest) throws Exception {
        RealLauncher launcher = RealLauncher.in(folder);
        Path out = folder.resolve("out");
        Path unbroken = folder.resolve("unbroken");
        Started whole = launcher.start("tune", FIRST, SECOND, "--out", unbroken, "--quiet");
        assertThat(whole.exit()).as(whole.messages()).isZero();
        Started run = launcher.start("tune", FIRST, SECOND, "--out", out);
        run.awaitWork();
        Thread.sleep(longest / 2 + new Random(seed).nextInt(longest / 2));
        run.signal(signal);
        run.exit();
        if (Files.exists(out.resolve("report.json"))) {
            return; // the signal came too late
        }
        boolean kept = KeptTrials.areIn(out);
        Started again = launcher.start("tune", FIRST, SECOND, "--out", out, "--resume");
        assertThat(again.exit()).as(again.messages()).isZero();
        assertThat(again.messages().contains("trials are taken from the run that was broken off"))
                .isEqualTo(kept);
        assertThat(wholeResults(out)).isEqualTo(RESULTS);
        for (String name : List.of("lambda_R1.corrected.fastq.gz", "lambda_R2.corrected.fastq.gz")) {
            assertThat(out.resolve(name)).hasSameBinaryContentAs(unbroken.resolve(name));
        }
        assertThat(again.output().lines().findFirst())
                .isEqualTo(whole.output().lines().findFirst());
    }

    private static Set<String> hidden(Path out) throws IOException {
        if (!Files.exists(out)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(".iolaus-"))
                    .collect(Collectors.toSet());
        }
    }

    /** The names of the results that are there; they are read to their ends. */
    private static Set<String> wholeResults(Path out) throws IOException {
        if (!Files.exists(out)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            Set<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".iolaus-"))
                    .collect(Collectors.toSet());
            assertThat(names).isSubsetOf(RESULTS);
            if (names.contains("lambda_R2.corrected.fastq.gz")) {
                assertThat(pairs(out)).isEqualTo(PAIRS);
            }
            assertThat(names.contains("lambda_R2.corrected.fastq.gz"))
                    .isEqualTo(names.contains("lambda_R1.corrected.fastq.gz"));
            if (names.contains("report.json")) {
                assertThat(Files.readString(out.resolve("report.json"))).endsWith("}\n");
            }
            if (names.contains("report.html")) {
                assertThat(Files.readString(out.resolve("report.html")).strip()).endsWith("</html>");
            }
            return names;
        }
    }

    private static int pairs(Path out) {
        ReadInput input = ReadInput.paired(
                out.resolve("lambda_R1.corrected.fastq.gz"), out.resolve("lambda_R2.corrected.fastq.gz"));
        int pairs = 0;
        try (ReadSource source = ReadFiles.open(input)) {
            while (source.next() != null) {
                pairs++;
            }
        }
        return pairs;
    }

    /** Bit 2 of the mask of ignored signals (proc(5)). */
    private static boolean isInterruptIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
