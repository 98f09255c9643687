package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    @TempDir
    Path temporary;

    private Path genome = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void makeGenome() throws IOException {
        Random random = new Random(1);
        StringBuilder bases = new StringBuilder(">chromosome\n");
        for (int i = 0; i < 5000; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        genome = Files.writeString(temporary.resolve("genome.fa"), bases + "\n");
        out = temporary.resolve("out");
    }

    @Test
    void readsTruthAndErrorsAgree() throws IOException {
        Shell shell = Shell.run("simulate", genome, "--out", out, "--coverage", "5", "--read-length", "100");
        assertThat(shell.exit()).isZero();
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).contains("250 reads, 25000 bases");
        List<Read> reads = reads(ReadInput.paired(out.resolve("reads_R1.fastq.gz"), out.resolve("reads_R2.fastq.gz")));
        List<Read> truth = reads(ReadInput.single(out.resolve("reads.truth.fasta.gz")));
        assertThat(reads).hasSize(250);
        assertThat(truth.stream().map(Read::name))
                .containsExactlyElementsOf(reads.stream().map(Read::name).toList());
        List<String> errors = Files.readAllLines(out.resolve("reads.errors.tsv"));
        assertThat(errors.get(0)).isEqualTo("read\tposition\tkind\ttruth\tread_base");
        long differences = 0;
        for (int r = 0; r < reads.size(); r++) {
            String name = reads.get(r).name();
            long rows =
                    errors.stream().filter(row -> row.startsWith(name + "\t")).count();
            if (truth.get(r).comment().contains("I=0 D=0")) {
                assertThat(differences(reads.get(r), truth.get(r))).isEqualTo(rows);
            }
            differences += rows;
        }
        assertThat(differences).isPositive().isEqualTo(errors.size() - 1);
        assertThat(out.resolve("report.json")).content().contains("\"errors\" : " + differences);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        Shell.run("simulate", genome, "--out", out, "--coverage", "2", "--seed", "7", "--single");
        Path again = temporary.resolve("again");
        Shell.run("simulate", genome, "--out", again, "--coverage", "2", "--seed", "7", "--single");
        assertThat(out.resolve("reads.fastq.gz")).hasSameBinaryContentAs(again.resolve("reads.fastq.gz"));
        Path other = temporary.resolve("other");
        Shell.run("simulate", genome, "--out", other, "--coverage", "2", "--seed", "8", "--single");
        assertThat(out.resolve("reads.errors.tsv"))
                .content()
                .isNotEqualTo(contentOf(other.resolve("reads.errors.tsv").toFile()));
    }

    @Test
    void settingsOutOfRangeAreOneLineAndLeaveNothing() {
        refused("coverage must be above 0 and at most 1000000, was -1.0", "--coverage", "-1");
        refused(
                "no error profile is called perfect; there are binned, illumina, noisy, optimistic",
                "--profile",
                "perfect");
        refused("there must be one share a genome; there are 1 genomes and 2 shares", "--shares", "1,2");
        refused("--name is part of file names and has no /, was a/b", "--name", "a/b");
        refused("genome genome has no piece of 9000 known bases; its longest has 5000", "--read-length", "9000");
        refused("invalid value for option '--seed': 'x' is not a long", "--seed", "x");
    }

    @Test
    void aGenomeThatIsNoFastaIsOneLine() throws IOException {
        Files.writeString(genome, "no sequence\n");
        refused(genome + ": is no FASTQ, FASTA, SAM, BAM or CRAM");
    }

    private void refused(String message, String... options) {
        List<Object> words = new ArrayList<>(List.of("simulate", genome, "--out", out));
        words.addAll(List.of(options));
        Shell shell = Shell.run(words.toArray());
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).startsWith("iolaus: " + message).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    private static long differences(Read read, Read truth) {
        assertThat(read.length()).isEqualTo(truth.length());
        return IntStream.range(0, read.length())
                .filter(i -> read.bases()[i] != truth.bases()[i])
                .count();
    }

    private static List<Read> reads(ReadInput input) {
        List<Read> reads = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                reads.add(pair.first());
                if (pair.second() != null) {
                    reads.add(pair.second());
                }
            }
        }
        return reads;
    }
}
