package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectCommandTest {

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
    void correctionIsJudgedByTheTruth() {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("correct", reads.first(), reads.second(), "--out", out, "-k", "17");
        assertThat(shell.exit()).isZero();
        assertThat(shell.err()).contains("spectral k=17: ").contains("of 2400 reads changed");
        Map<String, Double> metrics = evaluate(out, "--truth", reads.truth());
        assertThat(metrics.get("reads")).isEqualTo(2400);
        assertThat(metrics.get("errors")).isGreaterThan(300);
        assertThat(metrics.get("gain")).isGreaterThan(0.95);
        assertThat(metrics.get("dropped_reads")).isZero();
        assertThat(out.resolve("report.json"))
                .content()
                .contains("\"corrector\" : \"spectral k=17\"", "\"command\" : \"correct\"", "\"reads\" : 2400");
    }

    @Test
    void needsNoK() {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("correct", reads.first(), reads.second(), "--out", out);
        assertThat(shell.exit()).isZero();
        assertThat(shell.err()).contains("posterior: ").contains("of 2400 reads changed");
        assertThat(evaluate(out, "--truth", reads.truth()).get("gain")).isGreaterThan(0.97);
        assertThat(out.resolve("report.json")).content().contains("\"corrector\" : \"posterior\"");
    }

    @Test
    void correctionIsJudgedByAReference() {
        Path out = temporary.resolve("out");
        Shell.run("correct", reads.first(), reads.second(), "--out", out);
        Map<String, Double> metrics = evaluate(out, "--reference", reads.genome());
        assertThat(metrics.get("exact_match_rate_before")).isBetween(0.5, 0.95);
        assertThat(metrics.get("exact_match_rate_after")).isGreaterThan(0.98);
    }

    @Test
    void bytesDoNotDependOnThreads() {
        for (String corrector : new String[] {"posterior", "spectral"}) {
            Path one = corrected(corrector, "1");
            for (String threads : new String[] {"2", "4"}) {
                Path more = corrected(corrector, threads);
                for (String name : new String[] {"reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz"}) {
                    assertThat(one.resolve(name)).hasSameBinaryContentAs(more.resolve(name));
                }
            }
        }
    }

    private Path corrected(String corrector, String threads) {
        Path out = temporary.resolve(corrector + threads);
        Object[] k = corrector.equals("spectral") ? new Object[] {"-k", "11"} : new Object[0];
        List<Object> words = new ArrayList<>(
                List.of("correct", reads.first(), reads.second(), "--out", out, "--corrector", corrector));
        words.addAll(List.of("--threads", threads));
        words.addAll(List.of(k));
        assertThat(Shell.run(words.toArray()).exit()).isZero();
        return out;
    }

    /** At 300x three reads are fewer than errors of other reads come to: only the rule keeps them. */
    @Test
    void anAlleleThatThreeGoodReadsShowOnBothStrandsIsKept() throws IOException {
        Random random = new Random(11);
        StringBuilder genome = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            genome.append("ACGT".charAt(random.nextInt(4)));
        }
        int site = 750;
        String base = genome.charAt(site) == 'A' ? "C" : "A";
        String allele = genome.substring(0, site) + base + genome.substring(site + 1);
        StringBuilder fastq = new StringBuilder();
        for (int i = 0; i < 4500; i++) {
            int start = random.nextInt(genome.length() - 100);
            StringBuilder read = new StringBuilder(genome.substring(start, start + 100));
            for (int at = 0; at < 100; at++) {
                if (random.nextInt(100) == 0 && start + at != site) {
                    read.setCharAt(at, "ACGT".charAt(random.nextInt(4)));
                }
            }
            addRead("common" + i, read.toString(), random.nextBoolean(), fastq);
        }
        addRead("allele1", allele.substring(690, 790), false, fastq);
        addRead("allele2", allele.substring(700, 800), true, fastq);
        addRead("allele3", allele.substring(715, 815), true, fastq);
        Path deep = Files.writeString(temporary.resolve("deep.fq"), fastq);
        for (String corrector : new String[] {"posterior", "spectral"}) {
            assertThat(alleles(deep, corrector, "3", allele)).isEqualTo(3);
            assertThat(alleles(deep, corrector, "4", allele)).isZero();
            assertThat(alleles(deep, corrector, "0", allele)).isZero();
        }
    }

    /** How many of the three reads still show the allele. */
    private long alleles(Path deep, String corrector, String protecting, String allele) throws IOException {
        Path out = temporary.resolve(corrector + protecting);
        List<Object> words = new ArrayList<>(List.of("correct", deep, "--out", out, "--qualities", "33"));
        words.addAll(List.of("--protect-alleles", protecting));
        words.addAll(corrector.equals("spectral") ? List.of("-k", "17") : List.of());
        assertThat(Shell.run(words.toArray()).exit()).isZero();
        List<String> lines = Files.readAllLines(out.resolve("deep.corrected.fq"));
        List<String> expected = List.of(
                allele.substring(690, 790),
                reverseComplement(allele.substring(700, 800)),
                reverseComplement(allele.substring(715, 815)));
        return expected.stream().filter(lines::contains).count();
    }

    private static void addRead(String name, String bases, boolean reverse, StringBuilder fastq) {
        fastq.append('@').append(name).append('\n');
        fastq.append(reverse ? reverseComplement(bases) : bases);
        fastq.append("\n+\n").append("F".repeat(bases.length())).append('\n');
    }

    private static String reverseComplement(String bases) {
        StringBuilder complement = new StringBuilder();
        for (int i = bases.length() - 1; i >= 0; i--) {
            complement.append("TGCA".charAt("ACGT".indexOf(bases.charAt(i))));
        }
        return complement.toString();
    }

    @Test
    void anExternalCorrectorDelivers() {
        assumeTrue(onPath("lighter"), "lighter is not installed");
        Path out = temporary.resolve("out");
        Shell shell =
                Shell.run("correct", reads.first(), reads.second(), "--out", out, "--corrector", "lighter", "-k", "15");
        assertThat(shell.exit()).isZero();
        assertThat(shell.err()).contains("lighter k=15: ");
        assertThat(evaluate(out, "--truth", reads.truth()).get("gain")).isGreaterThan(0.5);
    }

    @Test
    void aBrokenRecordLeavesNothingBehind() throws IOException {
        Path broken = Files.writeString(temporary.resolve("broken.fq"), "@r1\nACGT\n+\nIIII\n@r2\nACGT\n+\nII\n@r3\n");
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("correct", broken, "--out", out, "--quiet");
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .startsWith("iolaus: " + broken + ": record 2 (r2): ")
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeAnyWork() throws IOException {
        Path out = temporary.resolve("out");
        refused(
                "the spectral corrector takes k from 1 to 31, was 32; it has no tables for longer k-mers",
                reads.first(),
                "--out",
                out,
                "-k",
                "32");
        refused(
                "no corrector is called lightr; there are posterior, spectral, consensus, lighter, ",
                reads.first(),
                "--out",
                out,
                "--corrector",
                "lightr");
        refused(
                "bayeshammer takes no k: it chooses for itself",
                reads.first(),
                "--out",
                out,
                "--corrector",
                "bayeshammer",
                "-k",
                "21");
        refused(
                "--homopolymers is for posterior and consensus, which alone insert and delete bases of their own; leave it out, or"
                        + " -k and --corrector",
                reads.first(),
                "--out",
                out,
                "--homopolymers",
                "-k",
                "21");
        refused(
                "posterior takes no k: leave -k 21 out, or choose --corrector spectral",
                reads.first(),
                "--out",
                out,
                "--corrector",
                "posterior",
                "-k",
                "21");
        refused("--threads must be from 1 to 1024, was 0", reads.first(), "--out", out, "--threads", "0");
        refused(
                "--interleaved means one file with both mates; two files were given",
                reads.first(),
                reads.second(),
                "--out",
                out,
                "--interleaved");
        refused("the same file was given for both mates: " + reads.first(), reads.first(), reads.first(), "--out", out);
        refused(temporary.resolve("none.fq") + ": there is no such file", temporary.resolve("none.fq"), "--out", out);
        refused(temporary + ": is a directory, not a file", temporary, "--out", out);
        refused("missing required option: '--out=DIR'", reads.first());
        refused("missing required parameter: 'READS'", "--out", out);
        refused(
                "invalid value for option '--qualities': must be auto, 33, 64 or solexa, was '65'",
                reads.first(),
                "--out",
                out,
                "--qualities",
                "65");
        Files.createDirectory(out);
        refused(out + ": is there already", reads.first(), "--out", out);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void aDryRunOnlyChecks() throws IOException {
        Path out = temporary.resolve("out");
        Shell shell = Shell.run(
                "correct",
                reads.first(),
                reads.second(),
                "--out",
                out,
                "--dry-run",
                "--threads",
                "2",
                "--max-memory",
                "100m");
        assertThat(shell).extracting(Shell::exit, Shell::out).containsExactly(0, "");
        assertThat(shell.err().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("iolaus: dry run: reads " + reads.first() + " (")
                                .matches(".* and .*reads_R2.fastq.gz \\(0\\.\\d+ MB\\), about 0\\.2\\d* million bases"),
                        line -> assertThat(line)
                                .isEqualTo("iolaus: dry run: writes " + out.resolve("reads_R1.corrected.fastq.gz")
                                        + ", " + out.resolve("reads_R2.corrected.fastq.gz") + ", "
                                        + out.resolve("report.json") + ", " + out.resolve("report.html")),
                        line -> assertThat(line)
                                .isEqualTo("iolaus: dry run: takes roughly 3 s with 2 threads, 105 MB of memory of"
                                        + " the 105 MB allowed and more on disk"),
                        line -> assertThat(line).isEqualTo("iolaus: dry run: nothing stands in the way"));
        assertThat(out).doesNotExist();
        Path text = Files.writeString(temporary.resolve("text"), "no reads\n");
        refused(text + ": is no FASTQ, FASTA, SAM, BAM or CRAM", text, "--out", out, "--dry-run");
        assertThat(out).doesNotExist();
    }

    @Test
    void noReadsAreNoError() throws IOException {
        Path empty = Files.createFile(temporary.resolve("empty.fq"));
        Path out = temporary.resolve("out");
        Shell shell = Shell.run("correct", empty, "--out", out, "--quiet");
        assertThat(shell)
                .isEqualTo(new Shell(0, "", "iolaus: warning: " + empty + ": holds no reads" + System.lineSeparator()));
        assertThat(out.resolve("empty.corrected.fq")).isEmptyFile();
    }

    @Test
    void onePlaceForTheResultsMustBeNamed() throws IOException {
        Path reads = Files.writeString(temporary.resolve("r.fa"), ">r\nACGT\n");
        Path out = temporary.resolve("out");
        assertThat(Shell.run("correct", reads).err())
                .isEqualTo("iolaus: missing required option: '--out=DIR' (help: iolaus correct --help)"
                        + System.lineSeparator());
        assertThat(Shell.run("correct", reads, "--out", out, "--stdout").err())
                .isEqualTo("iolaus: --stdout and --out " + out
                        + " are two places; give one of them (help: iolaus correct --help)" + System.lineSeparator());
        assertThat(out).doesNotExist();
    }

    @Test
    void inputsOfOneNameAreRefused() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("other"));
        Path copy = Files.copy(reads.second(), other.resolve(reads.first().getFileName()));
        Path out = temporary.resolve("out");
        refused(
                reads.first() + " and " + copy
                        + ": the corrected reads of both would be called reads_R1.corrected.fastq.gz",
                reads.first(),
                copy,
                "--out",
                out);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void refused(String message, Object... words) {
        Shell shell =
                Shell.run(Stream.concat(Stream.of("correct"), Stream.of(words)).toArray());
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).startsWith("iolaus: " + message).hasLineCount(1);
    }

    private static Map<String, Double> evaluate(Path corrected, String by, Path file) {
        Shell shell = Shell.run(
                "evaluate",
                "--raw",
                reads.first(),
                reads.second(),
                "--corrected",
                corrected.resolve("reads_R1.corrected.fastq.gz"),
                corrected.resolve("reads_R2.corrected.fastq.gz"),
                by,
                file);
        assertThat(shell.exit()).isZero();
        Map<String, Double> metrics = new HashMap<>();
        shell.out()
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(cells -> metrics.put(cells[0], Double.valueOf(cells[1])));
        return metrics;
    }
}
