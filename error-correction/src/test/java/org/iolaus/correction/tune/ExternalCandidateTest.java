package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iolaus.correction.correct.external.CommandTemplate;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalReads;
import org.iolaus.correction.correct.external.ExternalSettings;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.iolaus.genomics.read.ReadSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalCandidateTest {

    private static final int PAIRS = 200;

    @TempDir
    private Path folder;

    private Path runs;
    private ExternalCandidate candidate;
    private List<Sampled> sample;

    /** Every pair has its own number in its bases; the tool turns the first base of every read from G to C. */
    @BeforeEach
    void sampleSomeOfThePairs() throws IOException {
        runs = folder.resolve("runs");
        Path program = folder.resolve("turn");
        Files.writeString(program, "#!/bin/sh\necho run >> '" + runs + "'\nsed 's/^G/C/' \"$1\" > \"$2\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        StringBuilder fasta = new StringBuilder();
        for (int i = 0; i < PAIRS; i++) {
            fasta.append(">x/1\n")
                    .append('G')
                    .append(number(i))
                    .append("\n>x/2\n")
                    .append('T')
                    .append(number(i))
                    .append('\n');
        }
        Path reads = folder.resolve("reads.fa");
        Files.writeString(reads, fasta);
        ReadInput input = ReadInput.interleaved(reads);
        sample = sample(input);
        candidate = new ExternalCandidate(
                new ExternalCorrector(
                        CommandTemplate.parse("'" + program + "' {in} {out} {k}"),
                        new ExternalSettings(OptionalInt.of(21), 2, OptionalLong.empty(), 512, false)),
                new ExternalReads(input, Files.createDirectory(folder.resolve("work"))),
                sample);
    }

    @Test
    void theToolSeesAllReadsAndTheTrialTheSample() throws IOException {
        assertThat(candidate.name()).isEqualTo("command k=21");
        assertThat(candidate.correction()).isEmpty();

        List<String> corrected = new ArrayList<>();
        try (Candidate.Run run = candidate.start()) {
            for (int i = 0; i < sample.size(); i += 7) {
                List<ReadPair> portion = sample.subList(i, Math.min(sample.size(), i + 7)).stream()
                        .map(Sampled::pair)
                        .toList();
                run.correct(i, portion).forEach(bases -> corrected.add(new String(bases, StandardCharsets.US_ASCII)));
            }
        }

        List<String> expected = new ArrayList<>();
        for (Sampled sampled : sample) {
            expected.add("C" + number((int) sampled.ordinal()));
            expected.add("T" + number((int) sampled.ordinal()));
        }
        assertThat(corrected).hasSize(60).isEqualTo(expected);
        assertThat(Files.readAllLines(
                        candidate.correction().orElseThrow().files().get(0)))
                .as("all reads, not the sample")
                .hasSize(8 * PAIRS);
    }

    @Test
    void theToolRunsOnce() throws IOException {
        candidate.start().close();
        candidate.start().close();

        assertThat(Files.readAllLines(runs)).containsExactly("run");
        assertThatThrownBy(() -> candidate
                        .start()
                        .correct(sample.size(), List.of(sample.get(0).pair())))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<Sampled> sample(ReadInput input) {
        ReadSampler sampler = new ReadSampler(3, 30, 1_000_000);
        try (ReadSource source = ReadFiles.open(input)) {
            long ordinal = 0;
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sampler.offer(ordinal++, pair);
            }
        }
        return sampler.sample();
    }

    /** A number in base four, in letters. */
    private static String number(int value) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            letters.append("ACGT".charAt((value >> (2 * i)) & 3));
        }
        return letters.toString();
    }
}
