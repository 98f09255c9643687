package org.iolaus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Pairs of 100 bases, 30x of 8,000 random ones, which the program simulates.
 *
 * @param first mates 1
 * @param second mates 2
 * @param truth what they would be without errors
 */
record SmallReads(Path first, Path second, Path truth) {

    /**
     * Makes some.
     *
     * @param run gives the folder and starts the program
     * @param name of the reads, a letter
     */
    static SmallReads make(WorkflowRun run, String name) throws IOException, InterruptedException {
        Random random = new Random(name.hashCode());
        StringBuilder bases = new StringBuilder(">chromosome\n");
        for (int i = 0; i < 8000; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        Path genome = run.folder().resolve(name + ".fa");
        Files.writeString(genome, bases.append('\n'));
        Path out = run.folder().resolve("reads_" + name);
        WorkflowRun.Ended simulated =
                run.iolaus("simulate", genome, "--out", out, "--read-length", "100", "--insert", "300", "--quiet");
        assertThat(simulated.exit()).as(simulated.output()).isZero();
        return new SmallReads(
                out.resolve("reads_R1.fastq.gz"),
                out.resolve("reads_R2.fastq.gz"),
                out.resolve("reads.truth.fasta.gz"));
    }

    /** A line of a samplesheet with the columns sample, fastq_1, fastq_2 and truth. */
    String line(String sample) {
        return String.join(",", sample, first.toString(), second.toString(), truth.toString()) + "\n";
    }
}
