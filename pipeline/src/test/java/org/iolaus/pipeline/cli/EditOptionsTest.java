package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is delivered of a correction, with every corrector. The few reads that get bases inserted or deleted are compared where that is
 * possible without an alignment.
 */
class EditOptionsTest {

    @TempDir
    static Path simulated;

    @TempDir
    Path temporary;

    private static SimulatedReads reads = new SimulatedReads(Path.of(""), Path.of(""), Path.of(""), Path.of(""));

    /** A corrector that changes bases 3 and 50 of every read, and cuts two bases off its start. */
    private static String script = "";

    @BeforeAll
    static void simulate() throws IOException {
        reads = SimulatedReads.make(simulated);
        Path program = simulated.resolve("changer");
        Files.writeString(program, """
                #!/bin/sh
                awk 'NR % 4 == 2 { c = substr($0, 3, 1); d = substr($0, 50, 1);
                  print (c == "A" ? "C" : "A") substr($0, 4, 46) (d == "A" ? "C" : "A") substr($0, 51); next }
                  NR % 4 == 0 { print substr($0, 3); next } { print }' "$1" > "$2"
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        script = program + " {in} {out}";
    }

    /** The command and its corrector. */
    static Stream<List<String>> correctors() {
        return Stream.of(
                List.of("correct", "-k", "17"),
                List.of("correct", "--corrector", "posterior"),
                List.of("correct", "--with-command", script),
                List.of("correct", "--corrector", "consensus", "--with-command", script),
                List.of("tune", "-k", "17"));
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void everyEditIsListedAndNothingElseIsChanged(List<String> corrector) throws IOException {
        Path list = temporary.resolve("edits.tsv.gz");
        Path out = run(corrector, "--edits", list);
        List<String> rows = unpacked(list);
        assertThat(rows.get(0)).startsWith("# position: 1-based");
        assertThat(rows.get(1)).isEqualTo("read\tmate\tposition\traw\tcorrected\tlog_odds");
        List<String> seen = new ArrayList<>();
        Set<String> resized = new HashSet<>();
        for (int mate = 1; mate <= 2; mate++) {
            List<Read> raw = read(mate == 1 ? reads.first() : reads.second());
            List<Read> corrected = read(out.resolve("reads_R" + mate + ".corrected.fastq.gz"));
            assertThat(corrected).hasSameSizeAs(raw);
            for (int i = 0; i < raw.size(); i++) {
                if (sameLength(raw.get(i), corrected.get(i))) {
                    seen.addAll(differences(raw.get(i), corrected.get(i), mate));
                } else {
                    resized.add(raw.get(i).name() + "\t" + mate);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(300);
        List<String> substitutions = new ArrayList<>(rows.subList(2, rows.size()));
        substitutions.removeIf(row -> resized.contains(row.replaceFirst("^([^\t]+\t[12])\t.*", "$1")));
        assertThat(rows.size() - 2 - substitutions.size()).isGreaterThanOrEqualTo(resized.size());
        assertThat(substitutions)
                .allMatch(row -> row.matches("[^\t]+\t[12]\t\\d+\t[ACGTN]\t[ACGT]\t-?\\d+\\.\\d\\d"))
                .extracting(row -> row.substring(0, row.lastIndexOf('\t')))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void maskingWritesNWhereBasesWouldBeChanged(List<String> corrector) {
        Path corrected = run(corrector);
        Path masked = run(corrector, "--mask", "--force");
        List<Read> raw = read(reads.first());
        List<Read> changed = read(corrected.resolve("reads_R1.corrected.fastq.gz"));
        List<Read> hidden = read(masked.resolve("reads_R1.corrected.fastq.gz"));
        int masks = 0;
        for (int i = 0; i < raw.size(); i++) {
            assertThat(hidden.get(i).length()).isEqualTo(raw.get(i).length());
            byte[] expected = raw.get(i).bases().clone();
            if (!sameLength(raw.get(i), changed.get(i))) {
                continue;
            }
            for (int j = 0; j < expected.length; j++) {
                if (expected[j] != changed.get(i).bases()[j]) {
                    expected[j] = 'N';
                    masks++;
                }
            }
            assertThat(hidden.get(i).bases()).isEqualTo(expected);
        }
        assertThat(masks).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void theProtectedPrefixStaysByteForByte(List<String> corrector) {
        Path free = run(corrector);
        Path guarded = run(corrector, "--protect-prefix", "30");
        List<Read> raw = read(reads.first());
        List<Read> changed = read(free.resolve("reads_R1.corrected.fastq.gz"));
        List<Read> kept = read(guarded.resolve("reads_R1.corrected.fastq.gz"));
        int spared = 0;
        for (int i = 0; i < raw.size(); i++) {
            Read before = raw.get(i);
            Read after = kept.get(i);
            assertThat(Arrays.copyOf(after.bases(), 30)).isEqualTo(Arrays.copyOf(before.bases(), 30));
            assertThat(Arrays.copyOf(after.qualities(), 30)).isEqualTo(Arrays.copyOf(before.qualities(), 30));
            if (sameLength(before, after) && sameLength(before, changed.get(i))) {
                assertThat(Arrays.copyOfRange(after.bases(), 30, 100))
                        .isEqualTo(Arrays.copyOfRange(changed.get(i).bases(), 30, 100));
            }
            spared += Arrays.equals(after.bases(), changed.get(i).bases()) ? 0 : 1;
        }
        assertThat(spared).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void qualitiesAreKeptOnDemandAndBytesDoNotDependOnThreads(List<String> corrector) {
        Path list = temporary.resolve("edits.tsv.gz");
        Path other = temporary.resolve("other.tsv.gz");
        Path one = run(corrector, "--keep-qualities", "--tags", "--edits", list, "--threads", "1");
        Path three = run(corrector, "--keep-qualities", "--tags", "--edits", other, "--threads", "3");
        assertThat(list).hasSameBinaryContentAs(other);
        for (String name : new String[] {"reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz"}) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(three.resolve(name));
        }
        List<Read> raw = read(reads.first());
        List<Read> corrected = read(one.resolve("reads_R1.corrected.fastq.gz"));
        int tagged = 0;
        for (int i = 0; i < raw.size(); i++) {
            if (sameLength(raw.get(i), corrected.get(i))) {
                assertThat(corrected.get(i).qualities()).isEqualTo(raw.get(i).qualities());
            }
            assertThat(corrected.get(i).name()).isEqualTo(raw.get(i).name());
            assertThat(corrected.get(i).header())
                    .startsWith(raw.get(i).header())
                    .contains("io:Z:");
            tagged += corrected.get(i).header().contains("\tie:i:") ? 1 : 0;
        }
        assertThat(tagged).isGreaterThan(100);
    }

    private static boolean sameLength(Read raw, Read corrected) {
        return raw.length() == corrected.length();
    }

    @Test
    void readsThatNeedTooManyEditsAreCounted() {
        Path out = run(List.of("correct", "--with-command", script), "--max-edits-per-read", "1");
        assertThat(out.resolve("report.json")).content().contains("\"TOO_MANY_EDITS\" : 2400", "\"edits\" : 0");
        assertThat(read(out.resolve("reads_R1.corrected.fastq.gz")).get(7).bases())
                .isEqualTo(read(reads.first()).get(7).bases());
    }

    @Test
    void trimmedEndsStayOffButForTheProtectedPrefix() {
        List<String> corrector = List.of("correct", "--with-command", script, "--allow-trim");
        assertThat(read(run(corrector).resolve("reads_R1.corrected.fastq.gz"))).allMatch(read -> read.length() == 98);
        assertThat(read(run(corrector, "--protect-prefix", "1").resolve("reads_R1.corrected.fastq.gz")))
                .allMatch(read -> read.length() == 100);
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeAnyWork() throws IOException {
        refused("the most edits per read must be at least 1, was 0", "--max-edits-per-read", "0");
        refused("the protected prefix must be at least 0 bases, was -3", "--protect-prefix", "-3");
        refused(
                "the reads that protect an allele must be from 2 to 100, or 0 for no protection, were 1",
                "--protect-alleles",
                "1");
        refused("--allow-trim is for external programs; posterior cuts nothing off", "--allow-trim");
        refused(
                "--with-command is a corrector of its own; --corrector lighter is another one",
                "--corrector",
                "lighter",
                "--with-command",
                script);
        refused(
                "--with is for --corrector consensus, which asks others; to correct with one of them use --corrector bfc",
                "--with",
                "bfc");
        refused(
                "consensus takes no k: leave -k 21 out, or choose --corrector spectral",
                "--corrector",
                "consensus",
                "-k",
                "21");
        Path there = Files.createFile(temporary.resolve("there.tsv"));
        refused(there + ": is there already; give another file for the edits, or use --force", "--edits", there);
        refused(reads.first() + ": is a file of reads; give another one for the edits", "--edits", reads.first());
        refused(temporary + ": is a directory; give a file for the edits", "--edits", temporary);
        refused(
                temporary.resolve("no/edits.tsv") + ": cannot be written: there is no directory "
                        + temporary.resolve("no"),
                "--edits",
                temporary.resolve("no/edits.tsv"));
    }

    @Test
    void aFailedRunLeavesNoListBehind() throws IOException {
        Path broken = Files.writeString(temporary.resolve("broken.fq"), "@r1\nACGT\n+\nIIII\n@r2\nACGT\n+\nII\n@r3\n");
        Path list = temporary.resolve("edits.tsv");
        Shell shell = Shell.run("correct", broken, "--out", temporary.resolve("out"), "--edits", list, "--quiet");
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(temporary).isDirectoryNotContaining("glob:**edits.tsv*");
    }

    @Test
    void theListIsDeliveredWithTheReadsOrNotAtAll() throws IOException {
        Path out = temporary.resolve("out");
        Files.createDirectories(out.resolve("reads_R2.corrected.fastq.gz/in the way"));
        Path list = temporary.resolve("edits.tsv");
        Shell shell = Shell.run(words(List.of("correct"), out, "--edits", list, "--force", "--quiet"));
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains("cannot be put into its place").hasLineCount(1);
        assertThat(list).doesNotExist();
        assertThat(out).isDirectoryNotContaining("glob:**reads_R1*");
    }

    private void refused(String message, Object... options) {
        Path out = temporary.resolve("refused");
        Shell shell = Shell.run(words(List.of("correct"), out, options));
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains(message);
        List<Object> dry = new ArrayList<>(List.of(options));
        dry.add("--dry-run");
        assertThat(Shell.run(words(List.of("correct"), out, dry.toArray()))).isEqualTo(shell);
        assertThat(out).doesNotExist();
    }

    private Path run(List<String> corrector, Object... options) {
        Path out = temporary.resolve("out" + Arrays.toString(options).hashCode());
        Shell shell = Shell.run(words(corrector, out, options));
        assertThat(shell.exit()).as(shell.err()).isZero();
        return out;
    }

    private static Object[] words(List<String> corrector, Path out, Object... options) {
        List<Object> words = new ArrayList<>(corrector);
        words.addAll(List.of(reads.first(), reads.second(), "--out", out));
        words.addAll(List.of(options));
        return words.toArray();
    }

    private static List<String> differences(Read raw, Read corrected, int mate) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < raw.length(); i++) {
            char before = (char) raw.bases()[i];
            char after = (char) corrected.bases()[i];
            if (before == after) {
                assertThat(corrected.qualities()[i]).isEqualTo(raw.qualities()[i]);
            } else {
                rows.add(raw.name() + "\t" + mate + "\t" + (i + 1) + "\t" + before + "\t" + after);
            }
        }
        return rows;
    }

    private static List<Read> read(Path file) {
        List<Read> all = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(ReadInput.single(file))) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                all.add(pair.first());
            }
        }
        return all;
    }

    /** As the gzip program sees the file. */
    private static List<String> unpacked(Path file) throws IOException {
        Process gzip = new ProcessBuilder("gzip", "-dc", file.toString()).start();
        try (InputStream in = gzip.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
