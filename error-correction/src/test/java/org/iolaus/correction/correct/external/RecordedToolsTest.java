package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tools that few machines have: a script in the place of each writes down its arguments and leaves its output where the tool would,
 * with one base corrected and the header grown as the tool does it.
 */
class RecordedToolsTest {

    @TempDir
    private Path folder;

    @Test
    void bfc() throws IOException {
        assertThat(record(KnownTool.BFC, OptionalInt.of(33), "bfc", " ec:Z:0_31:1_0_0:0_0/' "))
                .containsExactly("-s", "48502", "-k", "33", "-t", "3", "reads.fastq");
    }

    @Test
    void rcorrector() throws IOException {
        assertThat(record(
                        KnownTool.RCORRECTOR,
                        OptionalInt.of(23),
                        "run_rcorrector.pl",
                        " l:1 m:2 h:3 cor/' > reads.cor.fq"))
                .containsExactly("-s", "reads.fastq", "-k", "23", "-t", "3", "-od", ".");
    }

    @Test
    void reckoner() throws IOException {
        assertThat(record(KnownTool.RECKONER, OptionalInt.of(20), "reckoner", "/' > reads.corrected.fastq"))
                .containsExactly(
                        "-kmerlength",
                        "20",
                        "-genome",
                        "48502",
                        "-threads",
                        "3",
                        "-memory",
                        "4",
                        "-prefix",
                        ".",
                        "-read",
                        "reads.fastq");
    }

    @Test
    void karect() throws IOException {
        assertThat(record(KnownTool.KARECT, OptionalInt.empty(), "karect", "/' > karect_reads.fastq"))
                .containsExactly(
                        "-correct",
                        "-threads=3",
                        "-matchtype=hamming",
                        "-celltype=haploid",
                        "-memory=4",
                        "-inputfile=./reads.fastq",
                        "-resultdir=.",
                        "-tempdir=.");
    }

    @Test
    void aCommandOfTheUser() throws IOException {
        String template = "fix 'k={k} $HOME;' -t{threads} {genome_size} {in} {out}";

        List<String> arguments =
                record(CommandTemplate.parse(template), OptionalInt.of(21), "fix", " fixed/' > corrected.out.fastq");

        assertThat(arguments).hasSize(5).startsWith("k=21 $HOME;", "-t3", "48502");
        assertThat(arguments.get(3))
                .startsWith(folder.resolve("work folder").toString())
                .endsWith("/reads.fastq");
        assertThat(arguments.get(4)).endsWith("/corrected.out.fastq");
    }

    /** The arguments that a script got which stands in for a tool; its correction must have come back. The rest is of its last command. */
    private List<String> record(ExternalTool tool, OptionalInt k, String program, String rest) throws IOException {
        Path work = Files.createDirectory(folder.resolve("work folder"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path script = programs.resolve(program);
        Files.writeString(
                script,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > ../arguments\nsed '2s/ACGA/ACGT/' reads.fastq | sed '1s/$/" + rest
                        + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Path reads = folder.resolve("reads.fa");
        Files.writeString(reads, ">the read\nTTTACGATTT\n");
        Read raw = new Read("the read", "TTTACGATTT".getBytes(StandardCharsets.US_ASCII), new byte[0]);

        ExternalCorrection correction = new ExternalCorrector(
                        tool,
                        new ExternalSettings(k, 3, OptionalLong.of(48_502), 4096, false),
                        new ProgramFinder(List.of(programs)))
                .run(new ExternalReads(ReadInput.single(reads), work));

        try (ExternalCorrection.Cursor cursor = correction.open()) {
            CorrectedRead corrected = cursor.correct(0, 0, raw, raw.length());
            assertThat(new String(corrected.read().bases(), StandardCharsets.US_ASCII))
                    .isEqualTo("TTTACGTTTT");
            assertThat(corrected.read().header()).isEqualTo("the read");
        }
        return Files.readAllLines(work.resolve("arguments"));
    }
}
