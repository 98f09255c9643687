package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Reads of a random genome, made by the program itself.
 *
 * @param genome FASTA
 * @param first mates 1
 * @param second mates 2
 * @param truth what they would be without errors
 */
record SimulatedReads(Path genome, Path first, Path second, Path truth) {

    /**
     * Makes pairs of 100 bases at 30x from 8,000 bases.
     *
     * @param folder an empty folder
     */
    static SimulatedReads make(Path folder) {
        Path genome = folder.resolve("genome.fa");
        Random random = new Random(5);
        StringBuilder bases = new StringBuilder(">chromosome\n");
        for (int i = 0; i < 8000; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        try {
            Files.writeString(genome, bases.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path out = folder.resolve("simulated");
        assertThat(Shell.run("simulate", genome, "--out", out, "--read-length", "100", "--insert", "300", "--quiet"))
                .isEqualTo(new Shell(0, "", ""));
        return new SimulatedReads(
                genome,
                out.resolve("reads_R1.fastq.gz"),
                out.resolve("reads_R2.fastq.gz"),
                out.resolve("reads.truth.fasta.gz"));
    }
}
